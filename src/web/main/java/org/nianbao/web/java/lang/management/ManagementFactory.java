package org.nianbao.web.java.lang.management;

/** {@code java.lang.management.ManagementFactory} with the only bean that the engine uses. */
public final class ManagementFactory {
  private static final ThreadMXBean THREAD = System::nanoTime;

  private ManagementFactory() {}

  /**
   * Returns a bean whose processor time is that of the clock, as JavaScript has no other measure.
   */
  public static ThreadMXBean getThreadMXBean() {
    return THREAD;
  }
}

package org.nianbao.web.java.lang.management;

/** {@code java.lang.management.ManagementFactory} with the one bean that the engine asks for. */
public final class ManagementFactory {
  private static final ThreadMXBean THREAD = System::nanoTime;

  private ManagementFactory() {}

  /**
   * The bean that knows how long the thread has worked: the clock, as there is no other measure.
   */
  public static ThreadMXBean getThreadMXBean() {
    return THREAD;
  }
}

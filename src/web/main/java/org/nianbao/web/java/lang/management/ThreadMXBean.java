package org.nianbao.web.java.lang.management;

/** {@code java.lang.management.ThreadMXBean} as far as the engine calls it. */
public interface ThreadMXBean {
  /** Returns the time that the calling thread has taken, in nanoseconds. */
  long getCurrentThreadCpuTime();
}

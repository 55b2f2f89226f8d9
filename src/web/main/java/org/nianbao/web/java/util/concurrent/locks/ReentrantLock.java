package org.nianbao.web.java.util.concurrent.locks;

/** A lock that is always free, because a script has one thread. */
public class ReentrantLock {
  /** Does nothing. */
  public void lock() {
    // there is one thread
  }

  /** Does nothing. */
  public void unlock() {
    // there is one thread
  }
}

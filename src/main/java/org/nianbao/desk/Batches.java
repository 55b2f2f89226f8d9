package org.nianbao.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.Timer;

/** Hands things over to the event thread a few times a second, however many there are. */
final class Batches<T> {
  private static final int MILLISECONDS = 80;

  private final Consumer<List<T>> receiver;
  private final Timer timer = new Timer(MILLISECONDS, event -> flush());
  private List<T> waiting = new ArrayList<>();

  /**
   * Batches for a receiver.
   *
   * @param receiver is called on the event thread
   */
  Batches(Consumer<List<T>> receiver) {
    this.receiver = receiver;
    timer.setRepeats(false);
  }

  /** Takes in one more, on any thread. */
  void add(T thing) {
    synchronized (this) {
      waiting.add(thing);
    }
    timer.start();
  }

  /** Hands over what there is, on the event thread. */
  void flush() {
    List<T> batch;
    synchronized (this) {
      batch = waiting;
      waiting = new ArrayList<>();
    }
    if (!batch.isEmpty()) {
      receiver.accept(batch);
    }
  }
}

package org.nianbao.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many things at once, in order. */
class OrderedPipelineTest {
  private static final List<Integer> THINGS = IntStream.range(0, 500).boxed().toList();

  @Test
  void handsResultsOnInTheOrderOfTheThings() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    List<Integer> taken = new ArrayList<>();
    try (WorkerThreads workers = new WorkerThreads(4, Progress.NONE)) {
      OrderedPipeline.run(
          THINGS,
          workers,
          thing -> {
            if (thing == 1) {
              second.countDown();
            } else if (thing == 0) {
              await(second); // the first is done after the second
            }
            return thing;
          },
          taken::add);
    }
    assertEquals(THINGS, taken);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void keepsButAFewUnderWay() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (WorkerThreads workers = new WorkerThreads(2, Progress.NONE)) {
      OrderedPipeline.run(
          THINGS,
          workers,
          thing -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            return thing;
          },
          thing -> underWay.decrementAndGet());
    }
    assertTrue(most.get() <= 17, () -> "at once " + most.get());
  }

  @Test
  void whatGoesWrongInAThreadGoesWrongHere() {
    List<Integer> taken = new ArrayList<>();
    try (WorkerThreads workers = new WorkerThreads(3, Progress.NONE)) {
      IOException failure =
          assertThrows(
              IOException.class,
              () ->
                  OrderedPipeline.run(
                      THINGS,
                      workers,
                      thing -> {
                        if (thing == 100) {
                          throw new IOException("full");
                        }
                        return thing;
                      },
                      taken::add));
      assertEquals("full", failure.getMessage());
    }
    assertEquals(THINGS.subList(0, 100), taken);
  }
}

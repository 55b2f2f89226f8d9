package org.nianbao.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;

/** Files whose reading fails, beside others. */
class IsolatedReadingTest {
  private static final Message NO_MEMORY = Message.of("grid.computer-memory");

  private final Path small;
  private final Path large;

  IsolatedReadingTest(@TempDir Path folder) throws IOException {
    small = Files.createFile(folder.resolve("small.xlsx"));
    large = Files.write(folder.resolve("large.xlsx"), new byte[1 << 20]);
  }

  private static <T> T reading(Path file, IsolatedReading.Work<T> work) {
    return IsolatedReading.readIsolated(
        file,
        work,
        reason -> {
          throw new AssertionError(reason);
        });
  }

  /** Lets go of a reading that another one must not wait for; fails if nobody does. */
  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IOException("the other reading waits");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void smallFilesAreReadWhileALargeOneIsReadOnceMore() throws Exception {
    AtomicInteger times = new AtomicInteger();
    CountDownLatch secondTime = new CountDownLatch(1);
    CountDownLatch otherRead = new CountDownLatch(1);
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () ->
                reading(
                    large,
                    () -> {
                      if (times.incrementAndGet() == 1) {
                        throw new UnreadableFileException(large.toString(), NO_MEMORY);
                      }
                      secondTime.countDown();
                      await(otherRead);
                      return "large";
                    }));
    await(secondTime);
    String other =
        reading(
            small,
            () -> {
              otherRead.countDown();
              return "small";
            });
    assertEquals("small", other);
    assertEquals("large", read.get());
    assertEquals(2, times.get());
  }

  @Test
  void aLargeFileIsReadBesideTheSecondReadingOfAnother() throws Exception {
    IsolatedReading three = new IsolatedReading(3);
    AtomicInteger times = new AtomicInteger();
    CountDownLatch secondTime = new CountDownLatch(1);
    CountDownLatch otherRead = new CountDownLatch(1);
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () ->
                three.read(
                    large,
                    () -> {
                      if (times.incrementAndGet() == 1) {
                        throw new OutOfMemoryError();
                      }
                      secondTime.countDown();
                      await(otherRead);
                      return "large";
                    },
                    Message::key));
    await(secondTime);
    three.read(
        large,
        () -> {
          otherRead.countDown();
          return "other";
        },
        Message::key);
    assertEquals("large", read.get());
  }

  @Test
  void tooManyOpenFilesAreNotTheFilesFault() {
    IsolatedReading.Work<Message> work =
        () -> {
          throw new IOException("甲.json: Too many open files");
        };
    Message handles = Message.of("grid.handles");
    assertEquals(handles, IsolatedReading.readIsolated(small, work, reason -> reason));
  }

  @Test
  void memoryThatIsUsedUpAnywhereRefusesTheFileAlone() {
    AtomicInteger times = new AtomicInteger();
    IsolatedReading.Work<Message> work =
        () -> {
          times.incrementAndGet();
          throw new OutOfMemoryError();
        };
    assertEquals(NO_MEMORY, IsolatedReading.readIsolated(small, work, reason -> reason));
    assertEquals(2, times.get());
  }

  @Test
  void whatTakesTooMuchTimeIsNotReadOnceMore() {
    AtomicInteger times = new AtomicInteger();
    Message late = Message.of("grid.limit.time", 8);
    IsolatedReading.Work<Message> work =
        () -> {
          times.incrementAndGet();
          throw new UnreadableFileException(small.toString(), late);
        };
    assertEquals(late, IsolatedReading.readIsolated(small, work, reason -> reason));
    assertEquals(1, times.get());
  }
}

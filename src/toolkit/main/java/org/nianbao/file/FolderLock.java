package org.nianbao.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;

/**
 * A lock on a folder that two runs must not change at the same time, also on two computers. It is
 * held on a file in the folder, which the system unlocks when the run ends in any way.
 */
public final class FolderLock implements Closeable {
  private static final String NAME = ".nianbao-ledger.lock";
  private static final long LOCKED_POSITION = 1L << 40;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Locks a folder; creates it as needed.
   *
   * @param patience how long to wait for another run
   * @throws UnreadableFileException if another run still holds the lock
   * @throws IOException if there can be no file in the folder
   */
  public static FolderLock acquire(Path folder, Duration patience) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(NAME);
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      FolderLock lock = tryAcquire(file);
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() > end) {
        throw new UnreadableFileException(folder.toString(), Message.of("ledger.inUse"));
      }
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UnreadableFileException(folder.toString(), Message.of("ledger.inUse"), e);
      }
    }
  }

  private static @Nullable FolderLock tryAcquire(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean held = false;
    try {
      held = isHeld(channel) && isStill(file, channel);
    } finally {
      if (!held) {
        channel.close();
      }
    }
    return held ? new FolderLock(file, channel) : null;
  }

  private static boolean isHeld(FileChannel channel) throws IOException {
    try {
      // a part behind the content, which others could not read on Windows if it were locked
      return channel.tryLock(LOCKED_POSITION, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false; // another thread of this program
    }
  }

  /** Returns whether the locked file is the one in the folder, and not one removed before. */
  private static boolean isStill(Path file, FileChannel channel) throws IOException {
    byte[] token = Long.toHexString(ThreadLocalRandom.current().nextLong()).getBytes(UTF_8);
    channel.truncate(0).write(ByteBuffer.wrap(token));
    try {
      return Arrays.equals(Files.readAllBytes(file), token);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Releases the lock and removes its file. */
  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // the file of a system that keeps open files; it does no harm
    } finally {
      channel.close();
    }
  }
}

package org.nianbao.grid;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that reads files for which libraries are needed that bound neither their time nor their
 * memory: a PDF of a few kilobytes makes PDFBox work for minutes. The process is ended when a file
 * takes too much of either, and is kept for further files otherwise.
 *
 * <p>The bound is one of processor time: how busy the computer is does not change the answer.
 */
final class ReaderProcess {
  /** Of the 10 seconds a file may take in all, these leave room for what is done with its grids. */
  private static final Duration MAX_TIME = Duration.ofSeconds(8);

  /** With what the JVM itself takes, a process stays below 256 MB. */
  private static final int MAX_HEAP_MB = 160;

  private static final int MAX_MB = 256;

  /** What has room in the process. */
  private static final int MAX_ANSWER_BYTES = MAX_HEAP_MB << 20;

  /** Ends a process that is stopped or starved; every other is ended by its processor time before. */
  private static final long MAX_SECONDS_WAITED = 600;

  private static final long MAX_SECONDS_IDLE = 10;

  /** A process that something else ended is followed by another one, once. */
  private static final int MAX_ATTEMPTS = 2;

  /** A page or workbook of this size does not take long, nor much memory; reports are smaller. */
  private static final int MAX_BYTES_READ_HERE = 1 << 20;

  private static final Pool POOL =
      new Pool(Path.of(System.getProperty("java.home"), "bin", "java"), MAX_TIME);

  private final Process process;
  private final DataOutputStream out;
  private final DataInputStream in;
  private boolean started;

  private ReaderProcess(Process process) {
    this.process = process;
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /** Processes that wait for files: no more than ever read at one time. */
  static final class Pool {
    private final Path java;
    private final Duration maxTime;
    private final Deque<ReaderProcess> idle = new ArrayDeque<>();
    private boolean unavailable;

    /**
     * Begins without any process.
     *
     * @param java the program that runs them
     * @param maxTime the processor time that a file may take
     */
    Pool(Path java, Duration maxTime) {
      this.java = java;
      this.maxTime = maxTime;
    }

    /** Reads a file in a process of its own, or in this one where none can be started. */
    List<Grid> read(byte[] content, FileKind kind, Budget budget) {
      for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        ReaderProcess process = take();
        if (process == null) {
          return kind.read(content, budget);
        }
        try {
          byte[] answer = process.read(content, kind);
          keep(process);
          return GridData.grids(answer, budget);
        } catch (IOException e) {
          refuse(process.end());
          if (!process.started) {
            giveUp();
          }
        }
      }
      throw Refusal.damaged();
    }

    private void refuse(int status) {
      if (status == ReaderProcessMain.OUT_OF_TIME) {
        throw new Refusal("grid.limit.time", maxTime.toSeconds());
      }
      if (status == ReaderProcessMain.OUT_OF_MEMORY) {
        throw new Refusal("grid.limit.file-memory", MAX_MB);
      }
    }

    /** A process that waits, or a new one; null if none can be started. */
    private synchronized @Nullable ReaderProcess take() {
      if (unavailable) {
        return null;
      }
      ReaderProcess waiting = idle.poll();
      if (waiting != null) {
        return waiting;
      }
      try {
        return start(java, maxTime);
      } catch (IOException e) {
        unavailable = true;
        return null;
      }
    }

    private synchronized void giveUp() {
      unavailable = true;
    }

    private synchronized void keep(ReaderProcess process) {
      idle.push(process);
      CompletableFuture.delayedExecutor(MAX_SECONDS_IDLE, TimeUnit.SECONDS)
          .execute(() -> endIfIdle(process));
    }

    private synchronized void endIfIdle(ReaderProcess process) {
      if (idle.remove(process)) {
        process.process.destroy();
      }
    }
  }

  /** Reads a file of a kind that a library reads. */
  static List<Grid> readBounded(byte[] content, FileKind kind, Budget budget) {
    if (kind != FileKind.PDF && content.length <= MAX_BYTES_READ_HERE) {
      try {
        return kind.read(content, budget);
      } catch (OutOfMemoryError e) {
        // a process has memory of its own, which is what is held against the limit
        return POOL.read(content, kind, new Budget(budget.limits()));
      }
    }
    return POOL.read(content, kind, budget);
  }

  private static ReaderProcess start(Path java, Duration maxTime) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "-Xmx" + MAX_HEAP_MB + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+DisplayVMOutputToStderr",
            "-Djava.awt.headless=true",
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
            "-cp",
            classPath(),
            ReaderProcessMain.class.getName(),
            String.valueOf(maxTime.toMillis()));
    builder.redirectError(Redirect.DISCARD);
    return new ReaderProcess(builder.start());
  }

  /**
   * Where the running classes are, which is not the class path where another program has loaded
   * them: the jar names the libraries beside it.
   */
  private static String classPath() throws IOException {
    String given = System.getProperty("java.class.path");
    CodeSource source = ReaderProcess.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return given;
    }
    try {
      String own = Path.of(source.getLocation().toURI()).toString();
      return own.equals(given) ? own : own + File.pathSeparator + given;
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return given;
    }
  }

  private byte[] read(byte[] content, FileKind kind) throws IOException {
    CompletableFuture<Void> patience =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(MAX_SECONDS_WAITED, TimeUnit.SECONDS));
    try {
      if (!started && in.readInt() != ReaderProcessMain.STARTED) {
        throw new IOException("not the process that was to be started");
      }
      started = true;
      out.writeUTF(kind.name());
      out.writeInt(content.length);
      out.write(content);
      out.flush();
      int length = in.readInt();
      if (length < 0 || length > MAX_ANSWER_BYTES) {
        throw new IOException("no answer"); // something else has written into the stream
      }
      byte[] answer = new byte[length];
      in.readFully(answer);
      return answer;
    } finally {
      patience.cancel(false);
    }
  }

  /** Ends the process if it has not ended already; returns its exit status. */
  private int end() {
    try {
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    } finally {
      process.destroyForcibly(); // closes the streams, too
    }
  }
}

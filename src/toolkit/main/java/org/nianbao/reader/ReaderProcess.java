package org.nianbao.reader;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.nianbao.grid.Budget;
import org.nianbao.grid.FileKind;
import org.nianbao.grid.Grid;
import org.nianbao.grid.UnreadableContentException;

/**
 * A process that reads files with libraries that limit neither their time nor their memory. A PDF
 * of a few kilobytes can keep PDFBox busy for minutes. The process is ended if a file takes too
 * much of either; otherwise it is reused for further files.
 *
 * <p>Processor time is limited, not elapsed time, so that the result does not depend on how busy
 * the computer is.
 */
final class ReaderProcess {
  /**
   * The processor time for reading. All processing of a file may take 10 seconds; the other two are
   * for what this program does with the grids.
   */
  private static final Duration MAX_TIME = Duration.ofSeconds(8);

  /** With what the JVM itself needs, a process stays below 256 MB. */
  private static final int MAX_HEAP_MB = 160;

  private static final int MAX_PROCESS_MB = 256;

  /** The answer cannot be larger than the memory of the process. */
  private static final int MAX_ANSWER_BYTES = MAX_HEAP_MB << 20;

  /** The limit of elapsed time, for a process that was suspended or gets no processor time. */
  private static final Duration MAX_WAIT = Duration.ofMinutes(10);

  private static final long MAX_SECONDS_IDLE = 10;

  /**
   * A page or workbook up to this size is read in this process, as it takes little time and memory;
   * reports are smaller.
   */
  private static final int MAX_BYTES_READ_HERE = 1 << 20;

  private static final Pool POOL =
      new Pool(Path.of(System.getProperty("java.home"), "bin", "java"), MAX_TIME, MAX_WAIT);

  private final Process process;
  private final DataOutputStream out;
  private final DataInputStream in;
  private boolean started;

  /** Whether the process was ended because of the elapsed time. */
  private volatile boolean timedOut;

  /** The number of its last {@link Pool#release}. */
  private long lastRelease;

  private ReaderProcess(Process process) {
    this.process = process;
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /** The idle processes: no more than were ever used at one time. */
  static final class Pool {
    private final Path java;
    private final Duration maxTime;
    private final Duration maxWait;
    private final Deque<ReaderProcess> idle = new ArrayDeque<>();
    private long releases;

    /**
     * Creates an empty pool.
     *
     * @param java the program that runs the processes
     * @param maxTime the processor time that a file may take
     * @param maxWait the elapsed time that a file may take
     */
    Pool(Path java, Duration maxTime, Duration maxWait) {
      this.java = java;
      this.maxTime = maxTime;
      this.maxWait = maxWait;
    }

    /** Reads a file in another process, or in this one if there is no program to start. */
    List<Grid> read(byte[] content, FileKind kind, Budget budget) {
      if (!hasProgram()) {
        return ReaderProcessMain.read(kind, content, budget);
      }
      try {
        return read(acquire(), content, kind, budget);
      } catch (IOException e) {
        // something else has ended the process, or prevented its start; the cause may be temporary
      }
      try {
        return read(start(java, maxTime), content, kind, budget);
      } catch (IOException e) {
        String key = OpenFileLimit.isReached(e) ? "grid.handles" : "grid.reader-process";
        throw UnreadableContentException.of(key, e);
      }
    }

    private List<Grid> read(ReaderProcess process, byte[] content, FileKind kind, Budget budget)
        throws IOException {
      boolean answered = false;
      try {
        List<Grid> grids = GridSerializer.grids(process.read(content, kind, maxWait), budget);
        answered = true;
        return grids;
      } catch (UnreadableContentException e) {
        answered = true;
        throw e;
      } catch (IOException e) {
        throwIfLimitExceeded(process);
        throw e;
      } finally {
        if (answered) {
          release(process);
        } else {
          process.process.destroyForcibly();
        }
      }
    }

    /** Refuses the file if the process was ended because of it. */
    private void throwIfLimitExceeded(ReaderProcess process) {
      int status = process.end();
      if (process.timedOut || status == ReaderProcessMain.OUT_OF_TIME) {
        throw new UnreadableContentException("grid.limit.time", maxTime.toSeconds());
      }
      if (status == ReaderProcessMain.OUT_OF_MEMORY) {
        throw new UnreadableContentException("grid.limit.file-memory", MAX_PROCESS_MB);
      }
    }

    private boolean hasProgram() {
      return Files.isExecutable(java) || Files.isExecutable(Path.of(java + ".exe"));
    }

    /** Returns an idle process, or a new one. */
    synchronized ReaderProcess acquire() throws IOException {
      ReaderProcess candidate = idle.poll();
      while (candidate != null && !candidate.process.isAlive()) {
        candidate.process.destroyForcibly(); // closes the streams
        candidate = idle.poll();
      }
      return candidate == null ? start(java, maxTime) : candidate;
    }

    synchronized void release(ReaderProcess process) {
      long number = ++releases;
      process.lastRelease = number;
      idle.push(process);
      CompletableFuture.delayedExecutor(MAX_SECONDS_IDLE, TimeUnit.SECONDS)
          .execute(() -> endIdle(number));
    }

    /** Ends the processes that have been idle since this release, or an earlier one. */
    synchronized void endIdle(long lastRelease) {
      for (ReaderProcess process : List.copyOf(idle)) {
        if (process.lastRelease <= lastRelease) {
          idle.remove(process);
          process.process.destroy();
        }
      }
    }

    /** Returns the idle processes. */
    synchronized List<Process> idle() {
      return idle.stream().map(each -> each.process).toList();
    }
  }

  /** Reads a file of a kind that needs a library. */
  static List<Grid> readBounded(byte[] content, FileKind kind, Budget budget) {
    if (kind != FileKind.PDF && content.length <= MAX_BYTES_READ_HERE) {
      try {
        return ReaderProcessMain.read(kind, content, budget);
      } catch (OutOfMemoryError e) {
        // the memory of a separate process is limited
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
   * Returns the path of the running classes. It differs from the class path if another program has
   * loaded them, or if they are modules; the manifest of the jar names the libraries.
   */
  private static String classPath() throws IOException {
    Set<String> path = new LinkedHashSet<>();
    for (Class<?> type : List.of(ReaderProcess.class, FileKind.class)) {
      CodeSource source = type.getProtectionDomain().getCodeSource();
      try {
        if (source != null) {
          path.add(Path.of(source.getLocation().toURI()).toString());
        }
      } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
        // not loaded from a file: the class path names it
      }
    }
    path.add(System.getProperty("java.class.path"));
    return String.join(File.pathSeparator, path);
  }

  private byte[] read(byte[] content, FileKind kind, Duration maxWait) throws IOException {
    CompletableFuture<Void> timeout =
        CompletableFuture.runAsync(
            this::endOnTimeout,
            CompletableFuture.delayedExecutor(maxWait.toMillis(), TimeUnit.MILLISECONDS));
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
      timeout.cancel(false);
    }
  }

  private void endOnTimeout() {
    timedOut = true;
    process.destroyForcibly();
  }

  /** Ends the process if it is still running; returns its exit status. */
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
      process.destroyForcibly(); // closes the streams
    }
  }
}

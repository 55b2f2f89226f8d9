package org.nianbao.reader;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.nianbao.grid.Budget;
import org.nianbao.grid.FileKind;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Limits;
import org.nianbao.grid.UnreadableContentException;

/**
 * The main class of the process that {@link ReaderProcess} starts. Each file arrives on standard
 * input; its grids, or the reason why there are none, are written to standard output.
 *
 * <p>The process ends when its input ends, when the process that started it ends, or when a file
 * takes too much processor time or memory.
 */
final class ReaderProcessMain {
  /** The first answer, before any file: the process has started. */
  static final int STARTED = 0x4e420001;

  /** The exit status of a JVM that runs out of memory. */
  static final int OUT_OF_MEMORY = 3;

  /** The exit status if a file takes too much processor time. */
  static final int OUT_OF_TIME = 4;

  private static final long MILLISECONDS_BETWEEN_CHECKS = 50;

  private final Duration maxTime;
  private volatile boolean reading;

  /** The processor time of this process when it began to read the current file. */
  private volatile Duration startTime = Duration.ZERO;

  private ReaderProcessMain(Duration maxTime) {
    this.maxTime = maxTime;
  }

  /**
   * Reads files until the input ends.
   *
   * @param arguments the processor time that a file may take, in milliseconds
   */
  public static void main(String[] arguments) throws IOException {
    new ReaderProcessMain(Duration.ofMillis(Long.parseLong(arguments[0]))).run();
  }

  private void run() throws IOException {
    System.setOut(System.err); // standard output is for answers only
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    out.writeInt(STARTED);
    out.flush();
    Thread watch = new Thread(this::watch, "watch");
    watch.setDaemon(true);
    watch.start();
    while (true) {
      FileKind kind;
      try {
        kind = FileKind.valueOf(in.readUTF());
      } catch (EOFException e) {
        return;
      }
      byte[] content = new byte[in.readInt()];
      in.readFully(content);
      startTime = processorTime();
      reading = true;
      byte[] answer = answer(kind, content);
      reading = false;
      out.writeInt(answer.length);
      out.write(answer);
      out.flush();
    }
  }

  /** Reads a file of a kind that needs a library. */
  static List<Grid> read(FileKind kind, byte[] content, Budget budget) {
    return switch (kind) {
      case COMPOUND -> XlsReader.read(content, budget);
      case HTML, PAGE_ARCHIVE -> WebPageReader.read(kind, content, budget);
      case PDF -> PdfReader.read(content, budget);
      default -> throw kind.unsupported();
    };
  }

  private static byte[] answer(FileKind kind, byte[] content) throws IOException {
    try {
      return GridSerializer.of(read(kind, content, new Budget(Limits.DEFAULT)));
    } catch (UnreadableContentException e) {
      return GridSerializer.of(e.reason());
    } catch (RuntimeException | StackOverflowError e) {
      return GridSerializer.of(UnreadableContentException.damaged(e).reason());
    }
  }

  /** Halts this process if a file takes too much time, or the process that started it has ended. */
  private void watch() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    while (true) {
      try {
        Thread.sleep(MILLISECONDS_BETWEEN_CHECKS);
      } catch (InterruptedException e) {
        return; // the thread is never interrupted
      }
      boolean overTime = reading && processorTime().minus(startTime).compareTo(maxTime) > 0;
      if (overTime || (parent.isPresent() && !parent.get().isAlive())) {
        Runtime.getRuntime().halt(OUT_OF_TIME);
      }
    }
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}

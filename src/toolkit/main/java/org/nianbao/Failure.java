package org.nianbao;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.jxls.UnfillableTemplateException;
import org.nianbao.message.Message;
import org.nianbao.reader.OpenFileLimit;
import org.nianbao.task.RefusedException;
import org.nianbao.template.UnusableTemplateException;

/** The sentences that explain failures to users, the same in every user interface. Thread-safe. */
public final class Failure {
  private Failure() {}

  /** Returns the sentence for a throwable that a method of the library threw. */
  public static Message sentence(Throwable e) {
    if (OpenFileLimit.isReached(e)) {
      return Message.of("cli.handles");
    }
    if (e instanceof IOException failure) {
      return reason(failure);
    }
    if (e instanceof UnfillableTemplateException) {
      return Message.of("cli.template.unfillable", String.valueOf(e.getMessage()));
    }
    if (e instanceof UnusableTemplateException template) {
      Path name = Path.of(template.file()).getFileName();
      return Message.of("template.unusable", String.valueOf(name), template.faults().get(0));
    }
    return e instanceof OutOfMemoryError
        ? Message.of("cli.memory")
        : Message.of("cli.fault", e.getMessage() == null ? e.toString() : e.getMessage());
  }

  /** Returns whether a throwable is a programming error in this program. */
  public static boolean isProgrammingError(Throwable e) {
    return !(e instanceof IOException
        || e instanceof OutOfMemoryError
        || e instanceof UnfillableTemplateException
        || e instanceof UnusableTemplateException);
  }

  /** Returns why a file could not be read or written. */
  private static Message reason(IOException e) {
    if (e instanceof UnreadableFileException unreadable) {
      return Message.of("cli.file", unreadable.file(), unreadable.reason());
    }
    if (e instanceof RefusedException refused) {
      return refused.reason();
    }
    if (e instanceof AccessDeniedException denied) {
      return Message.of("cli.denied", fileName(denied));
    }
    if (e instanceof FileAlreadyExistsException file) { // a folder was to be created
      return Message.of("cli.output.isFile", fileName(file));
    }
    if (isDiskFull(e)) {
      return e instanceof FileSystemException file
          ? Message.of("cli.full.file", fileName(file))
          : Message.of("cli.full");
    }
    if (e instanceof FileSystemException file) {
      return Message.of(
          "cli.unwritable",
          fileName(file),
          file.getReason() == null ? file.getClass().getSimpleName() : file.getReason());
    }
    return Message.of("cli.unwritable.unnamed", String.valueOf(e.getMessage()));
  }

  /**
   * Returns the name of the file that the user knows. An output is first written to a temporary
   * file in the same folder, and then moved.
   */
  private static String fileName(FileSystemException e) {
    String file = e.getOtherFile() == null ? e.getFile() : e.getOtherFile();
    return String.valueOf(file).replaceFirst("[^/\\\\]*\\.tmp$", "");
  }

  /**
   * Returns whether the disk is full. Java has no exception for it; the text of the system's error
   * is searched.
   */
  private static boolean isDiskFull(IOException e) {
    String text = String.valueOf(e.getMessage());
    return Stream.of(
            "No space left",
            "Disk quota exceeded",
            "not enough space",
            "磁盘空间不足",
            "设备上没有空间",
            "超出磁盘限额")
        .anyMatch(text::contains);
  }
}

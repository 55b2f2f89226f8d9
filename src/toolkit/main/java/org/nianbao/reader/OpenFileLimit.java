package org.nianbao.reader;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recognizes failures caused by the operating system's limit of open files. */
public final class OpenFileLimit {
  /**
   * The words of the systems' errors: glibc in English and Chinese, and the C library of Windows.
   */
  private static final List<String> ERROR_TEXTS =
      List.of("Too many open files", "打开的文件过多", "打开文件过多");

  /** A chain of causes may be a cycle. */
  private static final int MAX_CAUSES = 20;

  private OpenFileLimit() {}

  /**
   * Returns whether a failure was caused by too many open files. All causes are searched: loading a
   * class needs an open file, too, so that any exception is possible.
   */
  public static boolean isReached(Throwable e) {
    return Stream.<@Nullable Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES)
        .map(each -> String.valueOf(each.getMessage()))
        .anyMatch(text -> ERROR_TEXTS.stream().anyMatch(text::contains));
  }
}

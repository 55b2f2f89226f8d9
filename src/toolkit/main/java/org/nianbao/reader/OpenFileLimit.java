package org.nianbao.reader;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many files the system lets this program have open at one time. */
public final class OpenFileLimit {
  /** What systems call it: glibc in English and Chinese, Windows by the C library. */
  private static final List<String> WORDS =
      List.of("Too many open files", "打开的文件过多", "打开文件过多");

  /** A chain of causes may be a circle. */
  private static final int MAX_CAUSES = 20;

  private OpenFileLimit() {}

  /**
   * Whether something failed because too many files are open. Classes are read from files, too: what
   * fails then may be anything, and says so only in one of its causes.
   */
  public static boolean isReached(Throwable e) {
    return Stream.<@Nullable Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES)
        .map(each -> String.valueOf(each.getMessage()))
        .anyMatch(said -> WORDS.stream().anyMatch(said::contains));
  }
}

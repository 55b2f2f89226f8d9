package org.nianbao.grid;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a cell or a paragraph, collected from runs that are shown in different ways. Runs
 * that are struck out or hidden do not belong to the text, nor do raised marks beside a number.
 */
public final class RunText {
  /** How a run is shown. */
  public enum Style {
    PLAIN,
    /** Superscript or subscript. */
    RAISED,
    STRUCK,
    HIDDEN
  }

  /** The characters of numbers and their units. */
  private static final String OF_NUMBERS = "0123456789０１２３４５６７８９.．,，+-－' \u00a0\u3000\n\t";

  private static final String OF_UNITS = "万亿千百元整件条个份宗起项次人例部篇%％";

  /** The maximum length of a number with its unit. */
  private static final int MAX_NUMBER_LENGTH = 32;

  private final StringBuilder kept = new StringBuilder();
  private final StringBuilder raised = new StringBuilder(0);
  private final StringBuilder struck = new StringBuilder(0);
  private final StringBuilder hidden = new StringBuilder(0);
  private final StringBuilder deleted = new StringBuilder(0);

  /** The text kept without what is raised; null as long as nothing is raised. */
  private @Nullable StringBuilder level;

  /** Creates an empty text. */
  public RunText() {}

  /** Empties this text for another cell or paragraph. */
  public void clear() {
    kept.setLength(0);
    raised.setLength(0);
    struck.setLength(0);
    hidden.setLength(0);
    deleted.setLength(0);
    level = null;
  }

  /** Returns the number of characters appended. */
  public int length() {
    return kept.length() + struck.length() + hidden.length() + deleted.length();
  }

  /** Appends a run. */
  public void append(CharSequence run, Style style) {
    switch (style) {
      case PLAIN -> {
        kept.append(run);
        if (level != null) {
          level.append(run);
        }
      }
      case RAISED -> {
        if (level == null) {
          level = new StringBuilder(kept);
        }
        kept.append(run);
        raised.append(run);
      }
      case STRUCK -> struck.append(run);
      case HIDDEN -> hidden.append(run);
    }
  }

  /** Appends a run that was deleted with changes tracked. */
  public void appendDeleted(CharSequence run) {
    deleted.append(run);
  }

  /** Inserts text before what is shown, such as an ordinal; not if nothing is shown. */
  public void prepend(String text) {
    if (!Whitespace.isBlank(kept.toString())) {
      kept.insert(0, text);
      if (level != null) {
        level.insert(0, text);
      }
    }
  }

  /** Appends another text. */
  public void append(RunText other) {
    if (other.level != null && level == null) {
      level = new StringBuilder(kept);
    }
    if (level != null) {
      level.append(other.level == null ? other.kept : other.level);
    }
    kept.append(other.kept);
    raised.append(other.raised);
    struck.append(other.struck);
    hidden.append(other.hidden);
    deleted.append(other.deleted);
  }

  /** Returns the text as it is meant; the text that is struck out if there is no other. */
  public String text() {
    return isStruck() ? struck.toString() : isMarked() ? String.valueOf(level) : kept.toString();
  }

  /** Returns what is special of the text; empty for nearly all texts. */
  public List<DisplayMark> marks() {
    List<DisplayMark> marks = new ArrayList<>();
    if (isStruck()) {
      marks.add(new DisplayMark.Struck());
    } else {
      addDropped(struck, marks);
      addDropped(isMarked() ? raised : "", marks);
    }
    addDropped(hidden, marks);
    if (!Whitespace.isBlank(deleted.toString())) {
      marks.add(new DisplayMark.Deleted(Whitespace.strip(deleted.toString())));
    }
    return marks;
  }

  private static void addDropped(CharSequence part, List<DisplayMark> marks) {
    if (!Whitespace.isBlank(part.toString())) {
      marks.add(new DisplayMark.Dropped(Whitespace.strip(part.toString())));
    }
  }

  private boolean isStruck() {
    return struck.length() > 0
        && Whitespace.isBlank(kept.toString())
        && !Whitespace.isBlank(struck.toString());
  }

  /** Returns whether a number stands beside a raised mark, such as that of a footnote. */
  private boolean isMarked() {
    return level != null && isNumber(level) && !hasAny(raised, OF_UNITS);
  }

  private static boolean isNumber(CharSequence text) {
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digit |= Character.isDigit(c);
      if (OF_NUMBERS.indexOf(c) < 0 && OF_UNITS.indexOf(c) < 0) {
        return false;
      }
    }
    return digit && text.length() <= MAX_NUMBER_LENGTH;
  }

  private static boolean hasAny(CharSequence text, String characters) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}

package org.nianbao.form;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.message.Messages;
import org.nianbao.template.Severity;

/** The note of a cell that tells its discrepancies, as the add-in writes it into a workbook. */
public final class DiscrepancyNote {
  /** The beginning of every such note, in both languages; it identifies the notes. */
  public static final String BEGINNING = "【校验】";

  /** Stands for what a line tells. */
  private static final String MESSAGE = "@";

  /** The texts before and after what a line tells, for each severity in each language. */
  private static final List<String[]> LINES = lines();

  private DiscrepancyNote() {}

  private static List<String[]> lines() {
    List<String[]> lines = new ArrayList<>();
    for (Messages messages : List.of(Messages.CHINESE, Messages.ENGLISH)) {
      for (Severity severity : Severity.values()) {
        lines.add(line("severity." + severity.name(), messages));
      }
      lines.add(line("severity.EXPLAINED", messages));
    }
    return lines;
  }

  private static String[] line(String severity, Messages messages) {
    return messages
        .format("office.note.line", messages.format(severity), MESSAGE)
        .split(MESSAGE, -1);
  }

  /** Returns the line that tells a discrepancy. */
  public static String line(Discrepancy discrepancy, Messages messages) {
    return messages.format(
        "office.note.line", messages.format(discrepancy.severityName()), discrepancy.message());
  }

  /** Returns the note with these lines. */
  public static String of(List<String> lines) {
    return BEGINNING + "\n" + String.join("\n", lines);
  }

  /** Returns what people wrote in a comment: the text without such a note in it. */
  public static String withoutNote(String comment) {
    if (!comment.contains(BEGINNING)) {
      return comment;
    }
    List<String> others = new ArrayList<>();
    for (String line : comment.replace(BEGINNING, "").split("\n", -1)) {
      String text = line.strip();
      if (!text.isEmpty() && !isLine(text)) {
        others.add(text);
      }
    }
    return String.join("\n", others);
  }

  private static boolean isLine(String text) {
    for (String[] line : LINES) {
      if (text.startsWith(line[0]) && text.endsWith(line[1])) {
        return true;
      }
    }
    return false;
  }
}

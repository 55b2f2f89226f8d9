package org.nianbao.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.DiscrepancyCounts;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.workbook.CellHyperlink;
import org.nianbao.workbook.CompiledTemplate;

/**
 * A row of the summary of a validation: a file, or a unit from which none came.
 *
 * @param status the status
 * @param fileName the file without its folder; empty if there is none
 * @param unit the unit's name; empty if not known
 * @param year the report year; null if not known
 * @param counts the discrepancies; null if the file is no report that could be read
 * @param reason what is wrong in the first place; null if nothing is
 * @param contact the person who fills in the form; empty if not known
 * @param phone the contact's telephone number; empty if not known
 */
public record SummaryRow(
    Message status,
    String fileName,
    String unit,
    @Nullable Integer year,
    @Nullable DiscrepancyCounts counts,
    @Nullable Message reason,
    String contact,
    String phone) {
  /** Returns the row of a file that has been checked. */
  public static SummaryRow of(ValidationResult checked) {
    Submission submission = checked.submission();
    return new SummaryRow(
        Message.of("summary.status." + checked.status().name()),
        checked.fileName(),
        submission == null ? "" : submission.unit(),
        submission == null ? null : submission.year(),
        submission == null ? null : checked.counts(),
        reason(checked),
        "",
        "");
  }

  /** Returns the row of a file beside the received ones that was not read. */
  public static SummaryRow ofUnreadFile(String fileName) {
    Message reason = Message.of("summary.unread.reason");
    return new SummaryRow(Message.of("summary.unread"), fileName, "", null, null, reason, "", "");
  }

  /** Returns the row of a unit from which no file came. */
  public static SummaryRow ofUnit(String unit, Message status) {
    return new SummaryRow(status, "", unit, null, null, status, "", "");
  }

  /**
   * Returns this row with what a roster tells of the unit.
   *
   * @param name the unit's name on the roster, for a row without one
   * @param rosterStatus why the report does not count; null if it does
   */
  public SummaryRow withUnit(
      String name, @Nullable Message rosterStatus, String rosterContact, String rosterPhone) {
    return new SummaryRow(
        rosterStatus == null ? status : rosterStatus,
        fileName,
        unit.isEmpty() ? name : unit,
        year,
        counts,
        reason,
        rosterContact,
        rosterPhone);
  }

  /** Returns why a file is unreadable, or else its first error or warning; null if it is right. */
  private static @Nullable Message reason(ValidationResult checked) {
    if (checked.unreadableReason() != null) {
      return checked.unreadableReason();
    }
    Submission submission = checked.submission();
    Discrepancy first =
        checked.discrepancies().stream()
            .filter(Discrepancy::isReasonForReturn)
            .findFirst()
            .orElse(null);
    if (first == null || first.place() == null) {
      return first == null ? null : first.message();
    }
    return submission == null || !submission.hasCellAddresses()
        ? first.message()
        : Message.of("summary.reason.cell", first.message(), String.valueOf(first.place()));
  }

  /**
   * Returns the values of this row.
   *
   * @param number the number of the row, from 1
   * @param formatted the formatted workbook, relative to the summary; empty if there is none
   * @param notice the return notice, relative to the summary; empty if there is none
   */
  public Map<String, Object> values(
      int number, String formatted, String notice, Messages messages) {
    Map<String, Object> row = new HashMap<>();
    row.put("number", number);
    row.put("unit", unit);
    row.put("year", year);
    row.put("status", messages.format(status));
    row.put("errors", counts == null ? null : counts.errors());
    row.put("warnings", counts == null ? null : counts.warnings());
    row.put("explained", counts == null ? null : counts.explained());
    row.put("notices", counts == null ? null : counts.notices());
    row.put("file", fileName);
    row.put("formatted", link(formatted, messages));
    row.put("notice", link(notice, messages));
    row.put("reason", reason == null ? "" : messages.format(reason));
    row.put("contact", contact);
    row.put("phone", phone);
    return row;
  }

  private static Object link(String path, Messages messages) {
    if (path.isEmpty()) {
      return "";
    }
    try {
      String address = new URI(null, null, path, null).toString();
      return new CellHyperlink(address, messages.format("summary.link"), false);
    } catch (URISyntaxException e) {
      return path;
    }
  }

  /**
   * Returns the values of a summary for its compiled template.
   *
   * @param counts the sums, which stand above the rows
   * @param size the number of rows
   * @param row returns the values of a row; the first is 1
   */
  @SuppressWarnings("exports") // for the toolkit and the page
  public static CompiledTemplate.Entries entries(
      ValidationCounts counts, int size, IntFunction<Map<String, Object>> row, Messages messages) {
    List<Map<String, Object>> rows =
        new AbstractList<>() {
          @Override
          public Map<String, Object> get(int index) {
            return row.apply(index + 1);
          }

          @Override
          public int size() {
            return size;
          }
        };
    return new CompiledTemplate.Entries() {
      @Override
      public @Nullable Object value(String name) {
        return name.equals("summary.note") ? messages.format(counts.summary()) : null;
      }

      @Override
      public List<Map<String, Object>> rows(String list) {
        return rows;
      }
    };
  }
}

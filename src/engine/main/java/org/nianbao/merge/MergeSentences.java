package org.nianbao.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationCounts;
import org.nianbao.form.Submission;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.template.Template;

/** The sentences about a merge as a whole, for its sheets and the console. */
public final class MergeSentences {
  /**
   * Rows beyond this number are not written to a sheet, which has at most 1,048,576 (ECMA-376 part
   * 1, 18.3.1.73).
   */
  public static final int MAX_ROWS = 1_048_000;

  private MergeSentences() {}

  /** Returns the heading: the district and the year. */
  public static Message heading(DistrictReport merged) {
    return Message.of(
        "merge.heading", merged.total().unit(), merged.year(), merged.total().template().form());
  }

  /** Returns how many units must report, how many did, and how many other files there are. */
  public static Message reception(DistrictReport merged) {
    return reception(merged.reception());
  }

  /** Returns these numbers for files that are not merged yet. */
  public static Message reception(Reception reception) {
    int received = reception.of(Status.RECEIVED).size();
    Message units =
        reception.hasRoster()
            ? unitsOfRoster(reception, received)
            : Message.of("merge.receptionUnlisted", received);
    List<Message> others = new ArrayList<>();
    for (Status status :
        List.of(
            Status.DUPLICATE,
            Status.UNLISTED,
            Status.OTHER_YEAR,
            Status.OTHER_FORM,
            Status.UNREADABLE)) {
      int files = reception.furtherFiles(status);
      if (files > 0) {
        others.add(Message.of("merge.reception." + status.name(), files));
      }
    }
    return others.isEmpty()
        ? Message.of("merge.reception.units", units)
        : Message.of("merge.reception.files", units, others);
  }

  private static Message unitsOfRoster(Reception reception, int received) {
    int missing = reception.of(Status.MISSING).size();
    List<Message> unusable = new ArrayList<>();
    int units = 0;
    for (Status status :
        List.of(Status.BLANK, Status.UNREADABLE, Status.OTHER_YEAR, Status.UNCONFIRMED)) {
      int ofStatus = reception.of(status).size() - reception.furtherFiles(status);
      if (ofStatus > 0) {
        Message name = Message.of("merge.status." + status.name());
        unusable.add(Message.of("merge.reception.ofStatus", name, ofStatus));
        units += ofStatus;
      }
    }
    int earlier = reception.of(Status.EARLIER).size();
    Message came =
        earlier == 0
            ? Message.of("merge.reception.received", received)
            : Message.of("merge.reception.earlier", received, earlier);
    return units == 0
        ? Message.of("merge.reception", reception.expected(), came, missing)
        : Message.of(
            "merge.reception.unusable", reception.expected(), came, units, unusable, missing);
  }

  /** Returns how many units are added up, and that the cells are formulas. */
  public static Message sources(DistrictReport merged) {
    return Message.of("merge.sources", merged.reception().of(Status.RECEIVED).size());
  }

  /** Returns the number of discrepancies of each severity. */
  public static Message discrepancies(DistrictReport merged) {
    ValidationCounts counts = counts(merged);
    Message counted = Message.of("merge.discrepancies", counts.discrepancies().message());
    return counts.discrepancies().total() <= MAX_ROWS
        ? counted
        : Message.of("merge.discrepancies.first", counted, MAX_ROWS);
  }

  /**
   * Counts the discrepancies of the district's report, the typed report, and the units' reports.
   */
  public static ValidationCounts counts(DistrictReport merged) {
    ValidationCounts counts = new ValidationCounts();
    counts.add(merged.checkedTotal());
    if (merged.reported() != null) {
      counts.add(merged.reported());
    }
    for (ReceptionEntry entry : merged.reception().of(Status.RECEIVED)) {
      counts.add(Objects.requireNonNull(entry.checked()));
    }
    return counts;
  }

  /**
   * Returns a sentence that names the units without a report in last year's files; null if there
   * are none.
   */
  public static @Nullable Message withoutLastYear(DistrictReport merged, LastYearReports lastYear) {
    Template template = merged.total().template();
    List<String> units =
        merged.reception().of(Status.RECEIVED).stream()
            .filter(entry -> lastYear.of(entry.knownUnit(), template, merged.year()).isEmpty())
            .map(ReceptionEntry::unitName)
            .toList();
    return lastYear.source() == null || units.isEmpty()
        ? null
        : Message.of("merge.withoutLastYear", merged.year() - 1, ShortenedList.of(units));
  }

  /** Returns the source of last year's figures. */
  public static Message lastYear(DistrictReport merged) {
    List<Submission> lastYearSubmissions = merged.lastYear();
    boolean own = DistrictTotals.isDistrictReport(merged.total().unit(), lastYearSubmissions);
    int units = merged.reception().of(Status.RECEIVED).size();
    if (!own && lastYearSubmissions.size() < units) {
      return Message.of(
          "merge.lastYear.fewer", merged.year() - 1, lastYearSubmissions.size(), units);
    }
    return own
        ? Message.of("merge.lastYear.own", merged.year() - 1, lastYearSubmissions.get(0).source())
        : Message.of("merge.lastYear.sum", merged.year() - 1, lastYearSubmissions.size());
  }
}

package org.nianbao.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.Tally;
import org.nianbao.form.Submission;
import org.nianbao.jxls.LongSheet;
import org.nianbao.merge.Receipt.Status;
import org.nianbao.message.Listing;
import org.nianbao.message.Message;
import org.nianbao.template.Severity;
import org.nianbao.validate.LastYear;

/** What is said of a merge as a whole, on its sheets and on the console. */
public final class MergedSentences {
  private MergedSentences() {}

  /** Whose report it is, and for which year. */
  public static Message heading(Merged merged) {
    return Message.of("merge.heading", merged.total().unit(), merged.year());
  }

  /** How many must report, how many did, and what else came. */
  public static Message reception(Merged merged) {
    return reception(merged.reception());
  }

  /** The same of files that are not yet merged. */
  public static Message reception(Reception reception) {
    int received = reception.of(Status.RECEIVED).size();
    List<Object> counts = new ArrayList<>(List.of(reception.expected(), received));
    for (Status status :
        List.of(
            Status.MISSING,
            Status.DUPLICATE,
            Status.UNLISTED,
            Status.OTHER_YEAR,
            Status.UNREADABLE)) {
      counts.add(reception.of(status).size());
    }
    String pattern = reception.rostered() ? "merge.reception" : "merge.receptionUnlisted";
    return new Message(pattern, counts);
  }

  /** Which units the sums are of, and that the cells are live. */
  static Message sources(Merged merged) {
    return Message.of("merge.sources", merged.reception().of(Status.RECEIVED).size());
  }

  /** How many discrepancies of each severity there are. */
  static Message discrepancies(Merged merged) {
    Tally tally = tally(merged);
    Message all =
        Message.of(
            "merge.discrepancies",
            tally.discrepancies(Severity.ERROR),
            tally.discrepancies(Severity.WARNING),
            tally.discrepancies(Severity.NOTICE));
    return tally.discrepancies() <= LongSheet.MOST_ROWS
        ? all
        : Message.of("merge.discrepancies.first", all, LongSheet.MOST_ROWS);
  }

  /** The district's own report, the typed one, and those that are added up. */
  static Tally tally(Merged merged) {
    Tally tally = new Tally();
    tally.add(merged.own());
    if (merged.reported() != null) {
      tally.add(merged.reported());
    }
    for (Receipt receipt : merged.reception().of(Status.RECEIVED)) {
      tally.add(Objects.requireNonNull(receipt.checked()));
    }
    return tally;
  }

  /** The units that are added up though last year's files hold nothing of them; null if none are. */
  public static @Nullable Message withoutLastYear(Merged merged, LastYear lastYear) {
    List<String> units =
        merged.reception().of(Status.RECEIVED).stream()
            .filter(receipt -> lastYear.of(receipt.knownUnit(), merged.year()).isEmpty())
            .map(Receipt::unitName)
            .toList();
    return lastYear.from() == null || units.isEmpty()
        ? null
        : Message.of("merge.withoutLastYear", merged.year() - 1, Listing.names(units));
  }

  /** Where last year's figures come from. */
  static Message lastYear(Merged merged) {
    List<Submission> before = merged.lastYear();
    boolean own = DistrictTotals.isOwn(merged.total().unit(), before);
    int units = merged.reception().of(Status.RECEIVED).size();
    if (!own && before.size() < units) {
      return Message.of("merge.lastYear.fewer", merged.year() - 1, before.size(), units);
    }
    return own
        ? Message.of("merge.lastYear.own", merged.year() - 1, before.get(0).source())
        : Message.of("merge.lastYear.sum", merged.year() - 1, before.size());
  }
}

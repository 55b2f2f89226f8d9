package org.nianbao.repair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.message.Message;
import org.nianbao.template.Rule;

/** The messages that describe faults and suggestions. */
final class SuggestionWording {
  /** The maximum number of suggestions named; JSON has all of them. */
  private static final int MAX_SUGGESTIONS_NAMED = 5;

  /** The maximum number of cells named of a shifted row or column. */
  private static final int MAX_CELLS_NAMED = 4;

  private SuggestionWording() {}

  static Message describe(FailedRuleGroup fault) {
    List<Suggestion> best = fault.best();
    int all = fault.suggestions().size();
    if (best.isEmpty()) {
      return Message.of("repair.beyond", fault.minErrors(), rules(fault.rules()));
    }
    if (fault.exceedsSearch()) {
      return Message.of("repair.many", fault.minErrors(), best.get(0).message());
    }
    if (best.size() == 1) {
      Message first = best.get(0).message();
      if (all == 1) {
        return Message.of("repair.first", first);
      }
      String more = fault.isTruncated() ? "repair.first.many" : "repair.first.more";
      return Message.of(more, first, all - 1);
    }
    List<Message> ways =
        best.stream().limit(MAX_SUGGESTIONS_NAMED).map(Suggestion::message).toList();
    Message joined = join("repair.or", ways);
    return best.size() <= MAX_SUGGESTIONS_NAMED
        ? Message.of("repair.equal", joined)
        : Message.of("repair.equal.more", joined, best.size());
  }

  static Message describe(Suggestion suggestion) {
    List<Message> parts = new ArrayList<>();
    List<Change> changes = suggestion.changes();
    for (int at = 0; at < changes.size(); at++) {
      ErrorKind errorKind = changes.get(at).errorKind();
      if (errorKind == ErrorKind.SWAPPED) {
        parts.add(swap(changes.get(at), changes.get(at + 1)));
        at++;
      } else if (errorKind == ErrorKind.ROW_SHIFTED || errorKind == ErrorKind.COLUMN_SHIFTED) {
        int end = at;
        while (end < changes.size() && changes.get(end).errorKind() == errorKind) {
          end++;
        }
        parts.add(shift(changes.subList(at, end)));
        at = end - 1;
      } else {
        int end = at;
        while (errorKind == ErrorKind.UNSUMMED
            && end < changes.size()
            && changes.get(end).errorKind() == errorKind) {
          end++;
        }
        if (end - at > MAX_CELLS_NAMED) {
          parts.add(unsummed(changes.subList(at, end)));
          at = end - 1;
        } else {
          parts.add(change(changes.get(at)));
        }
      }
    }
    return join("repair.and", parts);
  }

  /** Returns the message for a row or column of totals that were left at 0. */
  private static Message unsummed(List<Change> changes) {
    List<Message> cells =
        changes.stream()
            .limit(MAX_CELLS_NAMED)
            .map(each -> Message.of("repair.value", each.cell(), each.suggested()))
            .toList();
    return Message.of("repair.unsummed", join("repair.list", cells), changes.size());
  }

  private static Message change(Change change) {
    return change.errorKind() == ErrorKind.UNKNOWN
        ? Message.of("repair.change", change.cell(), change.suggested(), change.actual())
        : Message.of(
            "repair.change.slip",
            change.cell(),
            change.suggested(),
            change.actual(),
            change.errorKind().message());
  }

  private static Message swap(Change one, Change other) {
    return Message.of("repair.swap", one.cell(), other.cell(), one.suggested(), other.suggested());
  }

  private static Message shift(List<Change> changes) {
    List<Message> cells =
        changes.stream()
            .limit(MAX_CELLS_NAMED)
            .map(each -> Message.of("repair.change", each.cell(), each.suggested(), each.actual()))
            .toList();
    Message words = changes.get(0).errorKind().message();
    return changes.size() <= MAX_CELLS_NAMED
        ? Message.of("repair.shift", words, join("repair.and", cells))
        : Message.of("repair.shift.more", words, join("repair.and", cells), changes.size());
  }

  private static Message rules(List<Rule> rules) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    rules.forEach(rule -> counts.merge(rule.id(), 1, Integer::sum));
    List<Message> parts = new ArrayList<>();
    counts.forEach((id, count) -> parts.add(Message.of("repair.rules", id, count)));
    return join("repair.list", parts);
  }

  private static Message join(String key, List<Message> parts) {
    Message all = parts.get(0);
    for (Message part : parts.subList(1, parts.size())) {
      all = Message.of(key, all, part);
    }
    return all;
  }
}

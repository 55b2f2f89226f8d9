package org.nianbao.repair;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.form.CellPlace;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Rule;

/**
 * The messages that describe faults and suggestions. A figure is named in the form's words, then by
 * its cell. What it should be is stated of the most likely suggestion only.
 */
final class SuggestionWording {
  /** The maximum number of suggestions named; JSON has all of them. */
  private static final int MAX_SUGGESTIONS_NAMED = 3;

  /** The maximum number of cells named of a row or column. */
  private static final int MAX_CELLS_NAMED = 4;

  /** The pattern of what a figure should be. */
  private static final String SHOULD_BE = "repair.should";

  /** The pattern of what a figure could be changed to. */
  private static final String CHANGE = "repair.change";

  private final String pattern;

  private SuggestionWording(String pattern) {
    this.pattern = pattern;
  }

  static Message describe(FailedRuleGroup fault) {
    List<Suggestion> suggestions = fault.suggestions();
    int others = suggestions.size() - 1;
    if (suggestions.isEmpty()) {
      return Message.of("repair.beyond", fault.minErrors(), rules(fault.rules()));
    }
    if (fault.exceedsSearch()) {
      return Message.of("repair.many", fault.minErrors(), suggestions.get(0).message());
    }
    if (fault.isFirstLikely()) {
      Message first = new SuggestionWording(SHOULD_BE).suggestion(suggestions.get(0));
      if (others == 0) {
        return Message.of("repair.first", first);
      }
      return fault.isTruncated()
          ? Message.of("repair.first.many", first)
          : Message.of("repair.first.more", first, others);
    }
    Collection<List<Suggestion>> alike = interchangeable(suggestions);
    List<Message> ways =
        alike.stream().limit(MAX_SUGGESTIONS_NAMED).map(SuggestionWording::describe).toList();
    Message joined = join("repair.or", ways);
    if (fault.isContradicted()) {
      return several("repair.contradicted", joined, alike.size() > ways.size(), fault);
    }
    if (ways.size() == 1) {
      return Message.of("repair.possible", joined);
    }
    return several("repair.equal", joined, alike.size() > ways.size(), fault);
  }

  /**
   * Returns the message for several suggestions. The number of all of them is told only if the
   * search found all.
   */
  private static Message several(
      String key, Message named, boolean hasOthers, FailedRuleGroup fault) {
    if (!hasOthers) {
      return Message.of(key, named);
    }
    return fault.isTruncated()
        ? Message.of(key + ".many", named)
        : Message.of(key + ".more", named, fault.suggestions().size());
  }

  static Message describe(Suggestion suggestion) {
    return new SuggestionWording(CHANGE).suggestion(suggestion);
  }

  /**
   * Returns the suggestions in lists of those that nothing but the place of the figure tells apart.
   */
  private static Collection<List<Suggestion>> interchangeable(List<Suggestion> suggestions) {
    Map<Object, List<Suggestion>> alike = new LinkedHashMap<>();
    for (Suggestion suggestion : suggestions) {
      Object key = suggestion;
      if (suggestion.errorKind() == ErrorKind.LINE_COPIED) {
        key = suggestion.errorKind();
      } else if (suggestion.changes().size() == 1 && isPlain(suggestion.changes().get(0))) {
        key = suggestion.changes().get(0).difference();
      }
      alike.computeIfAbsent(key, each -> new ArrayList<>()).add(suggestion);
    }
    return alike.values();
  }

  /** Returns whether no digit of a figure suggests how it was mistyped. */
  private static boolean isPlain(Change change) {
    return switch (change.errorKind()) {
      case UNKNOWN, OMITTED, OFF_BY_ONE, MISCOUNTED -> true;
      default -> false;
    };
  }

  /** Returns the message for interchangeable suggestions. */
  private static Message describe(List<Suggestion> alike) {
    Message first = alike.get(0).message();
    if (alike.size() == 1) {
      return first;
    }
    if (alike.get(0).errorKind() == ErrorKind.LINE_COPIED) {
      return Message.of(
          "repair.line.copied", alike.stream().map(each -> lineLabel(each.changes())).toList());
    }
    Change change = alike.get(0).changes().get(0);
    BigDecimal difference = change.difference();
    return Message.of(
        difference.signum() > 0 ? "repair.alike.less" : "repair.alike.more",
        place(change),
        alike.size(),
        amount(change.field(), difference.abs()));
  }

  private Message suggestion(Suggestion suggestion) {
    List<Message> parts = new ArrayList<>();
    List<Change> changes = suggestion.changes();
    int end;
    for (int at = 0; at < changes.size(); at = end) {
      ErrorKind errorKind = changes.get(at).errorKind();
      end = at + 1;
      if (errorKind == ErrorKind.FOLLOWING) {
        end = changes.size(); // the totals stand last
        parts.add(Message.of("repair.following"));
      } else if (errorKind == ErrorKind.SWAPPED) {
        end++;
        parts.add(swap(changes.get(at), changes.get(at + 1)));
      } else {
        while (end < changes.size() && changes.get(end).errorKind() == errorKind) {
          end++;
        }
        if (errorKind.isOfLine() || isLineOfTotals(errorKind, end - at)) {
          parts.add(line(changes.subList(at, end)));
        } else {
          changes.subList(at, end).forEach(each -> parts.add(change(each)));
        }
      }
    }
    return join("repair.and", parts);
  }

  private static boolean isLineOfTotals(ErrorKind errorKind, int size) {
    return size > MAX_CELLS_NAMED
        && switch (errorKind) {
          case UNSUMMED, RANGE_TOO_LONG, DOUBLED_TOTAL -> true;
          default -> false;
        };
  }

  private Message change(Change one) {
    return one.errorKind() == ErrorKind.UNKNOWN
        ? values(one)
        : Message.of(
            pattern + ".slip", place(one), suggested(one), actual(one), one.errorKind().message());
  }

  private Message values(Change one) {
    return values(one, one.field().label());
  }

  private Message values(Change one, String label) {
    return Message.of(pattern, place(one, label), suggested(one), actual(one));
  }

  /** Returns the suggested value as staff write it, as a number or a percentage. */
  private static Object suggested(Change change) {
    return change.field().argument(change.suggested());
  }

  private static Object actual(Change change) {
    return change.field().argument(change.actual());
  }

  private static Message swap(Change one, Change other) {
    return Message.of("repair.swap", place(one), place(other), suggested(one), suggested(other));
  }

  /** Returns the message for the figures of a row or column. */
  private Message line(List<Change> changes) {
    ErrorKind kind = changes.get(0).errorKind();
    boolean valuesFollow = kind == ErrorKind.LINE || kind == ErrorKind.LINE_OMITTED;
    if (pattern.equals(CHANGE) && !valuesFollow) {
      return Message.of("repair.line.brief", lineLabel(changes), kind.message());
    }
    boolean isRow = changes.stream().map(each -> each.field().rowLabels()).distinct().count() == 1;
    List<Message> cells =
        changes.stream()
            .limit(MAX_CELLS_NAMED)
            .map(each -> values(each, nearest(isRow, each.field())))
            .toList();
    return Message.of(
        changes.size() <= MAX_CELLS_NAMED ? "repair.line" : "repair.line.more",
        lineLabel(changes),
        kind.message(),
        join("repair.and", cells),
        changes.size());
  }

  /** Returns the labels of the rows or columns that hold the figures, whichever are fewer. */
  private static String lineLabel(List<Change> changes) {
    Set<String> rows = new LinkedHashSet<>();
    Set<String> columns = new LinkedHashSet<>();
    for (Change each : changes) {
      List<String> row = each.field().rowLabels();
      // a table of one row has no labels beside it
      List<String> column = each.field().columnLabels();
      rows.add(!row.isEmpty() ? nearest(row) : column.isEmpty() ? "" : column.get(0));
      columns.add(nearest(column));
    }
    List<String> labels = List.copyOf(rows.size() <= columns.size() ? rows : columns);
    String first = labels.get(0);
    String last = labels.get(labels.size() - 1);
    return labels.size() == 1 ? first : first + (labels.size() == 2 ? "、" : "……") + last;
  }

  /** Returns what tells a figure from others of its row or column. */
  private static String nearest(boolean ofRow, Field field) {
    return nearest(ofRow ? field.columnLabels() : field.rowLabels());
  }

  private static String nearest(List<String> labels) {
    return labels.isEmpty() ? "" : withoutExplanation(labels.get(labels.size() - 1));
  }

  /** Returns the name of a figure's place: in the form's words, and its cell if it has one. */
  private static Message place(Change change) {
    return place(change, change.field().label());
  }

  private static Message place(Change change, String words) {
    String label = withoutExplanation(words);
    CellPlace cell = change.place();
    return cell == null
        ? Message.of("repair.place", label)
        : Message.of("repair.place.cell", label, cell);
  }

  /** Returns a label without the explanation in brackets that the form adds to some. */
  private static String withoutExplanation(String label) {
    int open = label.indexOf('（', 1);
    int close = label.indexOf('）', open + 1);
    return open < 0 || close < 0 ? label : label.substring(0, open) + label.substring(close + 1);
  }

  private static Message amount(Field field, BigDecimal number) {
    return Message.of(
        field.kind() == FieldKind.COUNT ? "rule.cases" : "rule.number", field.argument(number));
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

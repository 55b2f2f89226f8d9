package org.nianbao.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.rule.NormalizedSentence.Count;

/**
 * A part of a sentence with at most one count.
 *
 * @param lead the text up to the count; the whole clause if there is none
 * @param count the count; null if there is none
 * @param rest the text after the count
 * @param start the position of the clause in the plain sentence
 */
record Clause(String lead, @Nullable Count count, String rest, int start) {
  private static final Pattern BREAK =
      Pattern.compile(
          "[，,；;。！？!?]|[.．](?!\\d)|[：:](?!(?:共|共计)?COUNT)|COUNT([、和及与])|、(?=COUNT)"
              .replace("COUNT", String.valueOf(NormalizedSentence.COUNT)));

  static List<Clause> of(NormalizedSentence sentence) {
    List<Clause> clauses = new ArrayList<>();
    Matcher breaks = BREAK.matcher(sentence.text());
    ListIterator<Count> counts = sentence.counts().listIterator();
    int start = 0;
    while (breaks.find()) {
      int end = breaks.group(1) == null ? breaks.start() : breaks.start(1);
      addAll(sentence, start, end, counts, clauses);
      start = breaks.end();
    }
    addAll(sentence, start, sentence.text().length(), counts, clauses);
    return clauses;
  }

  /** Adds the clauses between two breaks, and advances past their counts. */
  private static void addAll(
      NormalizedSentence sentence,
      int start,
      int end,
      ListIterator<Count> counts,
      List<Clause> clauses) {
    String text = sentence.text();
    Count count = nextBefore(end, counts);
    if (count == null && start < end) {
      clauses.add(new Clause(text.substring(start, end), null, "", start));
    }
    int from = start;
    while (count != null) {
      int at = count.at();
      Count next = nextBefore(end, counts);
      int until = next == null ? end : next.at();
      clauses.add(new Clause(text.substring(from, at), count, text.substring(at + 1, until), from));
      from = at + 1;
      count = next;
    }
  }

  /** Returns the next count if it is before a position; otherwise null, without advancing. */
  private static @Nullable Count nextBefore(int end, ListIterator<Count> counts) {
    if (!counts.hasNext()) {
      return null;
    }
    Count next = counts.next();
    if (next.at() < end) {
      return next;
    }
    counts.previous();
    return null;
  }
}

package org.nianbao.rule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.rule.CountedText.Count;

/**
 * A stretch of a sentence that holds one count at most.
 *
 * @param lead up to the count, or all of it where there is none
 * @param rest after the count
 * @param start where it begins in the plain sentence
 */
record Clause(String lead, @Nullable Count count, String rest, int start) {
  private static final Phrase BREAK =
      Phrase.of(
          "，,；;。！？!?.．：:次、和及与",
          "[，,；;。！？!?]|[.．](?!\\d)|[：:](?!(?:共|共计)?COUNT)|(?<=COUNT)次?[、和及与]"
              .replace("COUNT", String.valueOf(CountedText.COUNT)));

  static List<Clause> of(CountedText sentence) {
    List<Clause> clauses = new ArrayList<>();
    Phrase.Search breaks = BREAK.in(sentence.text());
    int start = 0;
    while (breaks.find()) {
      addAll(sentence, start, breaks.match().start(), clauses);
      start = breaks.match().end();
    }
    addAll(sentence, start, sentence.text().length(), clauses);
    return clauses;
  }

  private static void addAll(CountedText sentence, int start, int end, List<Clause> clauses) {
    String text = sentence.text();
    List<Count> counts =
        sentence.counts().stream().filter(c -> c.at() >= start && c.at() < end).toList();
    int from = start;
    for (int i = 0; i < counts.size(); i++) {
      int at = counts.get(i).at();
      int until = i + 1 < counts.size() ? counts.get(i + 1).at() : end;
      clauses.add(
          new Clause(text.substring(from, at), counts.get(i), text.substring(at + 1, until), from));
      from = at + 1;
    }
    if (counts.isEmpty() && start < end) {
      clauses.add(new Clause(text.substring(start, end), null, "", start));
    }
  }
}

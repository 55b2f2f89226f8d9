package org.nianbao.form;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.nianbao.form.Labels.Wording;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** All labels of a template. */
final class KnownLabels {
  private static final Map<Template, KnownLabels> READY =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Longer texts are seldom met again. */
  private static final int LONGEST_REMEMBERED = 48;

  /** What years and numbers, which do not count, may add to a label. */
  private static final int MOST_UNCOUNTED = 40;

  private final List<Wording> labels;
  private final int longest;
  private final Remembered<String, Boolean> answers = new Remembered<>(10_000, this::isLikeAny);

  private KnownLabels(Template template) {
    Set<Wording> wordings = new LinkedHashSet<>();
    for (TemplateSheet sheet : TemplateSheet.of(template)) {
      sheet.texts().values().forEach(text -> wordings.add(Wording.of(text)));
    }
    for (Field field : template.fields()) {
      field.rowLabels().forEach(text -> wordings.add(Wording.of(text)));
      field.columnLabels().forEach(text -> wordings.add(Wording.of(text)));
    }
    labels = List.copyOf(wordings);
    longest = labels.stream().mapToInt(label -> label.full().length()).max().orElse(0);
  }

  static KnownLabels of(Template template) {
    return READY.computeIfAbsent(template, KnownLabels::new);
  }

  /** Whether one of them is like this text, or the text cannot be told from an empty one. */
  boolean areLike(String text) {
    if (text.length() <= LONGEST_REMEMBERED) {
      return answers.of(text);
    }
    return counted(text) <= 2 * longest + MOST_UNCOUNTED && isLikeAny(text);
  }

  private boolean isLikeAny(String text) {
    Wording wording = Wording.of(text);
    return wording.isNumber()
        || labels.stream().anyMatch(label -> Labels.similarity(wording, label) > 0);
  }

  /** At least so many letters of a text count, whatever notes in brackets are among it. */
  private static int counted(String text) {
    int depth = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("（([【".indexOf(c) >= 0) {
        depth++;
      } else if ("）)]】".indexOf(c) >= 0) {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0 && Character.isLetterOrDigit(c)) {
        letters++;
      }
    }
    return letters;
  }
}

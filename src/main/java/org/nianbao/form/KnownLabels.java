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

  private final List<Wording> labels;
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
  }

  static KnownLabels of(Template template) {
    return READY.computeIfAbsent(template, KnownLabels::new);
  }

  /** Whether a text is like one of them, or has no letters to tell it from one. */
  boolean mayBe(String text) {
    return text.length() <= LONGEST_REMEMBERED ? answers.of(text) : isLikeAny(text);
  }

  private boolean isLikeAny(String text) {
    Wording wording = Wording.of(text);
    return wording.isNumber() || labels.stream().anyMatch(label -> areAlike(label, wording));
  }

  /** In either order, which may make a difference. */
  private static boolean areAlike(Wording one, Wording other) {
    return Labels.similarity(one, other) > 0 || Labels.similarity(other, one) > 0;
  }
}

package org.nianbao.form;

import java.util.ArrayList;
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

  private final List<Wording> labels;
  private final List<Label> ofLastYear;
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
    ofLastYear = ofLastYear(template);
  }

  static KnownLabels of(Template template) {
    return READY.computeIfAbsent(template, KnownLabels::new);
  }

  private static List<Label> ofLastYear(Template template) {
    List<Label> current = new ArrayList<>();
    List<Label> lastYear = new ArrayList<>();
    for (TemplateSheet sheet : TemplateSheet.of(template)) {
      List<Label> labels = sheet.isLastYear() ? lastYear : current;
      sheet.texts().forEach((at, text) -> labels.add(new Label(at, text)));
    }
    lastYear.removeIf(
        label -> label.isCommon() || current.stream().anyMatch(each -> each.names(label)));
    return List.copyOf(lastYear);
  }

  /** Those that stand on last year's sheet alone. */
  List<Label> ofLastYear() {
    return ofLastYear;
  }

  /** Whether a text is like one of them, or has no letters to tell it from one. */
  boolean mayBe(String text) {
    return text.length() <= Labels.LONGEST_REMEMBERED ? answers.of(text) : isLikeAny(text);
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

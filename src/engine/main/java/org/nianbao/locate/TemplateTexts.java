package org.nianbao.locate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.DisplayMark;
import org.nianbao.grid.Grid;
import org.nianbao.locate.LabelComparison.NormalizedLabel;
import org.nianbao.locate.SectionOutline.Section;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Template;

/** The texts of a template: titles, labels and explanations. Prepared once for each template. */
final class TemplateTexts {
  private static final Map<Template, TemplateTexts> PREPARED =
      Collections.synchronizedMap(new WeakHashMap<>());

  private static final int MAX_TITLE_LENGTH = 40;

  /** Shorter texts of the template occur elsewhere, too. */
  private static final int MIN_EXPLANATION_LENGTH = 4;

  /** The length of a text of the template that is recognised within the line of a printed row. */
  private static final int MIN_SENTENCE_LENGTH = 30;

  private final String title;

  /** The titles of the sheets, by their names. */
  private final Map<String, NormalizedLabel> titles = new LinkedHashMap<>();

  private final List<Section> sections = new ArrayList<>();
  private final Set<String> rowLabels;
  private final Set<String> tableLabels;

  /** The labels of the parts of the sections that have several, normalised. */
  private final Set<String> partLabels = new HashSet<>();

  private final Set<String> own = new HashSet<>();

  /** The pairs of adjacent letters in the texts of the form. */
  private final Set<String> pairs = new HashSet<>();

  /** The labels left of formulas that are no figures. */
  private final Set<String> labelsOfResults = new HashSet<>();

  private final Set<String> explanations = new HashSet<>();
  private final List<String> sentences;

  /** The sentences without spaces, which printing may move. */
  private final Set<String> sentencesNormalized;

  private final Set<String> comments = new HashSet<>();

  /** The sheets that describe the form, such as that of the rules, by their texts. */
  private final Map<String, Grid> describing = new HashMap<>();

  private TemplateTexts(Template template) {
    title = template.title();
    template.formSheets().forEach(sheet -> addTitle(template, sheet));
    sections.sort(Comparator.comparingInt(Section::number));
    rowLabels =
        template.fields().stream()
            .flatMap(field -> field.rowLabels().stream())
            .map(LabelComparison::normalised)
            .collect(Collectors.toSet());
    tableLabels =
        template.figures().stream()
            .flatMap(field -> field.rowLabels().stream())
            .map(LabelComparison::normalised)
            .collect(Collectors.toSet());
    for (Section section : sections) {
      Collection<Field> parts = template.fieldsOn(section.sheet()).values();
      if (section.narrative() && parts.size() > 1) {
        parts.forEach(
            part -> partLabels.add(LabelComparison.normalised(NarrativeParts.label(part))));
      }
    }
    for (Grid sheet : template.formSheets()) {
      for (Cell cell : sheet.cells()) {
        if (cell.content() instanceof CellContent.Text text && text.value().indexOf('$') < 0) {
          own.add(LabelComparison.normalised(text.value()));
        }
        if (cell.formula() != null
            && !template.fieldsOn(sheet.name()).containsKey(cell.address())) {
          labelsOfResults.add(LabelComparison.normalised(labelOf(sheet, cell)));
        }
      }
    }
    for (Grid sheet : template.sheets()) {
      boolean describes =
          !template.formSheets().contains(sheet) && !Template.OUTPUT_SHEETS.contains(sheet.name());
      for (Cell cell : sheet.cells()) {
        String text = cell.content().toString();
        if (describes) {
          describing.put(text, sheet);
        }
        if (text.length() >= MIN_EXPLANATION_LENGTH && text.indexOf('$') < 0) {
          explanations.add(text);
        }
      }
    }
    own.forEach(text -> pairs(text).forEach(pairs::add));
    labelsOfResults.remove("");
    for (Grid sheet : template.sheets()) { // a label, or a table's name, may head another table
      explanations.removeAll(template.labelsOn(sheet.name()).values());
      explanations.remove(sheet.name());
      for (List<DisplayMark> marks : sheet.marks().values()) {
        for (DisplayMark mark : marks) {
          if (mark instanceof DisplayMark.Comment comment) {
            comments.add(comment.text());
          } else if (mark instanceof DisplayMark.ShapeText shape) {
            comments.add(shape.text());
          }
        }
      }
    }
    sentences = explanations.stream().filter(text -> text.length() >= MIN_SENTENCE_LENGTH).toList();
    sentencesNormalized =
        sentences.stream().map(LabelComparison::normalised).collect(Collectors.toSet());
  }

  static TemplateTexts of(Template template) {
    return PREPARED.computeIfAbsent(template, TemplateTexts::new);
  }

  /** Adds the title of a sheet; one with a number is that of a section. */
  private void addTitle(Template template, Grid sheet) {
    List<Field> fields = List.copyOf(template.fieldsOn(sheet.name()).values());
    String titleOfSheet =
        fields.stream()
            .map(Field::columnLabels)
            .filter(labels -> !labels.isEmpty())
            .map(labels -> labels.get(0))
            .findFirst()
            .orElse("");
    if (titleOfSheet.isEmpty()) {
      return;
    }
    titles.put(sheet.name(), NormalizedLabel.of(titleOfSheet));
    HeadingLine heading = HeadingLine.parse(titleOfSheet);
    if (heading != null && heading.isTopLevel()) {
      boolean narrative =
          fields.stream()
              .allMatch(field -> field.kind() == FieldKind.TEXT && !field.columnLabels().isEmpty());
      sections.add(
          new Section(
              heading.number(),
              sheet.name(),
              NormalizedLabel.of(titleOfSheet),
              HeadingTopic.ofLabel(heading.words()),
              narrative));
    }
  }

  /** Returns the title that all reports have in common. */
  String title() {
    return title;
  }

  /** Returns the name of the sheet that has this title; null if there is none. */
  @Nullable String sheetWithTitle(String text) {
    if (text.length() > MAX_TITLE_LENGTH) {
      return null;
    }
    NormalizedLabel wording = NormalizedLabel.of(text);
    return titles.entrySet().stream()
        .filter(title -> SectionOutline.isTitle(wording, title.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** Returns the sections of the form: the sheets whose titles have a number, in their order. */
  List<Section> sections() {
    return sections;
  }

  /** Returns the labels of rows, normalised. */
  Set<String> rowLabels() {
    return rowLabels;
  }

  /** Returns whether a normalised text is the label of rows with figures. */
  boolean isTableLabel(String text) {
    return tableLabels.contains(text);
  }

  /** Returns whether a normalised text is the label of one of several parts of a section. */
  boolean isPartLabel(String text) {
    return partLabels.contains(text);
  }

  /** Returns whether a text is one of the template's labels or explanations. */
  boolean contains(String text) {
    return text.length() <= ReceivedSheet.MAX_LABEL_LENGTH
        && own.contains(LabelComparison.normalised(text));
  }

  /**
   * Returns whether a text may be a label of the form in other words: half of its pairs of letters
   * are those of the form's texts, apart from notes. A single letter may be anything.
   */
  boolean resemblesLabel(String text) {
    List<String> found = pairs(NormalizedLabel.of(text).core());
    return found.stream().filter(pairs::contains).count() * 2 >= found.size();
  }

  /** Returns the pairs of adjacent letters in a normalised text. */
  private static List<String> pairs(String text) {
    List<String> found = new ArrayList<>();
    for (int i = 1; i < text.length(); i++) {
      if (Character.isLetter(text.charAt(i - 1)) && Character.isLetter(text.charAt(i))) {
        found.add(text.substring(i - 1, i + 1));
      }
    }
    return found;
  }

  private static String labelOf(Grid sheet, Cell cell) {
    Address at = cell.address();
    return at.column() == 0 ? "" : sheet.text(new Address(at.row(), at.column() - 1));
  }

  /** Returns whether a cell shows a result of the template, which has its label on the left. */
  boolean isResult(Grid sheet, Cell cell) {
    String label = labelOf(sheet, cell);
    return !label.isEmpty()
        && label.length() <= ReceivedSheet.MAX_LABEL_LENGTH
        && labelsOfResults.contains(LabelComparison.normalised(label));
  }

  /** Returns the sheet that describes the form and has a text; null if there is none. */
  @Nullable Grid describingSheet(String text) {
    return describing.get(text);
  }

  /** Returns whether a comment or the text of a shape is one of the template's. */
  boolean isAttached(String text) {
    return comments.contains(text);
  }

  /**
   * Returns whether a text is one of the template's own outside its tables, or the line of a row
   * with one: a workbook that was saved as a page or printed shows its check sheet and the
   * explanations on its cover, too. Further sentences beside the template's are somebody's.
   */
  boolean isExplanation(String text) {
    if (explanations.contains(text)
        || (text.length() >= MIN_SENTENCE_LENGTH
            && sentencesNormalized.contains(LabelComparison.normalised(text)))) {
      return true;
    }
    String rest = text;
    for (String sentence : sentences) {
      rest = rest.contains(sentence) ? rest.replace(sentence, "") : rest;
    }
    return rest.length() < text.length() && !LineKind.isRunningText(rest);
  }
}

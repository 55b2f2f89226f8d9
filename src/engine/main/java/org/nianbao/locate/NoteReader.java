package org.nianbao.locate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.locate.LabelComparison.NormalizedLabel;
import org.nianbao.locate.NarrativeSections.Passage;
import org.nianbao.locate.SectionOutline.Section;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.value.DateParser;

/**
 * Reads the texts of a report that stand outside the form's cells: before and after the tables,
 * above the first section and below the last one, and the narrative of a workbook that is laid out
 * in another way.
 */
final class NoteReader {
  private final Template template;
  private final SheetsByName sheets;
  private final UnreadContent unread;
  private final Map<String, String> texts;
  private final Map<String, CellPlace> places;

  /**
   * Creates a reader.
   *
   * @param texts the texts of the form by key, to which the reader adds
   * @param places their cells
   */
  NoteReader(
      Template template,
      SheetsByName sheets,
      UnreadContent unread,
      Map<String, String> texts,
      Map<String, CellPlace> places) {
    this.template = template;
    this.sheets = sheets;
    this.unread = unread;
    this.texts = texts;
    this.places = places;
  }

  /** Reads the texts of documents and of other sheets, and marks their cells as read. */
  void read(List<ReceivedDocument> documents) {
    for (ReceivedDocument document : documents) {
      NarrativeSections narrative = document.narrative();
      narrative.introductions().forEach((field, passage) -> add(field, List.of(passage)));
      addNotes(narrative);
    }
    Map<String, List<Passage>> bySheet = new LinkedHashMap<>();
    for (Passage cell : unread.unreadTexts()) {
      bySheet.computeIfAbsent(cell.place().sheet(), name -> new ArrayList<>()).add(cell);
    }
    HeadingLine.Style numbering = numbering(bySheet.values());
    Map<String, NarrativeSections> narratives = new LinkedHashMap<>();
    bySheet.forEach(
        (name, cells) -> {
          Grid sheet = Objects.requireNonNull(sheets.sheet(name));
          List<TableBounds> tables = unread.tablesOn(sheet);
          Section named = unread.formSheet(sheet) == null ? sectionNamed(name) : null;
          Set<String> elsewhere = tablesWithout(sheet);
          narratives.put(
              name, NarrativeSections.of(template, cells, tables, elsewhere, numbering, named));
        });
    addParts(narratives);
    narratives.forEach(
        (name, narrative) -> {
          List<Passage> cells = bySheet.getOrDefault(name, List.of());
          if (formSheet(cells.get(0)) == null) {
            addNotes(narrative);
          } else {
            addNotesOfForm(cells);
          }
        });
  }

  /** Returns the names of the tables on other sheets than the given one. */
  private Set<String> tablesWithout(Grid sheet) {
    Set<String> names = new HashSet<>();
    for (Grid other : sheets.sheets()) {
      unread.tablesOn(other).forEach(table -> names.add(table.name()));
    }
    unread.tablesOn(sheet).forEach(table -> names.remove(table.name()));
    return names;
  }

  /** Returns the form of the ordinals of the sections in a workbook. */
  private HeadingLine.Style numbering(Collection<List<Passage>> cells) {
    List<HeadingLine> headings = new ArrayList<>();
    for (List<Passage> passages : cells) {
      for (Passage passage : passages) {
        String text = passage.text();
        int end = text.indexOf('\n');
        HeadingLine heading =
            HeadingLine.mayHaveOrdinal(text)
                ? HeadingLine.parse(end < 0 ? text : text.substring(0, end))
                : null;
        if (heading != null) {
          headings.add(heading);
        }
      }
    }
    return SectionOutline.highestStyle(TemplateTexts.of(template).sections(), headings);
  }

  /** Returns the section that a sheet is named after; null if none. */
  private @Nullable Section sectionNamed(String sheet) {
    NormalizedLabel name = NormalizedLabel.of(sheet);
    for (Section section : TemplateTexts.of(template).sections()) {
      if (section.sheet().equals(sheet) || SectionOutline.isTitle(name, section.title())) {
        return section;
      }
    }
    return null;
  }

  private @Nullable TemplateSheet formSheet(Passage passage) {
    Grid sheet = sheets.sheet(passage.place().sheet());
    return sheet == null ? null : unread.formSheet(sheet);
  }

  /** Adds the texts above and below the tables of the form's own sheets, alone in their rows. */
  private void addNotesOfForm(List<Passage> passages) {
    Map<String, List<Passage>> byTable = new LinkedHashMap<>();
    for (Passage passage : passages) {
      Address at = passage.place().address();
      Grid sheet = sheets.sheet(passage.place().sheet());
      TemplateSheet form = formSheet(passage);
      if (form != null && form.isTable() && sheet != null && sheet.rowSize(at.row()) == 1) {
        byTable.computeIfAbsent(form.name(), each -> new ArrayList<>()).add(passage);
      }
    }
    byTable.forEach(this::addBesideTable);
  }

  /**
   * Adds the parts of a narrative outside the form's cells if the form lacks one of them, or has
   * others from the same sheet; a part that it has is continued, so that no text is lost.
   */
  private void addParts(Map<String, NarrativeSections> narratives) {
    boolean lacking =
        narratives.values().stream()
            .flatMap(narrative -> narrative.texts().keySet().stream())
            .anyMatch(field -> !texts.containsKey(field.key()));
    Set<String> read =
        template.narratives().stream()
            .map(field -> places.get(field.key()))
            .filter(Objects::nonNull)
            .map(CellPlace::sheet)
            .collect(Collectors.toSet());
    narratives.forEach(
        (sheet, narrative) -> {
          if (lacking || read.contains(sheet)) {
            narrative.texts().forEach((field, passage) -> add(field, List.of(passage)));
            narrative.introductions().forEach((field, passage) -> add(field, List.of(passage)));
            unread.markRead(narrative.read());
          }
        });
  }

  private void addNotes(NarrativeSections narrative) {
    add(template.notePreamble(), narrative.preamble());
    if (template.noteClosing() == null) {
      readSignature(narrative.closing());
    } else {
      add(template.noteClosing(), narrative.closing());
    }
    narrative.besideTables().forEach(this::addBesideTable);
    narrative.sectionHeadings().keySet().forEach(unread::markRead);
  }

  /**
   * Reads the unit's name and the date below a report whose form has no cell for the text there.
   * The date is that on the cover.
   */
  private void readSignature(List<Passage> closing) {
    String unit = texts.getOrDefault(Template.UNIT, "");
    for (Passage line : closing) {
      Optional<LocalDate> day =
          LineKind.isDate(line.text()) ? DateParser.parse(line.text()) : Optional.empty();
      if (day.isPresent() && template.field(Template.PREPARED_ON) != null) {
        texts.putIfAbsent(Template.PREPARED_ON, day.get().toString());
        places.putIfAbsent(Template.PREPARED_ON, line.place());
        unread.markRead(line.place());
      } else if (line.text().equals(unit)) {
        unread.markRead(line.place());
      }
    }
  }

  private void addBesideTable(String name, List<Passage> passages) {
    List<Passage> before = new ArrayList<>();
    List<Passage> after = new ArrayList<>();
    for (Passage passage : passages) {
      int row = passage.place().address().row();
      Grid sheet = sheets.sheet(passage.place().sheet());
      TableBounds table = sheet == null ? null : unread.tableOf(sheet, name);
      if (unread.isRead(passage.place())) {
        continue; // a line of a table
      }
      if (table == null || (row < table.firstFigureRow() && !isLabel(sheet, passage))) {
        before.add(passage);
      } else if (row > table.lastRow()) {
        after.add(passage);
      } // else a label between the figures
    }
    add(template.noteBefore(name), before);
    add(template.noteAfter(name), after);
  }

  /** Returns whether a passage is a label of a table in a row of its own. */
  private boolean isLabel(@Nullable Grid sheet, Passage passage) {
    Address at = passage.place().address();
    boolean merged = sheet != null && !sheet.regionOf(at).last().equals(at);
    return merged && TemplateTexts.of(template).contains(passage.text());
  }

  /** Adds passages to the text of a field. */
  private void add(@Nullable Field field, List<Passage> passages) {
    if (field == null || passages.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder(texts.getOrDefault(field.key(), ""));
    for (Passage passage : passages) {
      if (!text.isEmpty()) {
        text.append("\n".repeat(passage.blank() + 1));
      }
      text.append(passage.text());
      places.putIfAbsent(field.key(), passage.place());
      unread.markRead(passage.place());
    }
    texts.put(field.key(), text.toString());
  }
}

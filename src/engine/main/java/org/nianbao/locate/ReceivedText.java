package org.nianbao.locate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.template.Template;

/** The texts of a received file that may be labels, joined for a search. */
final class ReceivedText {
  /** The maximum number of cells of a file that are searched. */
  private static final int MAX_CELLS = 20_000;

  private static final int MIN_LABEL_LENGTH = 2;

  private final String text;

  private ReceivedText(String text) {
    this.text = text;
  }

  static ReceivedText of(List<Grid> sheets) {
    StringBuilder text = new StringBuilder("\n");
    int cells = 0;
    for (Grid sheet : sheets) {
      for (Cell cell : sheet.cells()) {
        if (cell.content() instanceof CellContent.Text content
            && content.value().length() <= ReceivedSheet.MAX_LABEL_LENGTH
            && ++cells <= MAX_CELLS) {
          text.append(LabelComparison.normalised(content.value())).append('\n');
        }
      }
    }
    return new ReceivedText(text.toString());
  }

  /** Returns whether half of the labels of a template's tables occur in the file. */
  boolean hasLabelsOf(Template template) {
    Set<String> labels =
        TemplateSheet.of(template).stream()
            .filter(TemplateSheet::isTable)
            .flatMap(sheet -> sheet.labelTexts().values().stream())
            .map(LabelComparison::normalised)
            .filter(label -> label.length() >= MIN_LABEL_LENGTH)
            .collect(Collectors.toSet());
    long found = labels.stream().filter(text::contains).count();
    return found * 2 >= labels.size();
  }
}

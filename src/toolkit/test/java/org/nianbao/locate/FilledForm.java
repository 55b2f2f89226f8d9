package org.nianbao.locate;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.form.Submission;
import org.nianbao.grid.Grid;
import org.nianbao.jxls.FormWriter;
import org.nianbao.reader.GridReader;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** A form filled in so that every figure differs from every other. */
final class FilledForm {
  private static final Template TEMPLATE = Template.current();
  private static final int FIRST = 1000;

  /** The sheets that a clerk fills in. */
  static final Set<String> SHEETS =
      TEMPLATE.formSheets().stream()
          .map(Grid::name)
          .filter(sheet -> TEMPLATE.fieldsOn(sheet).values().stream().noneMatch(Field::isPrevious))
          .collect(Collectors.toUnmodifiableSet());

  private FilledForm() {}

  static Map<String, BigDecimal> figures() {
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    for (Field field : TEMPLATE.figures()) {
      figures.put(field.key(), BigDecimal.valueOf(FIRST + figures.size()));
    }
    return figures;
  }

  /** The form of 红旗区小店镇 for 2024, written into the folder and read from there. */
  static List<Grid> grids(Path folder, Map<String, BigDecimal> figures) throws Exception {
    Map<String, String> texts = Map.of(Template.UNIT, "红旗区小店镇", Template.LEVEL, "乡镇街道");
    Path file = folder.resolve("form.xlsx");
    FormWriter.writeForm(Submission.of("", TEMPLATE, figures, texts, 2024), file);
    return GridReader.read(file);
  }
}

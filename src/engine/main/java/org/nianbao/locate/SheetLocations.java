package org.nianbao.locate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Grid;
import org.nianbao.template.Template;

/** Where the sheets of a template may stand on a received sheet, by their labels. */
final class SheetLocations {
  private final ReceivedSheet received;

  /** The first row with a label that the template has on last year's sheet alone; -1 for none. */
  private final int lastYearFrom;

  SheetLocations(Template template, Grid sheet) {
    received = new ReceivedSheet(sheet);
    List<Label> ofLastYear = TemplateSheet.labelsOfLastYear(template);
    lastYearFrom =
        received.lines().stream()
            .filter(
                line ->
                    line.labels().stream()
                        .anyMatch(each -> ofLastYear.stream().anyMatch(each::names)))
            .mapToInt(Line::row)
            .findFirst()
            .orElse(-1);
  }

  /** Where a sheet of the template may stand; it is located where enough of its labels agree. */
  List<SheetLocation> of(TemplateSheet sheet) {
    List<SheetLocation> locations = new ArrayList<>();
    ReceivedSheet part = part(sheet);
    if (part != null) {
      for (ReceivedSheet copy : sheet.copies().of(part)) {
        SheetLocation location = SheetLocation.of(sheet, copy);
        if (sheet.isEnough(location.rows().agreeing(), true)) {
          location.locate();
        }
        locations.add(location);
      }
    }
    return locations;
  }

  /**
   * What of the received sheet may hold a sheet of the template, or null: last year's figures stand
   * below their mark, this year's do not.
   */
  @Nullable ReceivedSheet part(TemplateSheet sheet) {
    boolean lastYear = sheet.isLastYear();
    if (lastYearFrom < 0) {
      return lastYear ? null : received;
    }
    int firstRow = lastYear ? lastYearFrom : 0;
    int lastRow = lastYear ? Integer.MAX_VALUE : lastYearFrom - 1;
    return received.part(firstRow, lastRow, 0, Integer.MAX_VALUE);
  }
}

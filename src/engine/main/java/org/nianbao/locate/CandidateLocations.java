package org.nianbao.locate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Grid;
import org.nianbao.template.Template;

/** The candidate locations of template sheets on a received sheet, found by labels. */
final class CandidateLocations {
  private final ReceivedSheet received;

  /**
   * The first row with a label that only the template's sheet of last year has; -1 if there is
   * none.
   */
  private final int firstRowOfLastYear;

  CandidateLocations(Template template, Grid sheet) {
    received = new ReceivedSheet(sheet);
    List<Label> ofLastYear = TemplateSheet.labelsOfLastYear(template);
    firstRowOfLastYear =
        received.labelledRows().stream()
            .filter(
                line ->
                    line.labels().stream()
                        .anyMatch(each -> ofLastYear.stream().anyMatch(each::matches)))
            .mapToInt(LabelledRow::row)
            .findFirst()
            .orElse(-1);
  }

  /**
   * Returns the candidate locations of a template sheet. Those on which enough labels agree have
   * their fields located.
   */
  List<SheetLocation> find(TemplateSheet sheet) {
    List<SheetLocation> locations = new ArrayList<>();
    ReceivedSheet part = partFor(sheet);
    if (part != null) {
      for (ReceivedSheet copy : sheet.splitter().split(part)) {
        SheetLocation location = SheetLocation.of(sheet, copy);
        if (sheet.isIdentifiedBy(location.agreeingLabelCount(), true)) {
          location.locate();
        }
        locations.add(location);
      }
      if (locations.stream().noneMatch(SheetLocation::isComplete)) {
        SheetLocation regrouped = SheetLocation.ofRegrouped(sheet, part);
        if (regrouped != null) {
          return List.of(regrouped);
        }
      }
    }
    return locations;
  }

  /**
   * Returns the part of the received sheet that may contain a template sheet; null if there is
   * none. Figures of last year are below the first label of last year, this year's figures above
   * it.
   */
  @Nullable ReceivedSheet partFor(TemplateSheet sheet) {
    boolean lastYear = sheet.isLastYear();
    if (firstRowOfLastYear < 0) {
      return lastYear ? null : received;
    }
    int firstRow = lastYear ? firstRowOfLastYear : 0;
    int lastRow = lastYear ? Integer.MAX_VALUE : firstRowOfLastYear - 1;
    return received.part(firstRow, lastRow, 0, Integer.MAX_VALUE);
  }
}

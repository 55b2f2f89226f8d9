package org.nianbao.form;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Grid;
import org.nianbao.template.Template;

/**
 * Where the sheets of a template may stand on a received sheet, by their labels.
 *
 * <p>The units of a district fill in the same workbook. What was located on a sheet is kept for
 * others of the very same layout, if they answer alike where it took a look at what the unit wrote;
 * so whether, and in which order, others were read before makes no difference but in time.
 */
final class SheetLocations {
  /** When there are so many layouts, all are forgotten; and before the memory is full. */
  private static final int MOST_LAYOUTS = 200;

  /** As many are kept of a layout, the last ones, that differ in what was asked of originals. */
  private static final int MOST_KEPT = 4;

  /** Where a sheet of the template may stand on a received sheet that answers so. */
  private record Kept(List<SheetLocation> locations, List<Originals.Look> looks) {}

  /** What was located on sheets of a layout. */
  private static final class Located {
    private final Map<TemplateSheet, List<Kept>> kept = new ConcurrentHashMap<>();
    private volatile @Nullable Integer lastYearFrom;

    private List<Kept> kept(TemplateSheet sheet) {
      return kept.getOrDefault(sheet, List.of());
    }

    private void keep(TemplateSheet sheet, Kept found) {
      kept.compute(sheet, (each, before) -> before == null ? List.of(found) : last(before, found));
    }

    private static List<Kept> last(List<Kept> before, Kept found) {
      if (before.stream().anyMatch(each -> each.looks().equals(found.looks()))) {
        return before; // another thread was as quick
      }
      List<Kept> all = new ArrayList<>(before);
      all.add(found);
      return List.copyOf(all.subList(Math.max(0, all.size() - MOST_KEPT), all.size()));
    }
  }

  private static final Map<Template, SoftReference<Map<SheetLayout, Located>>> LAYOUTS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final KnownLabels labels;
  private final SheetLayout layout;
  private final Originals originals;
  private final Template template;
  private final Located ofThisLayout;
  private final boolean isOfTheSizeOfForms;
  private final boolean metFirst;
  private @Nullable ReceivedSheet received;
  private boolean isLocated;

  SheetLocations(Template template, Grid sheet) {
    this.template = template;
    labels = KnownLabels.of(template);
    layout = SheetLayout.of(sheet, labels);
    originals = new Originals(sheet);
    isOfTheSizeOfForms = layout.isOfTheSizeOfForms();
    Located before = isOfTheSizeOfForms ? layouts(template).get(layout) : null;
    ofThisLayout = before == null ? new Located() : before;
    metFirst = before == null;
  }

  private static Map<SheetLayout, Located> layouts(Template template) {
    SoftReference<Map<SheetLayout, Located>> before = LAYOUTS.get(template);
    Map<SheetLayout, Located> known = before == null ? null : before.get();
    if (known == null) {
      known = new ConcurrentHashMap<>();
      LAYOUTS.put(template, new SoftReference<>(known));
    }
    return known;
  }

  /** Where a sheet of the template may stand; it is located where enough of its labels agree. */
  List<SheetLocation> of(TemplateSheet sheet) {
    for (Kept kept : ofThisLayout.kept(sheet)) {
      if (originals.answerAlike(kept.looks())) {
        return kept.locations();
      }
    }
    originals.begin();
    List<SheetLocation> locations = new ArrayList<>();
    ReceivedSheet part = part(sheet);
    if (part != null) {
      for (ReceivedSheet copy : sheet.copies().of(part)) {
        SheetLocation location = SheetLocation.of(sheet, copy);
        if (sheet.isEnough(location.rows().agreeing(), true)) {
          location.locate();
          isLocated = true;
        }
        locations.add(location);
      }
    }
    if (originals.isKept()) {
      ofThisLayout.keep(sheet, new Kept(locations, originals.looks()));
    }
    return locations;
  }

  /**
   * What of the received sheet may hold a sheet of the template, or null: last year's figures stand
   * below their mark, this year's do not.
   */
  @Nullable ReceivedSheet part(TemplateSheet sheet) {
    int mark = lastYearFrom();
    boolean lastYear = sheet.isLastYear();
    if (mark < 0) {
      return lastYear ? null : received();
    }
    int firstRow = lastYear ? mark : 0;
    int lastRow = lastYear ? Integer.MAX_VALUE : mark - 1;
    return received().part(firstRow, lastRow, 0, Integer.MAX_VALUE);
  }

  /** Ends the locating: what was found is kept. */
  void keep() {
    originals.forget();
    if (metFirst && isLocated && isOfTheSizeOfForms) {
      Map<SheetLayout, Located> layouts = layouts(template);
      if (layouts.size() >= MOST_LAYOUTS) {
        layouts.clear();
      }
      layouts.put(layout, ofThisLayout);
    }
  }

  private ReceivedSheet received() {
    ReceivedSheet made = received;
    if (made == null) {
      made = new ReceivedSheet(layout, originals);
      received = made;
    }
    return made;
  }

  /** The first row with a label that the template has on last year's sheet alone; -1 for none. */
  private int lastYearFrom() {
    Integer before = ofThisLayout.lastYearFrom;
    if (before != null) {
      return before;
    }
    int found =
        received().lines().stream()
            .filter(
                line ->
                    line.labels().stream().anyMatch(each -> labels.ofLastYear().stream().anyMatch(each::names)))
            .mapToInt(Line::row)
            .findFirst()
            .orElse(-1);
    ofThisLayout.lastYearFrom = found;
    return found;
  }
}

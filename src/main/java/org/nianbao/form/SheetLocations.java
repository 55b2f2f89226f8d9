package org.nianbao.form;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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

  /** How many are kept of a layout that look different where one looked at what the unit wrote. */
  private static final int MOST_KEPT = 4;

  private static final int MOST_LOOKS = 500;

  /** Where a sheet of the template may stand if what was asked of the sheet has these answers. */
  private record Kept(List<SheetLocation> locations, List<Originals.Look> looks) {}

  /** What was located on sheets of a layout. */
  private static final class Located {
    private final Map<TemplateSheet, List<Kept>> kept = new ConcurrentHashMap<>();
    private volatile @Nullable Integer lastYearFrom;

    private List<Kept> kept(TemplateSheet sheet) {
      return kept.computeIfAbsent(sheet, each -> new CopyOnWriteArrayList<>());
    }
  }

  private static final Map<Template, SoftReference<Map<SheetLayout, Located>>> LAYOUTS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final KnownLabels labels;
  private final SheetLayout layout;
  private final Originals originals;
  private final Map<SheetLayout, Located> layouts;
  private final Located ofThisLayout;
  private final boolean isOfTheSizeOfForms;
  private final boolean metFirst;
  private @Nullable ReceivedSheet received;
  private boolean isLocated;

  SheetLocations(Template template, Grid sheet) {
    labels = KnownLabels.of(template);
    layout = SheetLayout.of(sheet, labels);
    originals = new Originals(sheet);
    layouts = layouts(template);
    isOfTheSizeOfForms = layout.isOfTheSizeOfForms();
    Located before = isOfTheSizeOfForms ? layouts.get(layout) : null;
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
    List<Kept> kept = ofThisLayout.kept(sheet);
    for (Kept each : kept) {
      if (originals.answerAlike(each.looks())) {
        return each.locations();
      }
    }
    int looks = originals.looks();
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
    if (kept.size() < MOST_KEPT && originals.looks() <= looks + MOST_LOOKS) {
      kept.add(new Kept(locations, originals.looksAfter(looks)));
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

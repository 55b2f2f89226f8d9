package org.nianbao.office;

import com.sun.star.sheet.XSpreadsheet;
import com.sun.star.table.XCell;
import java.util.List;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Place;
import org.nianbao.repair.Change;
import org.nianbao.repair.Fault;
import org.nianbao.repair.Suggestion;
import org.nianbao.task.RefusedException;

/**
 * The menu item 采用建议: writes the figures of a suggestion into the document, after the user
 * confirms.
 */
final class AdoptMenuItem {
  /** The limit of suggestions for one fault; there may be a hundred. */
  private static final int MAX_OFFERED = 12;

  private final MenuItemContext context;
  private final OpenDocument document;

  private AdoptMenuItem(MenuItemContext context, OpenDocument document) {
    this.context = context;
    this.document = document;
  }

  static MenuItemWork begin(MenuItemContext context) throws Exception {
    AdoptMenuItem adoption = new AdoptMenuItem(context, context.document());
    adoption.document.requireEditable();
    ValidationResult checked = ValidateMenuItem.read(adoption.document);
    List<Suggestion> suggestions = adoption.suggestions(checked);
    if (suggestions.isEmpty()) {
      throw new RefusedException("office.adopt.none");
    }
    return MenuItemWork.done(adoption.adopt(adoption.chosen(suggestions)));
  }

  /**
   * Returns the suggestions for the selected cell or row; all suggestions if there is none for it.
   */
  private List<Suggestion> suggestions(ValidationResult checked) throws Exception {
    Place here = NextDiscrepancyMenuItem.here(document);
    for (Fault fault : checked.faults()) {
      if (here != null && concerns(fault, checked, here) && !fault.suggestions().isEmpty()) {
        return fault.suggestions().stream().limit(MAX_OFFERED).toList();
      }
    }
    return checked.faults().stream()
        .filter(fault -> !fault.suggestions().isEmpty())
        .flatMap(fault -> fault.best().stream())
        .toList();
  }

  private boolean concerns(Fault fault, ValidationResult checked, Place here) throws Exception {
    Place place = here;
    if (here.sheet().equals(DiscrepancySheet.NAME)) {
      XSpreadsheet listed = document.sheet(DiscrepancySheet.NAME);
      Place linked = listed == null ? null : DiscrepancySheet.linked(listed, here.address().row());
      if (linked == null) {
        return false;
      }
      place = linked;
    }
    for (Discrepancy discrepancy : checked.discrepancies()) {
      if (fault.concerns(discrepancy)
          && (place.equals(discrepancy.place()) || discrepancy.cells().contains(place))) {
        return true;
      }
    }
    return false;
  }

  private Suggestion chosen(List<Suggestion> suggestions) throws RefusedException {
    String number = context.text("Suggestion");
    if (number != null || context.isSilent()) {
      int chosen = number == null || !number.matches("\\d{1,3}") ? 1 : Integer.parseInt(number);
      if (chosen < 1 || chosen > suggestions.size()) {
        throw new RefusedException("office.adopt.none");
      }
      return suggestions.get(chosen - 1);
    }
    List<String> sentences =
        suggestions.stream().map(each -> context.messages().format(each.message())).toList();
    return suggestions.get(
        ChoiceDialog.ask(context, context.messages().format("office.adopt.ask"), sentences));
  }

  /** Writes the figures of a suggestion and checks the document again, as one undo step. */
  private String adopt(Suggestion suggestion) throws Exception {
    ValidateMenuItem check = new ValidateMenuItem(context, document);
    ValidationResult checked =
        document.inOneStep(
            context.messages().format("office.adopt"),
            () -> {
              for (Change change : suggestion.changes()) {
                write(change);
              }
              return check.mark();
            });
    check.show(checked);
    return context.messages().format(suggestion.message());
  }

  private void write(Change change) throws Exception {
    Place place = change.place();
    XCell cell = place == null ? null : document.cell(place);
    XSpreadsheet sheet = place == null ? null : document.sheet(place.sheet());
    if (place == null || cell == null || sheet == null) {
      throw new RefusedException("office.adopt.absent", change.field().label());
    }
    try (LiftedProtection open = new LiftedProtection(sheet)) {
      if (!open.isOpen()) {
        throw new RefusedException("office.adopt.locked", place);
      }
      cell.setValue(change.suggested().doubleValue());
    }
  }
}

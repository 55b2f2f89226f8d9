package org.nianbao.office;

import com.sun.star.sheet.XSpreadsheet;
import com.sun.star.table.XCell;
import java.util.List;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.repair.Change;
import org.nianbao.repair.FailedRuleGroup;
import org.nianbao.repair.Suggestion;
import org.nianbao.task.RefusedException;

/**
 * The menu item 采用建议: writes the figures of a suggestion into the document, after the user
 * confirms.
 */
final class AdoptMenuItem {
  /** The limit of suggestions for one fault; there may be a hundred. */
  private static final int MAX_SUGGESTIONS = 12;

  private final MenuItemContext context;
  private final OpenDocument document;

  private AdoptMenuItem(MenuItemContext context, OpenDocument document) {
    this.context = context;
    this.document = document;
  }

  static MenuItemWork prepare(MenuItemContext context) throws Exception {
    AdoptMenuItem adoption = new AdoptMenuItem(context, context.document());
    adoption.document.requireEditable();
    ValidationResult checked = ValidateMenuItem.read(adoption.document);
    List<Suggestion> suggestions = adoption.suggestions(checked);
    if (suggestions.isEmpty()) {
      throw new RefusedException("office.adopt.none");
    }
    return MenuItemWork.completed(adoption.apply(adoption.choose(suggestions)));
  }

  /**
   * Returns the suggestions for the selected cell or row; all suggestions if there is none for it.
   */
  private List<Suggestion> suggestions(ValidationResult checked) throws Exception {
    CellPlace selected = NextDiscrepancyMenuItem.selectedCell(document);
    for (FailedRuleGroup fault : checked.faults()) {
      if (selected != null
          && concerns(fault, checked, selected)
          && !fault.suggestions().isEmpty()) {
        return fault.suggestions().stream().limit(MAX_SUGGESTIONS).toList();
      }
    }
    return checked.faults().stream()
        .filter(fault -> !fault.suggestions().isEmpty())
        .flatMap(fault -> fault.best().stream())
        .toList();
  }

  private boolean concerns(FailedRuleGroup fault, ValidationResult checked, CellPlace selected)
      throws Exception {
    CellPlace place = selected;
    if (selected.sheet().equals(DiscrepancySheet.NAME)) {
      XSpreadsheet sheet = document.sheet(DiscrepancySheet.NAME);
      CellPlace linked =
          sheet == null ? null : DiscrepancySheet.linkedCell(sheet, selected.address().row());
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

  private Suggestion choose(List<Suggestion> suggestions) throws RefusedException {
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
  private String apply(Suggestion suggestion) throws Exception {
    ValidateMenuItem check = new ValidateMenuItem(context, document);
    ValidationResult checked =
        document.inOneUndoStep(
            context.messages().format("office.adopt"),
            () -> {
              for (Change change : suggestion.changes()) {
                write(change);
              }
              return check.checkAndMark();
            });
    check.showResult(checked);
    return context.messages().format(suggestion.message());
  }

  private void write(Change change) throws Exception {
    CellPlace place = change.place();
    XCell cell = place == null ? null : document.cell(place);
    XSpreadsheet sheet = place == null ? null : document.sheet(place.sheet());
    if (place == null || cell == null || sheet == null) {
      throw new RefusedException("office.adopt.absent", change.field().label());
    }
    try (LiftedProtection protection = new LiftedProtection(sheet)) {
      if (!protection.isEditable()) {
        throw new RefusedException("office.adopt.locked", place);
      }
      cell.setValue(change.suggested().doubleValue());
    }
  }
}

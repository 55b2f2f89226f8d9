package org.nianbao.office;

import com.sun.star.sheet.XSpreadsheet;
import com.sun.star.table.XCell;
import java.util.List;
import org.nianbao.check.Checked;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Place;
import org.nianbao.repair.Change;
import org.nianbao.repair.Fault;
import org.nianbao.repair.Suggestion;
import org.nianbao.task.RefusedException;

/** 采用建议: writes the figures that a suggestion has into the document, once staff said so. */
final class Adoption {
  /** Of one fault; there may be a hundred. */
  private static final int MOST_OFFERED = 12;

  private final TaskContext call;
  private final OpenDocument document;

  private Adoption(TaskContext call, OpenDocument document) {
    this.call = call;
    this.document = document;
  }

  static Work begin(TaskContext call) throws Exception {
    Adoption adoption = new Adoption(call, call.document());
    adoption.document.requireEditable();
    Checked checked = Check.read(adoption.document);
    List<Suggestion> offered = adoption.offered(checked);
    if (offered.isEmpty()) {
      throw new RefusedException("office.adopt.none");
    }
    return Work.done(adoption.adopt(adoption.chosen(offered)));
  }

  /** For the cell or the row that is selected; for all, if nothing is known for that one. */
  private List<Suggestion> offered(Checked checked) throws Exception {
    Place here = NextDiscrepancy.here(document);
    for (Fault fault : checked.faults()) {
      if (here != null && concerns(fault, checked, here) && !fault.suggestions().isEmpty()) {
        return fault.suggestions().stream().limit(MOST_OFFERED).toList();
      }
    }
    return checked.faults().stream()
        .filter(fault -> !fault.suggestions().isEmpty())
        .flatMap(fault -> fault.best().stream())
        .toList();
  }

  private boolean concerns(Fault fault, Checked checked, Place here) throws Exception {
    Place place = here;
    if (here.sheet().equals(DiscrepancySheet.NAME)) {
      XSpreadsheet listed = document.sheet(DiscrepancySheet.NAME);
      Place linked =
          listed == null ? null : DiscrepancySheet.linked(listed, here.address().row());
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

  private Suggestion chosen(List<Suggestion> offered) throws RefusedException {
    String number = call.text("Suggestion");
    if (number != null || call.isSilent()) {
      int chosen = number == null || !number.matches("\\d{1,3}") ? 1 : Integer.parseInt(number);
      if (chosen < 1 || chosen > offered.size()) {
        throw new RefusedException("office.adopt.none");
      }
      return offered.get(chosen - 1);
    }
    List<String> sentences =
        offered.stream().map(each -> call.messages().say(each.message())).toList();
    return offered.get(ChoiceDialog.ask(call, call.messages().say("office.adopt.ask"), sentences));
  }

  /** Writes the figures and checks again, in one step. */
  private String adopt(Suggestion suggestion) throws Exception {
    Check check = new Check(call, document);
    Checked checked =
        document.inOneStep(
            call.messages().say("office.adopt"),
            () -> {
              for (Change change : suggestion.changes()) {
                write(change);
              }
              return check.mark();
            });
    check.show(checked);
    return call.messages().say(suggestion.message());
  }

  private void write(Change change) throws Exception {
    Place place = change.place();
    XCell cell = place == null ? null : document.cell(place);
    XSpreadsheet sheet = place == null ? null : document.sheet(place.sheet());
    if (place == null || cell == null || sheet == null) {
      throw new RefusedException("office.adopt.absent", change.field().label());
    }
    try (Unprotected open = new Unprotected(sheet)) {
      if (!open.isOpen()) {
        throw new RefusedException("office.adopt.locked", place);
      }
      cell.setValue(change.suggested().doubleValue());
    }
  }
}

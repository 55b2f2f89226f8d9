package org.nianbao.office;

import com.sun.star.sheet.XSpreadsheet;
import com.sun.star.sheet.XViewFreezable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.Nianbao;
import org.nianbao.check.Checked;
import org.nianbao.check.JsonReport;
import org.nianbao.form.Place;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.task.RefusedException;
import org.nianbao.template.Editions;
import org.nianbao.validate.LastYear;

/** 校验本表: checks the open document, lists what is wrong on a sheet of it, and marks the cells. */
final class Check {
  private final TaskContext call;
  private final OpenDocument document;
  private final DiscrepancySheet sheet;
  private final Marks marks;

  /** The sheets that could not be marked. */
  private final Set<String> locked = new LinkedHashSet<>();

  /** Whether the sheets are locked, so that none could be added or taken away. */
  private boolean unlisted;

  Check(TaskContext call, OpenDocument document) {
    this.call = call;
    this.document = document;
    this.sheet = new DiscrepancySheet(document, call.messages());
    this.marks = new Marks(document);
  }

  static Work begin(TaskContext call) throws Exception {
    Check check = new Check(call, call.document());
    Checked checked = check.mark();
    check.show(checked);
    return Work.done(json(checked, call.messages()));
  }

  /**
   * Reads and checks the document as it stands.
   *
   * @throws RefusedException if it cannot be read as a form
   */
  static Checked read(OpenDocument document)
      throws IOException, com.sun.star.uno.Exception {
    try (TemporaryFolder folder = new TemporaryFolder()) {
      Checked read =
          Nianbao.validate(
              Editions.shipped(), document.copy(folder.path()), null, LastYear.none());
      Message unreadable = read.unreadable();
      if (unreadable != null) {
        throw new RefusedException("cli.file", document.name(), unreadable);
      }
      return new Checked(
          document.name(), read.submission(), read.discrepancies(), read.undecided(), null);
    }
  }

  /**
   * Checks the document anew, in one step: the marks that are there go, those that are due come.
   *
   * @throws RefusedException if it cannot be read as a form, or not be marked
   */
  Checked mark() throws Exception {
    document.requireEditable();
    sheet.requireReplaceable();
    String title = call.messages().say("office.check");
    return document.inOneStep(title, this::markAnew);
  }

  private Checked markAnew() throws Exception {
    List<CellStyle> looks = sheet.looks();
    marks.takeAway(looks);
    boolean marksOfTheLibrary = sheet.isTheLibrarys();
    if (sheet.isThere()) {
      onSheets(sheet::remove);
    }
    Checked checked = read(document);
    Submission submission = checked.submission();
    if (marksOfTheLibrary && submission != null) {
      marks.takeAway(places(submission));
    }
    Map<Place, Mark> due = Mark.of(checked.discrepancies(), call.messages());
    List<CellStyle> before = marks.put(due);
    due.keySet().forEach(place -> locked.add(place.sheet()));
    before.forEach(look -> locked.remove(look.place().sheet()));
    if (!checked.discrepancies().isEmpty()) {
      onSheets(() -> sheet.write(checked, before));
    }
    return checked;
  }

  /** Adds or takes away a sheet. */
  private interface SheetEdit {
    void run() throws com.sun.star.uno.Exception;
  }

  /** The order of the sheets may be protected, without a password as a rule. */
  private void onSheets(SheetEdit edit) throws com.sun.star.uno.Exception {
    try (Unprotected open = new Unprotected(document.document())) {
      if (open.isOpen()) {
        edit.run();
      } else {
        unlisted = true;
      }
    }
  }

  /** What the library itself marks in a workbook it writes: else these cells have no colour. */
  private static List<CellStyle> places(Submission submission) {
    return submission.template().fields().stream()
        .map(field -> submission.place(field.key()))
        .filter(place -> place != null)
        .map(place -> new CellStyle(place, null, ""))
        .toList();
  }

  /** Brings the discrepancies before staff, or says that there are none. */
  void show(Checked checked) throws Exception {
    XSpreadsheet listed = document.sheet(DiscrepancySheet.NAME);
    if (listed != null) {
      document.show(listed);
      Uno.as(XViewFreezable.class, document.controller())
          .freezeAtPosition(0, DiscrepancySheet.FIRST_ROW);
      document.select(listed.getCellByPosition(0, DiscrepancySheet.FIRST_ROW));
    }
    StringBuilder says = new StringBuilder();
    if (checked.discrepancies().isEmpty()) {
      says.append(call.messages().say("office.check.clean"));
      for (Message reason : checked.undecided()) {
        says.append('\n').append(call.messages().say("office.undecided", reason));
      }
    }
    if (unlisted) {
      says.append('\n').append(call.messages().say("office.locked.book"));
    }
    for (String name : locked) {
      says.append('\n').append(call.messages().say("office.locked", name));
    }
    if (!says.isEmpty()) {
      call.tell(says.toString().strip());
    }
  }

  /** As {@code nianbao validate --format json} has it. */
  static String json(Checked checked, Messages messages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonReport report = new JsonReport(messages, out)) {
      report.add(checked);
      report.finish();
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}

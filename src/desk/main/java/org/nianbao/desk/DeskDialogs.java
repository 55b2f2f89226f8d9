package org.nianbao.desk;

import java.awt.Component;
import java.awt.Desktop;
import java.awt.EventQueue;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.Finding;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OutputNames;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.letter.OfficeSettingsFile;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.reader.ArchiveMember;
import org.nianbao.reader.TemplateFolder;
import org.nianbao.roster.Roster;
import org.nianbao.task.MergeTask;
import org.nianbao.task.PublishTask;
import org.nianbao.task.TypingIn;
import org.nianbao.template.Editions;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;

/** The dialogs of the window. Each asks for the input of an action and then starts the action. */
final class DeskDialogs {
  private final Component parent;
  private final DeskSession session;
  private final DeskOutput output;
  private final DeskForms forms;
  private final DeskEntries entries;
  private final ReceivedTableModel received;
  private final ReceivedTable table;
  private final Settings settings;
  private final Messages messages;
  private final Consumer<Message> onFailure;

  DeskDialogs(
      Component parent,
      DeskSession session,
      DeskOutput output,
      DeskForms forms,
      DeskEntries entries,
      ReceivedTableModel received,
      ReceivedTable table,
      Settings settings,
      Messages messages,
      Consumer<Message> onFailure) {
    this.parent = parent;
    this.session = session;
    this.output = output;
    this.forms = forms;
    this.entries = entries;
    this.received = received;
    this.table = table;
    this.settings = settings;
    this.messages = messages;
    this.onFailure = onFailure;
  }

  /** Asks for files and folders to read. */
  void openFiles() {
    List<Path> chosen = choose("open", "desk.open.title", JFileChooser.FILES_AND_DIRECTORIES, true);
    if (!chosen.isEmpty()) {
      session.read(chosen);
    }
  }

  /** Asks for last year's folder or workbook. */
  void chooseLastYear() {
    choose("lastYear", "desk.lastYear.title", JFileChooser.FILES_AND_DIRECTORIES, false)
        .forEach(session::setLastYear);
  }

  /** Asks for the roster. */
  void chooseRoster() {
    choose("roster", "desk.roster.title", JFileChooser.FILES_ONLY, false)
        .forEach(session::setRoster);
  }

  private List<Path> choose(String purpose, String title, int mode, boolean multiple) {
    Path start =
        settings
            .lastFolder(purpose)
            .or(() -> settings.lastFolder("open"))
            .orElseGet(() -> settings.folder("results"));
    JFileChooser chooser = new JFileChooser(start.toFile());
    chooser.setDialogTitle(messages.format(title));
    chooser.setFileSelectionMode(mode);
    chooser.setMultiSelectionEnabled(multiple);
    if (chooser.showOpenDialog(parent) != JFileChooser.APPROVE_OPTION) {
      return List.of();
    }
    toPath(chooser.getCurrentDirectory()).forEach(each -> settings.saveFolder(purpose, each));
    File[] files = multiple ? chooser.getSelectedFiles() : new File[] {chooser.getSelectedFile()};
    return Arrays.stream(files).flatMap(file -> toPath(file).stream()).toList();
  }

  /**
   * Returns the path of a file; empty if it is not on a disk, such as 此电脑 in a dialog on Windows.
   */
  private static List<Path> toPath(File file) {
    try {
      return List.of(file.toPath());
    } catch (InvalidPathException e) {
      return List.of();
    }
  }

  /** Asks for the folder of the formatted workbooks. */
  void writeForms() {
    output("results", "desk.forms.title", output::writeForms);
  }

  /** Asks for the folder of the return notices. */
  void writeNotices() {
    output("notices", "desk.notices.title", output::writeNotices);
  }

  private void output(String purpose, String title, OutputChooser.Receiver receiver) {
    List<Path> selected =
        table.selectedRows().stream().map(ReceivedRow::file).filter(Objects::nonNull).toList();
    OutputChooser.ask(
        parent,
        messages.format(title),
        purpose,
        received.files(),
        selected,
        settings,
        messages,
        receiver);
  }

  /** Returns the last folder for a purpose; at first that of the results or of a received file. */
  private Path startFolder(String purpose, Path file) {
    return settings
        .lastFolder(purpose)
        .or(() -> settings.lastFolder("results"))
        .orElse(Objects.requireNonNullElse(file.getParent(), file));
  }

  /** Asks for the folder of the forms that received files are converted into. */
  void importFiles() {
    output("import", "desk.import.title", forms::importFiles);
  }

  /** Shows the selected picture or scan, and asks for its figures. */
  void typeIn() {
    ReceivedRow row = table.selectedRow();
    Path file = row == null ? null : row.file();
    if (file != null) {
      forms.readScan(file, pages -> typeIn(file, pages));
    }
  }

  private void typeIn(Path file, List<BufferedImage> pages) {
    Integer inName = TypingIn.yearOf(file);
    int year = inName != null && Editions.haveEditionFor(inName) ? inName : session.year();
    TypeInPanel panel = new TypeInPanel(messages, settings, file, pages, form(file, year), year);
    if (ask(messages.format("desk.typeIn.title", file.getFileName()), panel)) {
      panel.save(file, forms, settings);
    }
  }

  /** Returns the form that the name of a file tells, or else that of the other files. */
  private String form(Path file, int year) {
    String name = String.valueOf(file.getFileName());
    return Editions.forms().stream()
        .filter(form -> name.contains(form) && Editions.ofForm(form, year).isPresent())
        .findFirst()
        .orElseGet(session::form);
  }

  /** Asks for the folder of the forms with drafts. */
  void draft() {
    output("draft", "desk.draft.title", forms::draft);
  }

  /** Asks for the roster and the folder of blank forms. */
  void issue() {
    IssuePanel panel =
        new IssuePanel(messages, settings, session.settings(), session.form(), session.year());
    if (ask(messages.format("desk.issue.title"), panel)) {
      panel.issue(forms, settings);
    }
  }

  /** Asks for the file of the report that is published from the selected form. */
  void publish() {
    ReceivedRow row = table.selectedRow();
    Path form = row == null ? null : row.file();
    Submission submission =
        row == null || row.checked() == null ? null : row.checked().submission();
    if (row == null || form == null || submission == null) {
      return;
    }
    Message refusal = PublishTask.refusal(submission);
    if (refusal != null) {
      onFailure.accept(refusal);
      return;
    }
    if (row.errors() > 0
        && !isConfirmed(Message.of("office.publish.errors", row.errors()), "desk.publish.anyway")) {
      return;
    }
    Path file =
        chooseReport(
            startFolder("publish", form),
            OutputNames.baseName(
                submission.unit(),
                Objects.requireNonNull(submission.year()),
                submission.template()));
    if (file != null && mayReplace(file)) {
      forms.publish(form, file);
    }
  }

  /** Asks for the file of a report, a Word document or a page; returns null if there is none. */
  private @Nullable Path chooseReport(Path folder, String name) {
    JFileChooser chooser = new JFileChooser(folder.toFile());
    chooser.setDialogTitle(messages.format("desk.publish.title"));
    chooser.setSelectedFile(new File(name + ".docx"));
    if (chooser.showSaveDialog(parent) != JFileChooser.APPROVE_OPTION) {
      return null;
    }
    toPath(chooser.getCurrentDirectory()).forEach(each -> settings.saveFolder("publish", each));
    Path chosen = toPath(chooser.getSelectedFile()).stream().findFirst().orElse(null);
    return chosen == null || chosen.toString().matches("(?i).*\\.(docx|html?|pdf|ofd)")
        ? chosen
        : Path.of(chosen + ".docx");
  }

  /** Asks for what the office sets once for its letters. */
  void editSettings() {
    Path results = settings.folder("results");
    Path program = TemplateFolder.programFolder(DeskDialogs.class);
    boolean isOfResults = program == null || Files.exists(results.resolve(OfficeSettingsFile.NAME));
    List<Path> folders =
        program == null
            ? List.of(results)
            : isOfResults ? List.of(results, program) : List.of(program, results);
    OfficeSettings current = officeSettings(results);
    if (current == null) {
      return;
    }
    OfficeSettingsPanel panel = new OfficeSettingsPanel(messages, current, folders);
    if (ask(messages.format("desk.settings.title"), panel)) {
      entries.save(panel.settings(), panel.file());
    }
  }

  /** Returns what the office has set; null if it cannot be read, which is reported. */
  private @Nullable OfficeSettings officeSettings(Path folder) {
    try {
      return DeskOutput.officeSettings(folder);
    } catch (IOException e) {
      onFailure.accept(BackgroundWork.reason(e));
      return null;
    }
  }

  /** Asks for the correction of the current figure. */
  void correct(SelectedReportPane pane) {
    SelectedReport report = pane.report();
    Field figure = pane.currentFigure();
    Submission submission = submissionOf(report);
    if (report == null || submission == null || figure == null) {
      onFailure.accept(Message.of("desk.correct.none"));
      return;
    }
    BigDecimal reported = submission.value(figure.key());
    String subject =
        messages.format(
            "desk.correct.subject",
            report.row().unit(),
            figure.sheet(),
            figure.label(),
            reported == null ? "" : reported.toPlainString());
    OfficerEntryPanel panel = new OfficerEntryPanel(messages, settings, subject, true);
    if (ask(messages.format("desk.correct.title"), panel)) {
      entries.correct(
          panel.entry(unit(report, submission), submission, settings), figure, panel.value());
    }
  }

  /** Asks why the selected warning is accepted. */
  void accept(SelectedReportPane pane) {
    SelectedReport report = pane.report();
    Finding finding = pane.findings().getSelectedValue();
    Discrepancy warning = finding == null ? null : finding.discrepancy();
    Submission submission = submissionOf(report);
    if (report == null
        || submission == null
        || warning == null
        || warning.severity() != Severity.WARNING) {
      onFailure.accept(Message.of("desk.accept.none"));
      return;
    }
    String sentence = messages.format(warning.message());
    OfficerEntryPanel panel =
        new OfficerEntryPanel(
            messages,
            settings,
            messages.format("desk.accept.subject", report.row().unit(), sentence),
            false);
    if (ask(messages.format("desk.accept.title"), panel)) {
      entries.accept(
          panel.entry(unit(report, submission), submission, settings),
          Objects.requireNonNull(report.checked()),
          warning);
    }
  }

  /** Returns the submission that is shown, if it says its unit and year; else null. */
  private static @Nullable Submission submissionOf(@Nullable SelectedReport report) {
    ValidationResult checked = report == null ? null : report.checked();
    Submission submission = checked == null ? null : checked.submission();
    return submission == null || PublishTask.refusal(submission) != null ? null : submission;
  }

  /** Returns the unit of a report, as on the roster if it is there. */
  private static Roster.Unit unit(SelectedReport report, Submission submission) {
    ReceptionEntry entry = report.row().entry();
    Roster.Unit listed = entry == null ? null : entry.unit();
    return listed == null ? Roster.Unit.named(submission.unit(), submission.code()) : listed;
  }

  /** Asks for the input of a merge. */
  void merge() {
    MergePanel panel =
        new MergePanel(messages, settings, session.settings(), session.form(), session.year());
    String title = messages.format("desk.merge.title", received.files().size());
    while (ask(title, panel)) {
      OfficeSettings office = officeSettings(panel.folder());
      if (office == null) {
        return;
      }
      MergeTask task = panel.task(received.files(), settings, office);
      if (mayReplace(task.output().path())) {
        output.merge(task);
        return;
      }
    }
  }

  /** Shows a dialog until the input is valid; returns whether the user has confirmed it. */
  private boolean ask(String title, InputPanel panel) {
    while (confirm(title, panel)) {
      Message error = panel.inputError();
      if (error == null) {
        return true;
      }
      JOptionPane.showMessageDialog(
          parent, messages.format(error), title, JOptionPane.WARNING_MESSAGE);
    }
    return false;
  }

  private boolean confirm(String title, InputPanel panel) {
    JOptionPane pane =
        new JOptionPane(panel, JOptionPane.PLAIN_MESSAGE, JOptionPane.OK_CANCEL_OPTION) {
          @Override
          public void selectInitialValue() {
            super.selectInitialValue(); // sets the default button, and the focus on it
            panel.focusOnInput();
          }
        };
    JDialog dialog = pane.createDialog(parent, title);
    dialog.setResizable(true);
    dialog.setVisible(true);
    dialog.dispose();
    return Integer.valueOf(JOptionPane.OK_OPTION).equals(pane.getValue());
  }

  private boolean mayReplace(Path file) {
    return !Files.exists(file) || isConfirmed(Message.of("desk.replace", file), "desk.replace.yes");
  }

  /**
   * Asks a question; the default answer is no.
   *
   * @param yes the key of the text of the button that confirms
   */
  private boolean isConfirmed(Message question, String yes) {
    Object[] answers = {messages.format(yes), messages.format("desk.cancel")};
    return JOptionPane.showOptionDialog(
            parent,
            messages.format(question),
            messages.format("desk.title"),
            JOptionPane.DEFAULT_OPTION,
            JOptionPane.WARNING_MESSAGE,
            null,
            answers,
            answers[1])
        == 0;
  }

  /** Opens the folder of the selected file in the system's file manager. */
  void showFolder() {
    ReceivedRow row = table.selectedRow();
    Path file = row == null ? null : row.file();
    if (file != null) {
      Path archive = ArchiveMember.inFileSystem(file);
      openPath(Objects.requireNonNullElse(archive.getParent(), archive));
    }
  }

  /** Opens a file or folder with the system's program for it. */
  void openPath(Path path) {
    Thread opening =
        new Thread(
            () -> {
              try {
                if (!Desktop.isDesktopSupported()) {
                  throw new IOException("no desktop");
                }
                Desktop.getDesktop().open(ArchiveMember.inFileSystem(path).toFile());
              } catch (IOException | RuntimeException e) {
                EventQueue.invokeLater(
                    () -> onFailure.accept(Message.of("desk.show.failed", path)));
              }
            },
            "nianbao-show");
    opening.setDaemon(true);
    opening.start();
  }

  /** Shows the version of the program. */
  void showAbout() {
    String version = Desk.class.getPackage().getImplementationVersion();
    JOptionPane.showMessageDialog(
        parent,
        messages.format("desk.about.text", version == null ? "" : version),
        messages.format("desk.title"),
        JOptionPane.INFORMATION_MESSAGE);
  }
}

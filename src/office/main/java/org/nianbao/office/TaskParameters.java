package org.nianbao.office;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.task.RefusedException;
import org.nianbao.template.Field;
import org.nianbao.template.ReportYears;
import org.nianbao.template.Template;

/**
 * What a task must know before it begins: the arguments of the call, and where they do not suffice,
 * what a dialog is told.
 */
final class TaskParameters {
  static final String UNIT = "Unit";
  static final String LEVEL = "Level";
  static final String YEAR = "Year";
  static final String FOLDER = "Folder";
  static final String ROSTER = "Roster";
  static final String PREVIOUS = "Previous";

  private final TaskContext call;
  private final Map<String, String> given = new LinkedHashMap<>();

  private TaskParameters(TaskContext call) {
    this.call = call;
  }

  /**
   * Asks for what is wanted, unless all that is required was given.
   *
   * @param title key of the dialog's title
   * @param wanted names of what is wanted, in the order of the dialog
   * @param required those of them without which nothing can be done
   * @throws RefusedException if nobody can be asked
   * @throws java.util.concurrent.CancellationException if staff think better of it
   */
  static TaskParameters of(TaskContext call, String title, List<String> wanted, List<String> required)
      throws RefusedException {
    TaskParameters answers = new TaskParameters(call);
    for (String name : wanted) {
      answers.given.put(name, Objects.requireNonNullElse(call.text(name), ""));
    }
    if (call.isSilent() || required.stream().allMatch(call::has)) {
      answers.require(required);
      return answers;
    }
    answers.ask(call.messages().say(title), required);
    return answers;
  }

  private void ask(String title, List<String> required) throws RefusedException {
    FormDialog dialog = new FormDialog(call, title);
    for (String name : List.copyOf(given.keySet())) {
      add(dialog, name, Objects.requireNonNull(given.get(name)));
    }
    while (true) {
      dialog.execute("office.ok");
      given.replaceAll((name, old) -> dialog.answer(name));
      try {
        require(required);
        dialog.close();
        return;
      } catch (RefusedException e) {
        call.complain(e.reason());
      }
    }
  }

  private void add(FormDialog dialog, String name, String initial) {
    String label = label(name);
    switch (name) {
      case LEVEL -> {
        List<String> levels = new ArrayList<>(List.of(""));
        Field level = Template.current().field(Template.LEVEL);
        levels.addAll(level == null ? List.of() : level.options());
        dialog.choice(name, label, levels, initial);
      }
      case YEAR -> dialog.line(name, label, initial.isEmpty() ? yearThatIsDue() : initial);
      case FOLDER, PREVIOUS ->
          dialog.file(name, label, initial, () -> Dialogs.folder(call, label));
      case ROSTER ->
          dialog.file(
              name,
              label,
              initial,
              () -> Dialogs.open(call, label, label, "*.xlsx;*.xls;*.et;*.csv"));
      default -> dialog.line(name, label, initial);
    }
  }

  /** In January last year's is. */
  private static String yearThatIsDue() {
    return String.valueOf(LocalDate.now(ZoneId.systemDefault()).getYear() - 1);
  }

  private String label(String name) {
    return call.messages().say("office.ask." + name);
  }

  private void require(List<String> required) throws RefusedException {
    for (String name : required) {
      if (text(name).isBlank()) {
        throw new RefusedException("office.required", label(name));
      }
    }
    if (given.containsKey(YEAR)) {
      year();
    }
  }

  /** What was given; empty if nothing was. */
  String text(String name) {
    return Objects.requireNonNullElse(given.get(name), "");
  }

  /**
   * The report year.
   *
   * @throws RefusedException if it is none, or there is no form for it
   */
  int year() throws RefusedException {
    String year = text(YEAR);
    int number = ReportYears.typed(year).orElseThrow(() -> new RefusedException("cli.year", year));
    if (!Template.covers(number)) {
      throw new RefusedException("cli.edition", number);
    }
    return number;
  }

  /** A file or folder; null if none was given. */
  @Nullable Path path(String name) throws RefusedException {
    String text = text(name);
    if (text.isBlank()) {
      return null;
    }
    try {
      return Office.path(text);
    } catch (InvalidPathException e) {
      throw new RefusedException("cli.path", text);
    }
  }
}

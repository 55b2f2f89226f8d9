package org.nianbao.office;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.task.RefusedException;
import org.nianbao.template.Editions;
import org.nianbao.template.ReportYears;
import org.nianbao.template.Template;

/** The input of a menu item: the arguments of the call, completed by a dialog. */
final class MenuItemParameters {
  static final String FORM = "Form";
  static final String UNIT = "Unit";
  static final String LEVEL = "Level";
  static final String YEAR = "Year";
  static final String FOLDER = "Folder";
  static final String ROSTER = "Roster";
  static final String PREVIOUS = "Previous";

  private final MenuItemContext context;
  private final Map<String, String> values = new LinkedHashMap<>();

  private MenuItemParameters(MenuItemContext context) {
    this.context = context;
  }

  /**
   * Returns the input. Shows a dialog unless all required arguments are given.
   *
   * @param title the key of the dialog's title
   * @param names the names of the input, in the order of the dialog
   * @param required the names of the required input
   * @throws RefusedException if a required argument is missing and no dialog may be shown
   * @throws java.util.concurrent.CancellationException if the user cancels
   */
  static MenuItemParameters of(
      MenuItemContext context, String title, List<String> names, List<String> required)
      throws RefusedException {
    MenuItemParameters parameters = new MenuItemParameters(context);
    for (String name : names) {
      parameters.values.put(name, Objects.requireNonNullElse(context.text(name), ""));
    }
    if (context.isSilent() || required.stream().allMatch(context::has)) {
      parameters.requireInput(required);
      return parameters;
    }
    parameters.showDialog(context.messages().format(title), required);
    return parameters;
  }

  private void showDialog(String title, List<String> required) throws RefusedException {
    InputDialog dialog = new InputDialog(context, title);
    for (String name : List.copyOf(values.keySet())) {
      addInput(dialog, name, Objects.requireNonNull(values.get(name)));
    }
    while (true) {
      dialog.show("office.ok");
      values.replaceAll((name, old) -> dialog.value(name));
      try {
        requireInput(required);
        dialog.close();
        return;
      } catch (RefusedException e) {
        context.showError(e.reason());
      }
    }
  }

  private void addInput(InputDialog dialog, String name, String initial) {
    String label = label(name);
    switch (name) {
      case FORM -> {
        // a merge may be of the form that the files are
        List<String> forms = new ArrayList<>(isMerge() ? List.of("") : List.of());
        forms.addAll(Editions.forms());
        dialog.addDropDown(name, label, forms, initial);
      }
      case LEVEL -> dialog.addDropDown(name, label, levels(), initial);
      case YEAR -> dialog.addTextField(name, label, initial.isEmpty() ? defaultYear() : initial);
      case FOLDER, PREVIOUS ->
          dialog.addFileField(name, label, initial, () -> Dialogs.chooseFolder(context, label));
      case ROSTER ->
          dialog.addFileField(
              name,
              label,
              initial,
              () ->
                  Dialogs.chooseFile(
                      context, label, label, "*.xlsx;*.xls;*.et;*.ods;*.fods;*.csv"));
      default -> dialog.addTextField(name, label, initial);
    }
  }

  private boolean isMerge() {
    return values.containsKey(FOLDER);
  }

  /** Returns the levels that the forms have, after none. */
  private static List<String> levels() {
    Set<String> levels = new LinkedHashSet<>(List.of(""));
    for (String form : Editions.forms()) {
      levels.addAll(Editions.ofForm(form, null).orElseThrow().expected().levels());
    }
    return List.copyOf(levels);
  }

  /** Returns the year of the reports that are due: last year. */
  private static String defaultYear() {
    return String.valueOf(LocalDate.now(ZoneId.systemDefault()).getYear() - 1);
  }

  private String label(String name) {
    return context.messages().format("office.ask." + name);
  }

  private void requireInput(List<String> required) throws RefusedException {
    for (String name : required) {
      if (text(name).isBlank()) {
        throw new RefusedException("office.required", label(name));
      }
    }
    if (values.containsKey(YEAR)) {
      editions();
    }
  }

  /** Returns a value; empty if it was not given. */
  String text(String name) {
    return Objects.requireNonNullElse(values.get(name), "");
  }

  /**
   * Returns the report year.
   *
   * @throws RefusedException if it is not a year
   */
  int year() throws RefusedException {
    String year = text(YEAR);
    return ReportYears.parseYear(year).orElseThrow(() -> new RefusedException("cli.year", year));
  }

  /**
   * Returns the editions with that of the form and year as the expected one. Without a form it is
   * the usual one, or in a merge, another one if only that has an edition for the year.
   *
   * @throws RefusedException if there is no such form, or none for the year
   */
  Editions editions() throws RefusedException {
    int year = year();
    String form = text(FORM);
    if (form.isBlank()) {
      if (isMerge() ? !Editions.haveEditionFor(year) : !Template.hasEditionFor(year)) {
        throw new RefusedException("cli.edition", year);
      }
      return Editions.shipped(year);
    }
    if (Editions.ofForm(form, null).isEmpty()) {
      throw new RefusedException("cli.form.unknown", form, Editions.forms());
    }
    return Editions.shipped(form, year)
        .orElseThrow(() -> new RefusedException("cli.form.year", form, String.valueOf(year)));
  }

  /** Returns a file or folder; null if it was not given. */
  @Nullable Path path(String name) throws RefusedException {
    String text = text(name);
    if (text.isBlank()) {
      return null;
    }
    try {
      return OfficeProgram.path(text);
    } catch (InvalidPathException e) {
      throw new RefusedException("cli.path", text);
    }
  }
}

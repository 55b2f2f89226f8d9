package org.nianbao.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JComboBox;
import javax.swing.JTextField;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;

/** An input of which form, for what level of units and for which report year. */
abstract class FormPanel extends InputPanel {
  /** The names of the forms, the usual one first. It is not shown if there is only one. */
  private final JComboBox<String> form;

  private final JComboBox<String> level = new JComboBox<>();
  private @Nullable JTextField year;

  /**
   * Creates the input, with the choice of the form as its first field.
   *
   * @param key the key of the label of that choice
   * @param suggestedForm the name of the proposed form; the usual one is proposed if there is none
   *     of that name
   */
  FormPanel(Messages messages, String key, String suggestedForm) {
    super(messages);
    List<String> forms = Editions.forms();
    this.form = new JComboBox<>(forms.toArray(String[]::new));
    form.setSelectedItem(suggestedForm);
    if (forms.size() > 1) {
      addChoice(key, form);
    }
    form.addActionListener(event -> formChosen());
  }

  /** Adds the choice of the level; those of the chosen form are offered. */
  final void addLevel(String key, String suggestedLevel) {
    addChoice(key, level);
    offerLevels(suggestedLevel);
  }

  /** Adds the field for the report year of the form. */
  final void addFormYear(String key, int suggestedYear) {
    year = addYear(key, suggestedYear);
  }

  /** Called when another form was chosen. */
  void formChosen() {
    offerLevels(level.getSelectedItem());
  }

  /** Offers the levels of the chosen form, after none. A level that it lacks is chosen no more. */
  private void offerLevels(@Nullable Object chosen) {
    List<String> levels = new ArrayList<>(List.of(""));
    levels.addAll(Editions.ofForm(form(), null).orElseThrow().expected().levels());
    level.setModel(new DefaultComboBoxModel<>(levels.toArray(String[]::new)));
    level.setSelectedItem(chosen);
  }

  /** Returns the name of the chosen form. */
  final String form() {
    return String.valueOf(form.getSelectedItem());
  }

  /** Returns the chosen level; empty for none. */
  final String level() {
    return String.valueOf(level.getSelectedItem());
  }

  /** Returns the field of the report year. */
  final JTextField yearField() {
    return Objects.requireNonNull(year);
  }

  /** Returns the report year of valid input. */
  final int year() {
    return Integer.parseInt(yearField().getText().strip());
  }

  /** Returns the chosen edition of valid input as the expected one, beside the other forms. */
  final Editions editions() {
    return Editions.shipped(form(), year()).orElseThrow();
  }

  @Override
  @Nullable Message editionError(int reportYear) {
    return Editions.ofForm(form(), reportYear).isPresent()
        ? null
        : form().equals(Template.current().form())
            ? Message.of("cli.edition", String.valueOf(reportYear))
            : Message.of("cli.form.year", form(), String.valueOf(reportYear));
  }
}

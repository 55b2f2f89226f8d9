package org.nianbao.desk;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javax.swing.JFileChooser;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import javax.swing.JTextField;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.task.TypingIn;
import org.nianbao.template.Editions;
import org.nianbao.template.Field;
import org.nianbao.template.ReportYears;
import org.nianbao.template.Template;

/** The input of the figures of a scan: its pages, and beside them the tables of the form. */
final class TypeInPanel extends FormPanel {
  private static final Dimension SIZE = new Dimension(1120, 400);
  private static final int PAGE_WIDTH = 640;

  private final JTextField unit;
  private final PathField output;
  private final transient Messages messages;
  private final JTabbedPane tabs = new JTabbedPane();

  /** The tables of each edition that was chosen, which keep what was typed. */
  private final transient Map<Template, List<FigureTable>> tables = new HashMap<>();

  /** The edition whose tables are shown. */
  private transient @Nullable Template shown;

  TypeInPanel(
      Messages messages,
      Settings settings,
      Path file,
      List<BufferedImage> pages,
      String suggestedForm,
      int suggestedYear) {
    super(messages, "desk.typeIn.form", suggestedForm);
    this.messages = messages;
    this.unit = addRequiredText("desk.typeIn.unit", TypingIn.unitOf(file));
    addLevel("desk.typeIn.level", "");
    addFormYear("desk.typeIn.year", suggestedYear);
    this.output =
        addRequiredPath(
            "desk.typeIn.output",
            JFileChooser.DIRECTORIES_ONLY,
            true,
            settings.lastFolder("import").orElse(file.getParent()));
    tabs.setTabLayoutPolicy(JTabbedPane.SCROLL_TAB_LAYOUT);
    yearField().getDocument().addDocumentListener(new TextChange(this::showTables));
    showTables();
    ScanView scan = new ScanView(pages, PAGE_WIDTH, messages.format("desk.typeIn.scan"));
    JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, new JScrollPane(scan), tabs);
    split.setPreferredSize(SIZE);
    split.setDividerLocation(PAGE_WIDTH);
    split.setResizeWeight(0.5);
    addWide(split);
  }

  @Override
  void formChosen() {
    super.formChosen();
    showTables();
  }

  /** Shows the tables of the chosen edition; as before while the year is being typed. */
  private void showTables() {
    OptionalInt year = ReportYears.parseYear(yearField().getText().strip());
    Optional<Editions> chosen =
        year.isEmpty() ? Optional.empty() : Editions.ofForm(form(), year.getAsInt());
    Template template = chosen.map(Editions::expected).orElse(shown);
    if (template == null || template.equals(shown)) {
      return;
    }
    shown = template;
    tabs.removeAll();
    for (FigureTable table : tables.computeIfAbsent(template, this::tablesOf)) {
      tabs.addTab(table.getAccessibleContext().getAccessibleName(), new JScrollPane(table));
    }
  }

  private List<FigureTable> tablesOf(Template template) {
    Map<String, List<Field>> bySheet = new LinkedHashMap<>();
    for (Field field : template.fields()) {
      boolean typed = field.isFigure() || template.entries().contains(field);
      if (typed && !field.isPrevious()) {
        bySheet.computeIfAbsent(field.sheet(), sheet -> new ArrayList<>()).add(field);
      }
    }
    List<FigureTable> ofTemplate = new ArrayList<>();
    bySheet.forEach((sheet, fields) -> ofTemplate.add(new FigureTable(sheet, fields, messages)));
    return ofTemplate;
  }

  private List<FigureTable> shownTables() {
    return tables.getOrDefault(shown, List.of());
  }

  @Override
  @Nullable Message inputError() {
    for (FigureTable table : shownTables()) {
      Message error = table.inputError();
      if (error != null) {
        return error;
      }
    }
    Message error = super.inputError();
    if (error != null) {
      return error;
    }
    return figures().isEmpty() && texts().isEmpty() ? Message.of("desk.typeIn.absent") : null;
  }

  private Map<String, BigDecimal> figures() {
    Map<String, BigDecimal> all = new LinkedHashMap<>();
    shownTables().forEach(table -> all.putAll(table.figures()));
    return all;
  }

  private Map<String, String> texts() {
    Map<String, String> all = new LinkedHashMap<>();
    shownTables().forEach(table -> all.putAll(table.texts()));
    return all;
  }

  /** Saves the form of a scan for valid input, and stores the input for the next time. */
  void save(Path scan, DeskForms forms, Settings settings) {
    Path folder = Objects.requireNonNull(output.path());
    settings.saveFolder("import", folder);
    forms.typeIn(
        scan,
        new TypingIn(unit.getText().strip(), level(), figures(), texts()),
        Editions.ofForm(form(), year()).orElseThrow(),
        year(),
        folder);
  }
}

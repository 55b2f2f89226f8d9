package org.nianbao.desk;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.swing.JComboBox;
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
import org.nianbao.template.Template;

/** The input of the figures of a scan: its pages, and beside them the figures of the form. */
final class TypeInPanel extends InputPanel {
  private static final Dimension SIZE = new Dimension(1120, 400);
  private static final int PAGE_WIDTH = 640;

  private final JTextField unit;
  private final JComboBox<String> level;
  private final JTextField year;
  private final PathField output;
  private final transient Template template;
  private final transient List<FigureTable> tables = new ArrayList<>();

  TypeInPanel(
      Messages messages,
      Settings settings,
      Path file,
      List<BufferedImage> pages,
      int suggestedYear) {
    super(messages);
    this.unit = addRequiredText("desk.typeIn.unit", TypingIn.unitOf(file));
    this.level = new JComboBox<>(MergePanel.levels());
    addChoice("desk.typeIn.level", level);
    this.year = addYear("desk.typeIn.year", suggestedYear);
    this.output =
        addRequiredPath(
            "desk.typeIn.output",
            JFileChooser.DIRECTORIES_ONLY,
            true,
            settings.lastFolder("import").orElse(file.getParent()));
    JTabbedPane tabs = new JTabbedPane();
    tabs.setTabLayoutPolicy(JTabbedPane.SCROLL_TAB_LAYOUT);
    this.template = edition(suggestedYear);
    figuresBySheet(template)
        .forEach(
            (sheet, figures) -> {
              FigureTable table = new FigureTable(sheet, figures, messages);
              tables.add(table);
              tabs.addTab(sheet, new JScrollPane(table));
            });
    ScanView scan = new ScanView(pages, PAGE_WIDTH, messages.format("desk.typeIn.scan"));
    JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, new JScrollPane(scan), tabs);
    split.setPreferredSize(SIZE);
    split.setDividerLocation(PAGE_WIDTH);
    split.setResizeWeight(0.5);
    addWide(split);
  }

  /** Returns the form of a year that has one. */
  private static Template edition(int year) {
    return Editions.shipped(year).ofYear(year).orElseThrow();
  }

  private static Map<String, List<Field>> figuresBySheet(Template template) {
    Map<String, List<Field>> bySheet = new LinkedHashMap<>();
    for (Field field : template.figures()) {
      if (!field.isPrevious()) {
        bySheet.computeIfAbsent(field.sheet(), sheet -> new ArrayList<>()).add(field);
      }
    }
    return bySheet;
  }

  @Override
  @Nullable Message inputError() {
    for (FigureTable table : tables) {
      Message error = table.inputError();
      if (error != null) {
        return error;
      }
    }
    Message error = super.inputError();
    if (error != null) {
      return error;
    }
    if (!edition(year()).equals(template)) {
      return Message.of("desk.typeIn.edition", year.getText().strip());
    }
    return figures().isEmpty() ? Message.of("desk.typeIn.absent") : null;
  }

  private int year() {
    return Integer.parseInt(year.getText().strip());
  }

  private Map<String, BigDecimal> figures() {
    Map<String, BigDecimal> all = new LinkedHashMap<>();
    tables.forEach(table -> all.putAll(table.figures()));
    return all;
  }

  /** Saves the form of a scan for valid input, and stores the input for the next time. */
  void save(Path scan, DeskForms forms, Settings settings) {
    Path folder = Objects.requireNonNull(output.path());
    settings.saveFolder("import", folder);
    forms.typeIn(
        scan,
        new TypingIn(unit.getText().strip(), String.valueOf(level.getSelectedItem()), figures()),
        year(),
        folder);
  }
}

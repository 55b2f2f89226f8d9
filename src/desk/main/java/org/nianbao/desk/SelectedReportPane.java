package org.nianbao.desk;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.swing.Action;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import javax.swing.SwingConstants;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.Finding;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.workbook.FormLayout;

/** The lower part of the window: the findings of the selected submission, and its form. */
final class SelectedReportPane extends JPanel {
  private static final int INDENT = 10;
  private static final double FINDINGS_SHARE = 0.45;

  /** The initial sizes of the two parts. */
  private static final Dimension FINDINGS = new Dimension(560, 400);

  private static final Dimension SHEETS = new Dimension(680, 400);

  private final transient Messages messages;
  private final CardLayout cards = new CardLayout();
  private final JLabel placeholder = new JLabel("", SwingConstants.CENTER);
  private final JLabel heading = new JLabel(" ");
  private final FindingsList findings;
  private final JTabbedPane tabs = new JTabbedPane();
  private final transient List<SheetView> sheets = new ArrayList<>();
  private transient @Nullable SelectedReport report;
  private transient @Nullable Field clickedFigure;
  private transient @Nullable JPopupMenu menu;

  SelectedReportPane(Messages messages) {
    this.messages = messages;
    this.findings = new FindingsList(messages);
    setLayout(cards);
    placeholder.setEnabled(false);
    tabs.setName("sheets");
    tabs.setTabLayoutPolicy(JTabbedPane.SCROLL_TAB_LAYOUT);
    tabs.getAccessibleContext().setAccessibleName(messages.format("desk.sheets"));
    heading.setName("heading");
    heading.setBorder(BorderFactory.createEmptyBorder(INDENT / 2, INDENT, INDENT / 2, INDENT));
    heading.putClientProperty("FlatLaf.styleClass", "h4");
    JScrollPane list = new JScrollPane(findings);
    list.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, list, tabs);
    list.setPreferredSize(FINDINGS);
    tabs.setPreferredSize(SHEETS);
    split.setResizeWeight(FINDINGS_SHARE);
    split.setBorder(null);
    JPanel content = new JPanel(new BorderLayout());
    content.add(heading, BorderLayout.NORTH);
    content.add(split, BorderLayout.CENTER);
    add(placeholder, "nothing");
    add(content, "look");
    findings.addListSelectionListener(event -> showCells());
    showNothing();
  }

  FindingsList findings() {
    return findings;
  }

  /** Shows that no submission is selected. */
  void showNothing() {
    report = null;
    showPlaceholder(messages.format("desk.look.nothing"));
  }

  /**
   * Shows that a submission is being read; the previous one stays visible.
   *
   * @param fileOrUnit the name of the file or unit
   */
  void showReading(String fileOrUnit) {
    String text = messages.format("desk.look.reading", fileOrUnit);
    if (report == null) {
      showPlaceholder(text);
    } else {
      heading.setText(text);
    }
  }

  private void showPlaceholder(String text) {
    placeholder.setText(text);
    cards.show(this, "nothing");
  }

  /** Sets the actions of the menu of the findings and of the cells. */
  void setMenu(Action correct, Action accept) {
    JPopupMenu newMenu = new JPopupMenu();
    newMenu.add(correct);
    newMenu.add(accept);
    findings.setComponentPopupMenu(newMenu);
    menu = newMenu;
  }

  void show(SelectedReport newReport) {
    boolean isSameUnit = report != null && report.row().unit().equals(newReport.row().unit());
    boolean isSameFile = report != null && report.row().key().equals(newReport.row().key());
    int selected = isSameFile ? findings.getSelectedIndex() : -1;
    int selectedTab = tabs.getSelectedIndex();
    String previousTab = isSameUnit && selectedTab >= 0 ? tabs.getTitleAt(selectedTab) : "";
    report = newReport;
    clickedFigure = null;
    heading.setText(heading(newReport));
    findings.show(newReport.findings());
    tabs.removeAll();
    sheets.clear();
    Submission submission = newReport.checked() == null ? null : newReport.checked().submission();
    FormLayout layout = newReport.layout();
    if (submission != null && layout != null) {
      Map<String, String> hints = hints(newReport);
      for (FormLayout.Sheet sheet : layout.sheetsOf(submission)) {
        SheetView view =
            new SheetView(sheet, submission, newReport.severities(), hints, this::fieldClicked);
        view.setComponentPopupMenu(menu);
        add(view, sheet, newReport);
      }
    }
    cards.show(this, "look");
    if (selected >= 0 && selected < newReport.findings().size()) {
      findings.select(selected);
    } else {
      selectFirst(newReport, previousTab);
    }
  }

  /** Selects the finding about a field, and frames the field. */
  private void fieldClicked(String key) {
    findings.selectFor(key);
    Field field = field(key);
    clickedFigure = field != null && field.isFigure() ? field : null;
    Finding chosen = findings.getSelectedValue();
    Set<String> framed = new LinkedHashSet<>(List.of(key));
    framed.addAll(chosen == null ? List.of() : chosen.keys());
    sheets.forEach(sheet -> sheet.frameCells(List.copyOf(framed)));
  }

  private @Nullable Field field(String key) {
    ValidationResult checked = report == null ? null : report.checked();
    Submission submission = checked == null ? null : checked.submission();
    return submission == null ? null : submission.template().field(key);
  }

  /**
   * Returns the figure that was clicked, or else the main figure of the selected finding; null if
   * there is none.
   */
  @Nullable Field currentFigure() {
    Finding chosen = findings.getSelectedValue();
    if (clickedFigure != null || chosen == null) {
      return clickedFigure;
    }
    return chosen.keys().stream()
        .map(this::field)
        .filter(field -> field != null && field.isFigure())
        .findFirst()
        .orElse(null);
  }

  /** Returns the submission that is shown; null if there is none. */
  @Nullable SelectedReport report() {
    return report;
  }

  private void add(SheetView view, FormLayout.Sheet sheet, SelectedReport newReport) {
    sheets.add(view);
    JScrollPane scroll = new JScrollPane(view);
    scroll.setVerticalScrollBarPolicy(JScrollPane.VERTICAL_SCROLLBAR_ALWAYS);
    scroll.setBorder(null);
    scroll
        .getViewport()
        .addComponentListener(
            new ComponentAdapter() {
              @Override
              public void componentResized(ComponentEvent event) {
                view.fitTo(scroll.getViewport().getWidth());
              }
            });
    scroll.getViewport().setBackground(SeverityColors.BACKGROUND);
    scroll.setRowHeaderView(new SheetHeading(view, true));
    scroll.setColumnHeaderView(new SheetHeading(view, false));
    Set<String> keys = new HashSet<>();
    for (FormLayout.Cell cell : sheet.cells()) {
      if (cell.field() != null) {
        keys.add(cell.field().key());
      }
    }
    List<Severity> severities =
        newReport.findings().stream()
            .filter(finding -> finding.keys().stream().anyMatch(keys::contains))
            .map(Finding::severity)
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    String title =
        severities.isEmpty()
            ? sheet.name()
            : messages.format("finding.tab", sheet.name(), severities.size());
    tabs.addTab(title, scroll);
    if (!severities.isEmpty()) {
      tabs.setForegroundAt(tabs.getTabCount() - 1, SeverityColors.foreground(severities.get(0)));
    }
  }

  /**
   * Selects the first finding with a cell; if there is none, shows the first sheet with figures.
   */
  private void selectFirst(SelectedReport newReport, String previousTab) {
    for (int i = 0; i < newReport.findings().size(); i++) {
      if (!newReport.findings().get(i).keys().isEmpty()) {
        findings.setSelectedIndex(i);
        findings.ensureIndexIsVisible(0);
        return;
      }
    }
    for (int i = 0; i < tabs.getTabCount(); i++) {
      if (tabs.getTitleAt(i).equals(previousTab)) {
        tabs.setSelectedIndex(i);
        return;
      }
    }
    for (int i = 0; i < sheets.size(); i++) {
      if (sheets.get(i).hasFigures()) {
        tabs.setSelectedIndex(i);
        return;
      }
    }
  }

  /** Shows the cells of the selected finding. */
  private void showCells() {
    clickedFigure = null;
    Finding chosen = findings.getSelectedValue();
    List<String> keys = chosen == null ? List.of() : chosen.keys();
    for (int i = 0; i < sheets.size(); i++) {
      if (!keys.isEmpty() && sheets.get(i).boundsOf(keys.get(0)) != null) {
        tabs.setSelectedIndex(i);
        tabs.validate(); // only a component with a size can be scrolled
        sheets.get(i).fitTo(sheets.get(i).getParent().getWidth());
        tabs.validate();
      }
      sheets.get(i).frameCells(keys);
    }
  }

  private String heading(SelectedReport newReport) {
    ReceivedRow row = newReport.row();
    if (newReport.checked() == null || newReport.checked().submission() == null) {
      return row.unit().isEmpty() ? row.fileName() : row.unit();
    }
    return messages.format(
        "finding.heading",
        row.unit(),
        row.year() == null ? "?" : row.year(),
        newReport.checked().counts().message());
  }

  private Map<String, String> hints(SelectedReport newReport) {
    Map<String, String> hints = new HashMap<>();
    for (Finding finding : newReport.findings()) {
      for (String key : finding.keys()) {
        hints.merge(key, escaped(finding), (one, other) -> one + "<br>" + other);
      }
    }
    hints.replaceAll((key, text) -> "<html>" + text + "</html>");
    return hints;
  }

  private static String escaped(Finding finding) {
    return (finding.title() + "　" + finding.sentence()).replace("&", "&amp;").replace("<", "&lt;");
  }

  /** Returns whether the submission of this file or unit is shown. */
  boolean isShowing(String fileOrUnit) {
    return report != null
        && (report.row().fileName().equals(fileOrUnit) || report.row().unit().equals(fileOrUnit));
  }

  /** Returns the sheets that are shown. */
  List<SheetView> sheets() {
    return List.copyOf(sheets);
  }
}

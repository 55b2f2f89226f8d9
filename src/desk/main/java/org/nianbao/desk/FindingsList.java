package org.nianbao.desk;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.List;
import javax.swing.DefaultListModel;
import javax.swing.JList;
import javax.swing.JViewport;
import javax.swing.ListCellRenderer;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import org.nianbao.check.Finding;
import org.nianbao.message.Messages;

/**
 * The list of findings of a submission, the gravest first. The height of each entry depends on its
 * text.
 */
final class FindingsList extends JList<Finding> implements CopyableSelection {
  private final DefaultListModel<Finding> findings = new DefaultListModel<>();
  private final transient Messages messages;

  FindingsList(Messages messages) {
    this.messages = messages;
    setModel(findings);
    setName("findings");
    getAccessibleContext().setAccessibleName(messages.format("desk.findings"));
    setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    setCellRenderer(new Renderer());
    addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentResized(ComponentEvent event) {
            measureAgain();
          }
        });
  }

  /** Makes the list measure its cells again; it otherwise keeps their heights. */
  private void measureAgain() {
    setFixedCellHeight(1);
    setFixedCellHeight(-1);
  }

  void show(List<Finding> all) {
    findings.clear();
    findings.addAll(all);
  }

  /**
   * Selects the first finding whose main field is this one; else the first that involves it; none
   * if no finding does.
   */
  void selectFor(String key) {
    for (int i = 0; i < findings.size(); i++) {
      List<String> keys = findings.get(i).keys();
      if (!keys.isEmpty() && keys.get(0).equals(key)) {
        select(i);
        return;
      }
    }
    for (int i = 0; i < findings.size(); i++) {
      if (findings.get(i).keys().contains(key)) {
        select(i);
        return;
      }
    }
    clearSelection();
  }

  /** Selects the next discrepancy in a direction, 1 or -1; returns whether there is one. */
  boolean moveSelection(int direction) {
    for (int next = getSelectedIndex() + direction;
        next >= 0 && next < findings.size();
        next += direction) {
      if (findings.get(next).severity() != null) {
        select(next);
        return true;
      }
    }
    return false;
  }

  /** Selects an entry and scrolls to it. */
  void select(int index) {
    setSelectedIndex(index);
    ensureIndexIsVisible(index);
  }

  @Override
  public String selectionAsText() {
    Finding chosen = getSelectedValue();
    return chosen == null ? "" : chosen.toString();
  }

  /** Returns true, so that sentences are wrapped and not cut off. */
  @Override
  public boolean getScrollableTracksViewportWidth() {
    return true;
  }

  private int availableWidth() {
    return SwingUtilities.getAncestorOfClass(JViewport.class, this) instanceof JViewport viewport
        ? viewport.getWidth()
        : getWidth();
  }

  /** Returns the suggestions; in place of those of the finding above, a reference to it. */
  List<String> shownSuggestions(Finding finding, int index) {
    List<String> suggestions = finding.suggestions();
    boolean isRepeated =
        index > 0
            && !suggestions.isEmpty()
            && suggestions.equals(findings.get(index - 1).suggestions());
    return isRepeated ? List.of(messages.format("finding.suggestion.same")) : suggestions;
  }

  private final class Renderer implements ListCellRenderer<Finding> {
    private final FindingRenderer cell = new FindingRenderer();

    @Override
    public Component getListCellRendererComponent(
        JList<? extends Finding> list,
        Finding finding,
        int index,
        boolean isSelected,
        boolean hasFocus) {
      cell.show(finding, shownSuggestions(finding, index), availableWidth(), isSelected, list);
      return cell;
    }
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return new Dimension(1, 1); // the split pane determines the size
  }
}

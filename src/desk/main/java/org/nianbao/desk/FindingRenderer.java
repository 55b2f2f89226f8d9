package org.nianbao.desk;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JList;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.Finding;
import org.nianbao.template.Severity;

/** Draws a finding: severity, rule and place on the first line, the sentence below. */
final class FindingRenderer extends JLabel {
  private static final int PADDING = 5;
  private static final int GAP = 6;

  private transient @Nullable Finding finding;
  private transient List<String> sentence = List.of();
  private transient List<String> suggestion = List.of();
  private Color backgroundColor = SeverityColors.BACKGROUND;
  private Color textColor = SeverityColors.TEXT;
  private int width;

  /**
   * Sets the finding to draw.
   *
   * @param suggestions the lines about its suggestions
   */
  void show(
      Finding shown,
      List<String> suggestions,
      int availableWidth,
      boolean isSelected,
      JList<?> list) {
    finding = shown;
    width = availableWidth;
    backgroundColor = isSelected ? list.getSelectionBackground() : list.getBackground();
    textColor = isSelected ? list.getSelectionForeground() : list.getForeground();
    setFont(list.getFont());
    FontMetrics metrics = getFontMetrics(getFont());
    sentence = LineBreaker.lines(shown.sentence(), metrics, availableWidth - 2 * PADDING);
    suggestion = new ArrayList<>();
    for (String each : suggestions) {
      suggestion.addAll(LineBreaker.lines(each, metrics, availableWidth - 2 * PADDING));
    }
    getAccessibleContext().setAccessibleName(shown.toString());
  }

  @Override
  public Dimension getPreferredSize() {
    int line = getFontMetrics(getFont()).getHeight();
    int lines = 1 + sentence.size() + suggestion.size();
    return new Dimension(width, lines * line + 2 * PADDING + 2);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Finding shown = finding;
    if (shown == null) {
      return;
    }
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Appearance.enableTextAntialiasing(g);
    g.setColor(backgroundColor);
    g.fillRect(0, 0, getWidth(), getHeight());
    g.setColor(SeverityColors.BORDER);
    g.drawLine(0, getHeight() - 1, getWidth(), getHeight() - 1);
    FontMetrics metrics = getFontMetrics(getFont());
    int y = PADDING + metrics.getAscent();
    paintHeading(g, shown, metrics, y);
    y = paintLines(g, sentence, textColor, metrics, y + 2);
    paintLines(g, suggestion, SeverityColors.SUGGESTION_TEXT, metrics, y);
    g.dispose();
  }

  private void paintHeading(Graphics2D g, Finding shown, FontMetrics metrics, int y) {
    int x = PADDING;
    Severity severity = shown.severity();
    if (severity != null) {
      int badge = metrics.stringWidth(shown.severityName()) + 2 * GAP;
      g.setColor(SeverityColors.background(severity));
      g.fillRoundRect(x, y - metrics.getAscent(), badge, metrics.getHeight(), GAP, GAP);
      g.setColor(SeverityColors.foreground(severity));
      g.drawString(shown.severityName(), x + GAP, y);
      x += badge + GAP;
    }
    Font own = getFont();
    g.setFont(own.deriveFont(Font.BOLD));
    g.setColor(textColor);
    String head = shown.place().isEmpty() ? shown.title() : shown.place();
    g.drawString(head, x, y);
    x += g.getFontMetrics().stringWidth(head) + GAP;
    g.setFont(own);
    if (!shown.place().isEmpty()) {
      g.setColor(SeverityColors.SECONDARY_TEXT);
      g.drawString(shown.title(), x, y);
    }
  }

  private static int paintLines(
      Graphics2D g, List<String> lines, Color colour, FontMetrics metrics, int above) {
    int y = above;
    g.setColor(colour);
    for (String line : lines) {
      y += metrics.getHeight();
      g.drawString(line, PADDING, y);
    }
    return y;
  }
}

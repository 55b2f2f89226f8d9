package org.nianbao.desk;

import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import javax.swing.JComponent;
import javax.swing.UIManager;
import org.nianbao.grid.Address;

/** The numbers of the rows or the letters of the columns of a sheet, beside or above its view. */
final class SheetHeading extends JComponent {
  private static final int PADDING = 4;

  private final SheetView view;
  private final boolean isOfRows;

  SheetHeading(SheetView view, boolean isOfRows) {
    this.view = view;
    this.isOfRows = isOfRows;
    setName((isOfRows ? "rows." : "columns.") + view.getName());
    view.addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentResized(ComponentEvent event) {
            revalidate();
            repaint();
          }
        });
    updateUI();
  }

  @Override
  public void updateUI() {
    setFont(UIManager.getFont("defaultFont"));
  }

  /** Returns the text of a row or column, counted from 0. */
  String text(int index) {
    return isOfRows ? String.valueOf(index + 1) : Address.columnName(index);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    Appearance.enableTextAntialiasing(g);
    g.setColor(SeverityColors.LABEL_BACKGROUND);
    g.fill(g.getClipBounds());
    FontMetrics metrics = getFontMetrics(getFont());
    int[] edges = view.edges(isOfRows);
    for (int i = 0; i < edges.length - 1; i++) {
      int length = edges[i + 1] - edges[i];
      Rectangle area =
          isOfRows
              ? new Rectangle(0, edges[i], getWidth() - 1, length)
              : new Rectangle(edges[i], 0, length, getHeight() - 1);
      g.setColor(SeverityColors.BORDER);
      g.draw(area);
      g.setColor(SeverityColors.SECONDARY_TEXT);
      g.drawString(
          text(i),
          area.x + (area.width - metrics.stringWidth(text(i))) / 2,
          area.y + (area.height - metrics.getHeight()) / 2 + metrics.getAscent());
    }
    g.dispose();
  }

  @Override
  public Dimension getPreferredSize() {
    FontMetrics metrics = getFontMetrics(getFont());
    int last = view.edges(isOfRows).length - 2;
    return isOfRows
        ? new Dimension(
            metrics.stringWidth(text(last)) + 3 * PADDING, view.getPreferredSize().height)
        : new Dimension(view.getPreferredSize().width, metrics.getHeight() + PADDING);
  }
}

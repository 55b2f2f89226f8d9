package org.nianbao.desk;

import java.awt.BasicStroke;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import javax.swing.Scrollable;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.workbook.FormLayout;
import org.nianbao.workbook.FormLayout.Cell;

/**
 * A view of one sheet of the form with the values of a submission. It highlights the cells with
 * discrepancies.
 */
final class SheetView extends JComponent implements Scrollable {
  private static final int FRAME_WIDTH = 3;

  private final transient FormLayout.Sheet sheet;
  private final transient CellPainter painter;
  private final transient Map<String, Severity> severities;
  private final transient Map<String, String> hints;
  private final transient Consumer<String> onClick;
  private transient @Nullable SheetGeometry geometry;
  private transient List<String> framed = List.of();
  private int availableWidth = Integer.MAX_VALUE;

  /**
   * Creates a view of a sheet.
   *
   * @param severities the gravest severity of each field, by key
   * @param hints the tool tip of each field, by key
   * @param onClick receives the key of a field that is clicked or moved to: any figure, and any
   *     other field that is highlighted
   */
  SheetView(
      FormLayout.Sheet sheet,
      Submission submission,
      Map<String, Severity> severities,
      Map<String, String> hints,
      Consumer<String> onClick) {
    this.sheet = sheet;
    this.painter = new CellPainter(submission, severities);
    this.severities = severities;
    this.hints = hints;
    this.onClick = onClick;
    setName("sheet." + sheet.name());
    setOpaque(true);
    setFocusable(true); // for moving or scrolling with the arrow keys
    if (hasFigures()) {
      addArrowKey("LEFT", 0, -1);
      addArrowKey("RIGHT", 0, 1);
      addArrowKey("UP", -1, 0);
      addArrowKey("DOWN", 1, 0);
    }
    setToolTipText("");
    MouseAdapter mouse = new Mouse();
    addMouseListener(mouse);
    addMouseMotionListener(mouse);
    updateUI();
  }

  @Override
  public void updateUI() {
    setFont(UIManager.getFont("defaultFont"));
    geometry = null;
    revalidate();
    repaint();
  }

  private void addArrowKey(String stroke, int rows, int columns) {
    getInputMap().put(KeyStroke.getKeyStroke(stroke), stroke);
    getActionMap()
        .put(
            stroke,
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent event) {
                moveTo(rows, columns);
              }
            });
  }

  /** Moves from the framed figure to the nearest one in a direction. */
  private void moveTo(int rows, int columns) {
    Cell from = framed.isEmpty() ? null : cell(framed.get(0));
    Cell nearest = null;
    int distance = Integer.MAX_VALUE;
    for (Cell cell : sheet.cells()) {
      boolean isFigure = cell.field() != null && cell.field().isFigure();
      int each = from == null ? 0 : distance(from, cell, rows, columns);
      if (isFigure && each >= 0 && each < distance) {
        nearest = cell;
        distance = each;
      }
    }
    if (nearest != null && nearest.field() != null) {
      onClick.accept(nearest.field().key());
    }
  }

  /** Returns how far a cell in the same row or column is in a direction; -1 if it is not. */
  private static int distance(Cell from, Cell to, int rows, int columns) {
    int down = to.row() - from.row();
    int right = to.column() - from.column();
    boolean isAhead = rows == 0 ? down == 0 && right * columns > 0 : right == 0 && down * rows > 0;
    return isAhead ? Math.abs(down + right) : -1;
  }

  private SheetGeometry geometry() {
    SheetGeometry current = geometry;
    if (current == null) {
      current = new SheetGeometry(sheet, getFontMetrics(getFont()), availableWidth, painter::text);
      geometry = current;
    }
    return current;
  }

  /** Returns the upper edge of each row or the left edge of each column, and the last edge. */
  int[] edges(boolean ofRows) {
    return geometry().edges(ofRows);
  }

  /** Fits the view to a width, as far as possible. */
  void fitTo(int width) {
    if (availableWidth != width) {
      availableWidth = width;
      geometry = null;
      revalidate();
      repaint();
    }
  }

  /**
   * Frames the cells of these fields and scrolls to the first; removes the frames if there are
   * none.
   */
  void frameCells(List<String> keys) {
    framed = List.copyOf(keys);
    String hint = keys.isEmpty() ? "" : hints.getOrDefault(keys.get(0), "");
    getAccessibleContext().setAccessibleDescription(hint.replaceAll("<[^>]*>", " "));
    for (int i = keys.size() - 1; i >= 0; i--) {
      Rectangle bounds = boundsOf(keys.get(i));
      if (bounds != null) {
        // including the neighbouring cells, which usually hold the labels
        bounds.grow(bounds.width, bounds.height);
        scrollRectToVisible(bounds.intersection(new Rectangle(getPreferredSize())));
        scrollRectToVisible(Objects.requireNonNull(boundsOf(keys.get(i))));
      }
    }
    repaint();
  }

  /** Returns the cell of a field; null if it is on another sheet. */
  @Nullable Rectangle boundsOf(String key) {
    Cell cell = cell(key);
    return cell == null ? null : geometry().boundsOf(cell);
  }

  private @Nullable Cell cell(String key) {
    for (Cell cell : sheet.cells()) {
      if (cell.field() != null && cell.field().key().equals(key)) {
        return cell;
      }
    }
    return null;
  }

  /** Returns whether the sheet is a table of figures. */
  boolean hasFigures() {
    return sheet.cells().stream().anyMatch(cell -> cell.field() != null && cell.field().isFigure());
  }

  /** Returns the fields whose cells are framed, the main one first. */
  List<String> framed() {
    return framed;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    Appearance.enableTextAntialiasing(g);
    Rectangle clip = g.getClipBounds();
    g.setColor(SeverityColors.BACKGROUND);
    g.fill(clip);
    for (Cell cell : sheet.cells()) {
      Rectangle area = geometry().boundsOf(cell);
      if (area.intersects(clip)) {
        painter.paint(g, cell, area, getFontMetrics(getFont()));
      }
    }
    for (String key : framed) {
      Rectangle area = boundsOf(key);
      if (area != null) {
        g.setStroke(new BasicStroke(key.equals(framed.get(0)) ? FRAME_WIDTH : 1));
        g.setColor(SeverityColors.foreground(severities.getOrDefault(key, Severity.NOTICE)));
        g.drawRect(area.x, area.y, area.width, area.height);
      }
    }
    g.dispose();
  }

  private @Nullable Cell cellAt(MouseEvent event) {
    for (Cell cell : sheet.cells()) {
      if (geometry().boundsOf(cell).contains(event.getPoint())) {
        return cell;
      }
    }
    return null;
  }

  @Override
  public @Nullable String getToolTipText(MouseEvent event) {
    Cell cell = cellAt(event);
    return cell == null || cell.field() == null ? null : hints.get(cell.field().key());
  }

  private final class Mouse extends MouseAdapter {
    @Override
    public void mouseMoved(MouseEvent event) {
      Field field = field(event);
      boolean isHighlighted = field != null && severities.containsKey(field.key());
      int cursor = isHighlighted ? Cursor.HAND_CURSOR : Cursor.DEFAULT_CURSOR;
      setCursor(Cursor.getPredefinedCursor(cursor));
    }

    @Override
    public void mousePressed(MouseEvent event) {
      requestFocusInWindow();
      Field field = field(event);
      if (field != null && (field.isFigure() || severities.containsKey(field.key()))) {
        onClick.accept(field.key());
      }
    }

    private @Nullable Field field(MouseEvent event) {
      Cell cell = cellAt(event);
      return cell == null ? null : cell.field();
    }
  }

  @Override
  public Dimension getPreferredSize() {
    return geometry().size();
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return getPreferredSize();
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return 2 * getFontMetrics(getFont()).getHeight();
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
    return visible.height - getFontMetrics(getFont()).getHeight();
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return false;
  }

  @Override
  public boolean getScrollableTracksViewportHeight() {
    return false;
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext =
          new AccessibleJComponent() {
            @Override
            public AccessibleRole getAccessibleRole() {
              return AccessibleRole.TABLE;
            }
          };
      accessibleContext.setAccessibleName(sheet.name());
    }
    return accessibleContext;
  }
}

package org.nianbao.desk;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.List;
import javax.swing.AbstractAction;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.Scrollable;

/** The pages of a scan, one below the other, which are scrolled and zoomed with the keyboard. */
final class ScanView extends JPanel implements Scrollable {
  private static final int GAP = 8;
  private static final double ZOOM_STEP = 1.25;
  private static final double MAX_ZOOM = 4;
  private static final double MIN_ZOOM = 0.1;

  private final transient List<BufferedImage> pages;
  private double zoom;

  /**
   * Creates a view.
   *
   * @param width the width that a page has at first
   */
  ScanView(List<BufferedImage> pages, int width, String accessibleName) {
    this.pages = List.copyOf(pages);
    this.zoom = (double) width / widest();
    setName("scan");
    setFocusable(true);
    getAccessibleContext().setAccessibleName(accessibleName);
    addKey(1, "PLUS", "EQUALS", "ADD", "shift EQUALS");
    addKey(-1, "MINUS", "SUBTRACT");
    addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent event) {
            requestFocusInWindow();
          }
        });
  }

  private void addKey(int steps, String... strokes) {
    for (String stroke : strokes) {
      for (String typed : List.of(stroke, "ctrl " + stroke)) {
        getInputMap().put(KeyStroke.getKeyStroke(typed), "zoom" + steps);
      }
    }
    getActionMap()
        .put(
            "zoom" + steps,
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent event) {
                zoomBy(steps);
              }
            });
  }

  /** Enlarges the pages by a number of steps; a negative number reduces them. */
  void zoomBy(int steps) {
    zoom = Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, zoom * Math.pow(ZOOM_STEP, steps)));
    revalidate();
    repaint();
  }

  private int widest() {
    return pages.stream().mapToInt(BufferedImage::getWidth).max().orElse(1);
  }

  private int scaled(int pixels) {
    return (int) Math.ceil(pixels * zoom);
  }

  @Override
  public Dimension getPreferredSize() {
    int height = pages.stream().mapToInt(page -> scaled(page.getHeight()) + GAP).sum();
    return new Dimension(scaled(widest()), height);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    int y = 0;
    for (BufferedImage page : pages) {
      int height = scaled(page.getHeight());
      g.drawImage(page, 0, y, scaled(page.getWidth()), height, null);
      y += height + GAP;
    }
    g.dispose();
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return getPreferredSize();
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return visible.height / 8;
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
    return visible.height * 7 / 8;
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return false;
  }

  @Override
  public boolean getScrollableTracksViewportHeight() {
    return false;
  }
}

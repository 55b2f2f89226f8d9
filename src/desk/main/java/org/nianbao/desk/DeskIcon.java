package org.nianbao.desk;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.UIManager;

/** The icon of the window: 报, white on red. */
final class DeskIcon {
  private static final Color RED = new Color(0xB3261E);
  private static final double CORNER_SHARE = 0.22;
  private static final double CHARACTER_SHARE = 0.66;

  private DeskIcon() {}

  /** Returns the icon in all sizes that desktops use. */
  static List<? extends Image> images() {
    return Stream.of(16, 24, 32, 48, 64, 128, 256).map(DeskIcon::image).toList();
  }

  static BufferedImage image(int size) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(RED);
    int rounding = (int) (size * CORNER_SHARE);
    g.fillRoundRect(0, 0, size, size, rounding, rounding);
    g.setColor(Color.WHITE);
    g.setFont(
        UIManager.getFont("defaultFont").deriveFont(Font.BOLD, (float) (size * CHARACTER_SHARE)));
    FontMetrics metrics = g.getFontMetrics();
    int x = (size - metrics.stringWidth("报")) / 2;
    int y = (size - metrics.getHeight()) / 2 + metrics.getAscent();
    g.drawString("报", x, y);
    g.dispose();
    return image;
  }
}

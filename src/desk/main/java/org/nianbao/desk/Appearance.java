package org.nianbao.desk;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.util.List;
import java.util.Set;
import javax.swing.UIManager;
import javax.swing.plaf.FontUIResource;

/** The appearance of the window: the look and feel, and the size of its text. */
final class Appearance {
  /**
   * The fonts of Windows, macOS and Linux with the Chinese forms of characters, the preferred ones
   * first.
   */
  private static final List<String> FAMILIES =
      List.of(
          "Microsoft YaHei UI",
          "Microsoft YaHei",
          "PingFang SC",
          "HarmonyOS Sans SC",
          "Noto Sans CJK SC",
          "Source Han Sans SC",
          "Noto Sans SC",
          "WenQuanYi Micro Hei",
          "SimHei",
          "SimSun");

  private static final int MIN_SIZE = -4;
  private static final int MAX_SIZE = 16;
  private static final int STEP = 2;

  private final Settings settings;
  private final int usual;

  /**
   * Sets the appearance of all windows that are created later. It must be called before the first
   * window is.
   */
  Appearance(Settings settings) {
    this.settings = settings;
    System.setProperty("flatlaf.useNativeLibrary", "false"); // offices forbid libraries in TEMP
    Set<String> installed =
        Set.copyOf(
            List.of(
                GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames()));
    FAMILIES.stream()
        .filter(installed::contains)
        .findFirst()
        .ifPresent(FlatLaf::setPreferredFontFamily);
    UIManager.put("defaultFont", null);
    for (String kind : List.of("Table", "List")) { // what is chosen is seen wherever one is typing
      UIManager.put(kind + ".selectionInactiveBackground", SeverityColors.CHOSEN);
      UIManager.put(kind + ".selectionBackground", SeverityColors.CHOSEN);
      UIManager.put(kind + ".selectionForeground", SeverityColors.INK);
      UIManager.put(kind + ".selectionInactiveForeground", SeverityColors.INK);
    }
    FlatLightLaf.setup();
    this.usual = UIManager.getFont("defaultFont").getSize();
    show();
  }

  /** Enlarges the text by a number of steps; a negative number reduces it. */
  void enlarge(int steps) {
    int larger = Math.max(MIN_SIZE, Math.min(MAX_SIZE, settings.larger() + steps * STEP));
    settings.keepLarger(larger);
    show();
  }

  /** Sets the text size of the system. */
  void reset() {
    settings.keepLarger(0);
    show();
  }

  /** Draws text smoothly, with the settings of the system. */
  static void smooth(Graphics2D g) {
    Object smooth = UIManager.get(RenderingHints.KEY_TEXT_ANTIALIASING);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING,
        smooth == null ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON : smooth);
  }

  private void show() {
    Font font = UIManager.getFont("defaultFont");
    int size = usual + settings.larger();
    if (font.getSize() != size) {
      UIManager.put("defaultFont", new FontUIResource(font.deriveFont((float) size)));
      FlatLaf.updateUI();
    }
  }
}

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

/** The appearance of the window: its look and feel, fonts and text size. */
final class Appearance {
  /**
   * The fonts of Windows, macOS and Linux with the Chinese forms of characters, the preferred ones
   * first.
   */
  private static final List<String> FONT_FAMILIES =
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

  private static final int MIN_ENLARGEMENT = -4;
  private static final int MAX_ENLARGEMENT = 16;
  private static final int POINTS_PER_STEP = 2;

  private final Settings settings;
  private final int systemSize;

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
    FONT_FAMILIES.stream()
        .filter(installed::contains)
        .findFirst()
        .ifPresent(FlatLaf::setPreferredFontFamily);
    UIManager.put("defaultFont", null);
    for (String kind :
        List.of(
            "Table", "List")) { // the selection stays visible when another component has the focus
      UIManager.put(kind + ".selectionInactiveBackground", SeverityColors.SELECTION);
      UIManager.put(kind + ".selectionBackground", SeverityColors.SELECTION);
      UIManager.put(kind + ".selectionForeground", SeverityColors.TEXT);
      UIManager.put(kind + ".selectionInactiveForeground", SeverityColors.TEXT);
    }
    FlatLightLaf.setup();
    this.systemSize = UIManager.getFont("defaultFont").getSize();
    apply();
  }

  /** Enlarges the text by a number of steps; a negative number reduces it. */
  void enlargeText(int steps) {
    int points =
        Math.max(
            MIN_ENLARGEMENT,
            Math.min(MAX_ENLARGEMENT, settings.textEnlargement() + steps * POINTS_PER_STEP));
    settings.saveTextEnlargement(points);
    apply();
  }

  /** Sets the text size of the system. */
  void resetTextSize() {
    settings.saveTextEnlargement(0);
    apply();
  }

  /** Draws text smoothly, with the settings of the system. */
  static void enableTextAntialiasing(Graphics2D g) {
    Object hint = UIManager.get(RenderingHints.KEY_TEXT_ANTIALIASING);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING,
        hint == null ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON : hint);
  }

  private void apply() {
    Font font = UIManager.getFont("defaultFont");
    int size = systemSize + settings.textEnlargement();
    if (font.getSize() != size) {
      UIManager.put("defaultFont", new FontUIResource(font.deriveFont((float) size)));
      FlatLaf.updateUI();
    }
  }
}

package org.nianbao.desk;

import java.awt.Color;
import org.nianbao.template.Severity;

/** The colours of severities and states. Each is shown with a word of the same meaning. */
final class SeverityColors {
  static final Color SUCCESS = new Color(0x2E7D32);
  static final Color SECONDARY_TEXT = new Color(0x6B7280);
  static final Color SUGGESTION_TEXT = new Color(0x00695C);
  static final Color SELECTION = new Color(0xCFE2FA);
  static final Color BORDER = new Color(0xC3C8D0);
  static final Color LABEL_BACKGROUND = new Color(0xF2F4F7);
  static final Color BACKGROUND = Color.WHITE;
  static final Color TEXT = new Color(0x1F2328);

  private SeverityColors() {}

  /** Returns the background of a severity: red, yellow or blue, as in the written workbooks. */
  static Color background(Severity severity) {
    return switch (severity) {
      case ERROR -> new Color(0xFFD6D2);
      case WARNING -> new Color(0xFFEFB3);
      case NOTICE -> new Color(0xD9E8FF);
    };
  }

  /** Returns the colour of text and borders for a severity. */
  static Color foreground(Severity severity) {
    return switch (severity) {
      case ERROR -> new Color(0xB71C1C);
      case WARNING -> new Color(0x8A5A00);
      case NOTICE -> new Color(0x1B56A8);
    };
  }
}

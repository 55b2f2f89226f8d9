package org.nianbao.compare;

import java.util.List;

/**
 * A paragraph of two texts.
 *
 * @param first the paragraph of the first text; empty if only the second text has it
 * @param second the paragraph of the second text; empty if only the first text has it
 * @param moved whether it stands among other paragraphs in the second text
 */
public record ComparedParagraph(String first, String second, boolean moved) {
  /** Returns whether the paragraph is in both texts, unchanged and in the same place. */
  public boolean isEqual() {
    return !moved && first.equals(second);
  }

  /** Returns the paragraph in stretches that are equal in both texts or differ. */
  public List<TextStretch> stretches() {
    return TextStretch.between(first, second);
  }
}

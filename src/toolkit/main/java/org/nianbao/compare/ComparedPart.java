package org.nianbao.compare;

import java.util.List;

/**
 * A part of the narrative that differs between two reports.
 *
 * @param key the key of the field
 * @param place the part in the words of the form
 * @param paragraphs the paragraphs that differ, in order
 */
public record PartDifference(String key, String place, List<ParagraphDifference> paragraphs) {
  public PartDifference {
    paragraphs = List.copyOf(paragraphs);
  }
}

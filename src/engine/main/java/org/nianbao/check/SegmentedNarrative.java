package org.nianbao.check;

import java.util.Map;

/**
 * A narrative, divided into segments.
 *
 * @param lengths the lengths of the segments by their hashes
 * @param wording the hash of all words, whatever their length; equal narratives differ at most in
 *     numbers, punctuation and the name of the unit
 */
record SegmentedNarrative(Map<Long, Integer> lengths, long wording) {
  /** Returns the length of all segments. */
  int length() {
    return length(lengths);
  }

  /** Returns the length of some segments. */
  static int length(Map<Long, Integer> lengths) {
    return lengths.values().stream().mapToInt(Integer::intValue).sum();
  }
}

package org.nianbao.rule;

import java.util.regex.Pattern;

/** The normative documents and the decisions that a sentence has named so far. */
final class DocumentsInSentence {
  private static final Pattern ENDED = Pattern.compile("废止|失效");

  /** Words of documents that are issued anew beside new ones. */
  private static final Pattern AMENDED = Pattern.compile("修[订改正]");

  private final boolean ended;
  private final boolean amended;
  private boolean documentsNamed;
  private boolean decisionsNamed;

  DocumentsInSentence(String sentence) {
    ended = ENDED.matcher(sentence).find();
    amended = AMENDED.matcher(sentence).find();
  }

  /**
   * Notes what a clause names.
   *
   * @param letters the letters of its words; none before its count is unknown
   */
  void name(String letters) {
    documentsNamed |= letters.indexOf('D') >= 0;
    decisionsNamed |= letters.indexOf('K') >= 0;
  }

  boolean areDocumentsNamed() {
    return documentsNamed;
  }

  boolean areDecisionsNamed() {
    return decisionsNamed;
  }

  /** Returns whether documents were issued; to publish can also mean to put them online. */
  boolean areIssued(StatedCountPattern pattern) {
    return !pattern.equals(StatedCountPattern.PUBLISHED) || ended;
  }

  /**
   * Returns whether a count may be of a part of the documents.
   *
   * @param lead the text before the count
   */
  boolean isPart(String lead) {
    return lead.contains("新") && amended;
  }
}

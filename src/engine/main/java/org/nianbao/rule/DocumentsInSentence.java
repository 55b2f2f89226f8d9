package org.nianbao.rule;

import java.util.regex.Pattern;

/** The normative documents and the decisions that a sentence has named so far. */
final class DocumentsInSentence {
  private static final Pattern ENDED = Pattern.compile("废止|失效");

  /** Words of documents that are issued anew beside new ones. */
  private static final Pattern AMENDED = Pattern.compile("修[订改正]");

  /** Two of the kinds of decisions that the form counts: 行政许可24310件、行政处罚517件. */
  private static final Pattern DECISIONS =
      Pattern.compile(
          "行政(?:许可|处罚|强制)COUNT.*行政(?:许可|处罚|强制)COUNT"
              .replace("COUNT", "" + NormalizedSentence.COUNT));

  /** Words of decisions that were published, which may be some of all. */
  private static final Pattern SHOWN = Pattern.compile("公示|归集|推送|发布|上传|网站|平台|条目");

  private final String sentence;
  private final boolean ended;
  private final boolean amended;
  private boolean documentsNamed;
  private boolean decisionsNamed;

  DocumentsInSentence(String sentence) {
    this.sentence = sentence;
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

  /**
   * Returns whether the sentence lists decisions of several kinds as the form does.
   *
   * @param until the position up to which no words may tell that they were published
   */
  boolean areDecisionsListed(int until) {
    return DECISIONS.matcher(sentence).find()
        && !SHOWN.matcher(sentence.substring(0, until)).find();
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
    return (lead.contains("新") || lead.contains("继续")) && amended;
  }
}

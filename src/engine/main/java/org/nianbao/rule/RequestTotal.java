package org.nianbao.rule;

/** The count of all requests that a text stated last, and the list of its parts. */
final class RequestTotal {
  /** The maximum number of sentences between a count and its parts. */
  private static final int MAX_SENTENCES_TO_PARTS = 3;

  private boolean stated;
  private int index;
  private String rule = "";
  private long value;
  private boolean mayIncludeCarriedIn;
  private int sentences;
  private boolean inList;
  private long sumOfParts;
  private long channels;

  /**
   * Notes a count.
   *
   * @param at its index among the stated counts; -1 if it is not one of them
   * @param ofRule the id of the rule that compares it; empty if none does
   * @param mayInclude whether it includes the requests carried in, if their count follows
   */
  void state(int at, String ofRule, long count, boolean mayInclude) {
    stated = true;
    index = at;
    rule = ofRule;
    value = count;
    mayIncludeCarriedIn = mayInclude;
    sentences = 0;
    inList = false;
    channels = 0;
  }

  /** Notes that another rule compares the count. */
  void compareBy(String another) {
    rule = another;
  }

  /** Notes that a count follows whose parts are not those of the requests of the form. */
  void forget() {
    stated = false;
  }

  void endSentence() {
    inList = false;
    sentences++;
    if (sentences > MAX_SENTENCES_TO_PARTS) {
      forget();
    }
  }

  void startList() {
    inList = true;
    sumOfParts = 0;
    channels = 0;
  }

  void addPart(long part) {
    sumOfParts += part;
  }

  /** Adds the requests by a channel (网络, 信函…), which are also a part. */
  void addChannel(long requests) {
    channels += requests;
  }

  long channels() {
    return channels;
  }

  void endList() {
    inList = false;
  }

  /** Returns whether the list of its parts, or the count itself, is in this sentence. */
  boolean isInSentence() {
    return stated && (inList || sentences == 0);
  }

  /** Returns whether a count was stated whose parts may follow. */
  boolean isStated() {
    return stated;
  }

  /** Returns whether a count was stated that a rule compares. */
  boolean isOf(String another) {
    return stated && rule.equals(another);
  }

  long value() {
    return value;
  }

  int index() {
    return index;
  }

  boolean mayIncludeCarriedIn() {
    return mayIncludeCarriedIn;
  }

  /** Returns whether the words are in a list of parts (其中…). */
  boolean isInList() {
    return inList;
  }

  /** Returns whether the parts listed so far are all parts, so that the next count is none. */
  boolean isListComplete() {
    return sumOfParts == 0 || sumOfParts == value;
  }
}

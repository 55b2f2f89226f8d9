package org.nianbao.rule;

import org.jspecify.annotations.Nullable;

/** The count of all requests that a text stated last, and the list of its parts. */
final class RequestTotal {
  /** The maximum number of sentences between a count and its parts. */
  private static final int MAX_SENTENCES_TO_PARTS = 3;

  private boolean stated;
  private int index;

  /** The rule that compares the count; null if none does. */
  private @Nullable CountRule rule;

  private long value;
  private boolean mayIncludeCarriedIn;
  private int sentences;
  private boolean inList;
  private long sumOfParts;
  private long channels;

  /** Notes a count that no rule compares. */
  void state(long count) {
    stated = true;
    index = -1;
    rule = null;
    value = count;
    mayIncludeCarriedIn = false;
    sentences = 0;
    inList = false;
    channels = 0;
  }

  /**
   * Notes a count that a rule compares.
   *
   * @param at its index among the stated counts
   * @param mayInclude whether it includes the requests carried in, if their count follows
   */
  void state(int at, CountRule comparing, long count, boolean mayInclude) {
    state(count);
    index = at;
    rule = comparing;
    mayIncludeCarriedIn = mayInclude;
  }

  /** Notes that another rule compares the count. */
  void compareBy(CountRule another) {
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

  /** Returns whether a part completes the list of all parts. */
  boolean isListOfAll(long part) {
    return inList && sumOfParts + part == value;
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

  /** Returns whether a count was stated that this rule compares. */
  boolean isOf(CountRule another) {
    return stated && another.equals(rule);
  }

  long value() {
    return value;
  }

  /** Returns the index of the count among the stated counts; -1 if it is not one of them. */
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

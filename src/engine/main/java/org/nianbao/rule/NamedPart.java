package org.nianbao.rule;

/**
 * The part of the requests that the preceding counts of a sentence name: in
 * 收到56件，其中涉及规划类10件，予以公开7件, the last count may be of the second and not of all requests.
 */
final class NamedPart {
  private static final int NONE = -1;

  /** The requests of the part of which no outcome was counted yet. */
  private long left = NONE;

  /** The sum of the parts named one after another. */
  private long sum;

  /** Whether the parts belong to a count of all requests in the same list. */
  private boolean ofAll;

  void forget() {
    left = NONE;
    sum = 0;
    ofAll = false;
  }

  /** Notes that all requests are counted. */
  void countAll() {
    forget();
    ofAll = true;
  }

  /**
   * Notes a part: a theme, a channel, a kind of applicant.
   *
   * @param total the count of all requests; several parts that add up to it are no limit to others
   */
  void name(long part, long total) {
    sum += part;
    boolean complete = sum == total && part != total;
    left = complete ? NONE : Math.max(part, left - part); // a part of the last one or beside it
  }

  /** Notes the requests of another year, of which others may be counted unless all are. */
  void carry(long part) {
    left = ofAll ? NONE : part;
  }

  /** Notes that counts that follow may be of those just counted. */
  void narrow(long part) {
    left = part;
  }

  /** Returns whether a count may be of the part. */
  boolean includes(long count) {
    return count <= left;
  }

  /** Returns whether a count may be of the part, and takes it out. */
  boolean take(long count) {
    boolean included = includes(count);
    left = included ? left - count : NONE;
    return included;
  }
}

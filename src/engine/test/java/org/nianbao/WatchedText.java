package org.nianbao;

/** A text that counts how often its characters are asked for. */
public final class WatchedText implements CharSequence {
  private final String text;
  private long asked;

  /** Of this text, of which nothing was asked yet. */
  public WatchedText(String text) {
    this.text = text;
  }

  /** How often a character was asked for. */
  public long asked() {
    return asked;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    asked++;
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}

package org.nianbao.web;

/** A file that the page gives. */
final class OutputFile {
  private final String name;
  private final byte[] content;

  /**
   * Creates a file.
   *
   * @param name its name, after the folder if it is in one
   * @param content its bytes, which are not copied
   */
  OutputFile(String name, byte[] content) {
    this.name = name;
    this.content = content;
  }

  String name() {
    return name;
  }

  byte[] content() {
    return content;
  }
}

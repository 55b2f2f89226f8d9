package org.nianbao.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;

/**
 * A stream that appends UTF-8 text to a document. The terminal sequence that erases a line removes
 * the last line.
 */
final class DocumentOutputStream extends ByteArrayOutputStream {
  private final transient Document document;
  private final transient Executor executor;

  /** The offset of the last line in the document. */
  private int lastLine;

  /**
   * Creates a stream, whose text appears when it is flushed.
   *
   * @param executor runs the changes of the document
   */
  DocumentOutputStream(Document document, Executor executor) {
    this.document = document;
    this.executor = executor;
  }

  @Override
  public synchronized void flush() {
    String text = toString(StandardCharsets.UTF_8);
    reset();
    if (!text.isEmpty()) {
      executor.execute(() -> append(text));
    }
  }

  private void append(String text) {
    try {
      int position = 0;
      for (int erased; (erased = text.indexOf(ProgressLine.ERASE_LINE, position)) >= 0; ) {
        insert(text.substring(position, erased));
        document.remove(lastLine, document.getLength() - lastLine);
        position = erased + ProgressLine.ERASE_LINE.length();
      }
      insert(text.substring(position));
    } catch (BadLocationException e) {
      throw new IllegalStateException(e); // both offsets are in the document
    }
  }

  private void insert(String text) throws BadLocationException {
    String lines = text.replace("\r\n", "\n");
    int length = document.getLength();
    document.insertString(length, lines, null);
    if (lines.contains("\n")) {
      lastLine = length + lines.lastIndexOf('\n') + 1;
    }
  }
}

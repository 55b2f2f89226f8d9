package org.nianbao.reader;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.nianbao.grid.Budget;

/** The bytes of a PDF, for its parser, with a limit of time. */
final class TimeLimitedBytes implements RandomAccessRead {
  private static final int READS_BETWEEN_CHECKS = 4_096;

  private final RandomAccessRead bytes;
  private final Budget budget;
  private int reads;

  TimeLimitedBytes(byte[] content, Budget budget) {
    this.bytes = new RandomAccessReadBuffer(content);
    this.budget = budget;
  }

  private void checkTime() {
    if (++reads % READS_BETWEEN_CHECKS == 0) {
      budget.checkTime();
    }
  }

  @Override
  public int read() throws IOException {
    checkTime();
    return bytes.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    checkTime();
    return bytes.read(into, offset, length);
  }

  @Override
  public long getPosition() throws IOException {
    return bytes.getPosition();
  }

  @Override
  public void seek(long position) throws IOException {
    checkTime();
    bytes.seek(position);
  }

  @Override
  public long length() throws IOException {
    return bytes.length();
  }

  @Override
  public boolean isClosed() {
    return bytes.isClosed();
  }

  @Override
  public boolean isEOF() throws IOException {
    return bytes.isEOF();
  }

  @Override
  public RandomAccessReadView createView(long start, long length) throws IOException {
    return new RandomAccessReadView(this, start, length);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}

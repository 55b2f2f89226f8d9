package org.nianbao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SheetXmlWriterTest {
  /** A list without rows is written in no piece, and not in an empty one. */
  @Test
  void noEmptyPieceIsWritten() throws IOException {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void write(byte[] bytes) throws IOException {
            assertTrue(bytes.length > 0);
            super.write(bytes);
          }
        };
    SheetXmlWriter xml = new SheetXmlWriter();
    xml.flushTo(out);
    xml.append("<row/>");
    xml.flushTo(out);
    xml.flushTo(out);
    assertEquals("<row/>", out.toString(StandardCharsets.UTF_8));
  }
}

package org.nianbao.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.OutputKind;
import org.nianbao.jxls.RowHeights;
import org.nianbao.jxls.WorkbookFiller;
import org.nianbao.notice.ReturnNotice;
import org.nianbao.template.BundledTemplate;

/** Writes return notices as workbooks. */
final class ReturnNoticeWriter {
  private ReturnNoticeWriter() {}

  /**
   * Writes a notice.
   *
   * @throws IOException if it cannot be written; the file is then unchanged
   */
  static void write(ReturnNotice notice, Path file) throws IOException {
    byte[] workbook = workbook(notice, BundledTemplate.content(BundledTemplate.RETURN_NOTICE));
    AtomicFile.write(file, OutputKind.NOTICE, out -> out.write(workbook));
  }

  /** Returns the bytes of a notice. Jxls fills a template that is not compiled. */
  static byte[] workbook(ReturnNotice notice, byte[] template) throws IOException {
    Optional<byte[]> filled = notice.fill(template);
    return filled.isPresent()
        ? filled.get()
        : fillWithJxls(template, notice.notice(), notice.problems());
  }

  private static byte[] fillWithJxls(
      byte[] template, Map<String, Object> notice, List<Map<String, Object>> problems) {
    return WorkbookFiller.fill(
        template,
        Map.of("notice", notice, "problems", WorkbookFiller.withLinks(problems)),
        workbook -> workbook.forEach(sheet -> RowHeights.fit(sheet, 0)));
  }
}

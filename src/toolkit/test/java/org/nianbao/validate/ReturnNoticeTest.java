package org.nianbao.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.Nianbao;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.jxls.Looks;
import org.nianbao.message.Messages;
import org.nianbao.notice.Letter;
import org.nianbao.notice.LetterWording;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.notice.ReturnNotice;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Template;
import org.nianbao.workbook.CompiledTemplates;

/** The notice by the compiled template, and by Jxls. */
class ReturnNoticeTest {
  /** Jxls makes cells wherever a list has moved some, of the workbook's default style. */
  private static final String NOTHING = "  General  locked GENERAL BOTTOM  0";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dist/examples/单位/淮安市洪泽区人民政府-2023.xlsx",
        "dist/examples/示例市/2024/城东区人民政府-2024.xlsx"
      })
  void bothGiveTheSame(Path file) throws IOException {
    ValidationResult checked =
        Nianbao.validate(Template.current(), file, null, LastYearReports.none());
    byte[] packaged = BundledTemplate.content(BundledTemplate.RETURN_NOTICE);
    byte[] saved = saved(packaged);
    assertTrue(CompiledTemplates.forWorkbook(saved).isEmpty());
    Set<String> compiled = looks(packaged, checked);
    Set<String> filled = looks(saved, checked);
    assertEquals(Set.of(), without(filled, compiled), "only by Jxls");
    assertEquals(Set.of(), without(compiled, filled), "only by the compiled template");
  }

  private static Set<String> looks(byte[] template, ValidationResult checked) throws IOException {
    Set<String> looks =
        new TreeSet<>(Looks.of(ReturnNoticeWriter.workbook(notice(checked), template)));
    looks.removeIf(line -> line.contains(NOTHING));
    return looks;
  }

  static ReturnNotice notice(ValidationResult checked) {
    LetterWording wording =
        new LetterWording(OfficeSettings.NONE, LocalDate.EPOCH, Messages.CHINESE);
    Letter letter = Objects.requireNonNull(wording.returnLetter(checked, null, 0));
    return ReturnNotice.of(checked, letter, Messages.CHINESE);
  }

  private static Set<String> without(Set<String> lines, Set<String> others) {
    Set<String> rest = new TreeSet<>(lines);
    rest.removeAll(others);
    return rest;
  }

  /** The template as an office program saves it: the same, in other bytes. */
  private static byte[] saved(byte[] template) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template))) {
      book.getProperties().getCoreProperties().setDescription("saved");
      book.write(out);
    }
    return out.toByteArray();
  }
}

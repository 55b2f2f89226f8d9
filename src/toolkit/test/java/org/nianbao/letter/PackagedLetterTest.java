package org.nianbao.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.message.Messages;
import org.nianbao.notice.Letter;
import org.nianbao.notice.Letter.Finding;
import org.nianbao.notice.LetterWording;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.notice.PackagedLetter;
import org.nianbao.template.BundledTemplate;

/** Letters that are filled without libraries are those that the toolkit writes. */
class PackagedLetterTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 1, 25);

  private static final OfficeSettings SET =
      new OfficeSettings("区政府办公室<一>&", "王一", "0351-1", null, null, List.of());

  private static final Finding FINDING =
      new Finding("表二 <B6>", "1 & 2\n不一致${unit}", "“3”\u0001\ud800，\ud840\udc00\t或 \\$1");

  private static final List<Letter> LETTERS =
      List.of(
          new Letter(
              "甲局",
              "网站<年>报表",
              List.of("一。", "二${date}。"),
              List.of(FINDING, FINDING),
              List.of("注。")),
          new Letter("", "报表", List.of("没有清单。"), List.of(), List.of()),
          new Letter("乙 局", "报表", List.of("一。\n二。\n"), List.of(FINDING), List.of("甲", "乙")));

  @ParameterizedTest
  @ValueSource(strings = {BundledTemplate.RETURN_LETTER, BundledTemplate.REMINDER_LETTER})
  void areThoseOfTheToolkit(String template) throws IOException {
    for (OfficeSettings settings : List.of(SET, OfficeSettings.NONE)) {
      LetterWording wording = new LetterWording(settings, TODAY, Messages.CHINESE);
      assertSame(template, LETTERS, wording);
      for (Letter letter : LETTERS) {
        assertSame(template, List.of(letter), wording);
      }
    }
  }

  private static void assertSame(String template, List<Letter> letters, LetterWording wording)
      throws IOException {
    assertEquals(
        xml(LetterDocument.of(template, letters, wording)),
        xml(PackagedLetter.of(template, letters, wording)));
  }

  private static String xml(byte[] document) throws IOException {
    try (XWPFDocument opened = new XWPFDocument(new ByteArrayInputStream(document))) {
      return opened.getDocument().getBody().xmlText().replace("><", ">\n<");
    }
  }
}

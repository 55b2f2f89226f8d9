package org.nianbao.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What of a text reaches people. */
class MessagesTest {
  /** Unicode's Bidi_Control, and some that give orders to a terminal. */
  private static final String HARMFUL =
      "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u0000\u001b\u007f\u009b";

  @Test
  void whatTurnsTheOrderOfWritingIsReplacedWhereverItStands() {
    for (int i = 0; i < HARMFUL.length(); i++) {
      String text = "甲" + HARMFUL.charAt(i) + "镇.xlsx";
      assertEquals("甲\ufffd镇.xlsx", Messages.withoutControlCharacters(text));
      assertEquals("错误：甲\ufffd镇.xlsx", Messages.CHINESE.format("cli.error", text));
      assertEquals("错误：甲\ufffd镇.xlsx", Messages.CHINESE.format("cli.error", List.of(text)));
    }
    assertEquals("甲 乙 丙", Messages.withoutControlCharacters("甲\r\n乙\u2028丙"));
    String plain = "“甲—乙”…… \u200b１２ 𠮷";
    assertEquals(plain, Messages.withoutControlCharacters(plain));
  }

  @Test
  void ofALongListTheFirstAreNamed() {
    assertEquals(
        "错误：甲、乙", Messages.CHINESE.format("cli.error", ShortenedList.of(List.of("甲", "乙"))));
    List<String> most = Collections.nCopies(ShortenedList.MAX_ENTRIES, "甲");
    assertEquals(most, ShortenedList.of(most));
    assertEquals(
        "错误：" + String.join("、", most) + " 等 51 个",
        Messages.CHINESE.format("cli.error", ShortenedList.of(Collections.nCopies(51, "甲"))));
  }

  @Test
  void whatIsOneHasNoPlural() {
    assertEquals("1 error", Messages.ENGLISH.format("counts.error", 1L));
    assertEquals("21 errors", Messages.ENGLISH.format("counts.error", 21L));
    assertEquals("0 errors", Messages.ENGLISH.format("counts.error", 0));
    assertEquals("错误 1 项", Messages.CHINESE.format("counts.error", 1L));
  }

  /** An argument is no part of the pattern. */
  @Test
  void braceAndNumberSignInANameAreKept() {
    assertEquals("1 file: {0#甲|乙}", Messages.ENGLISH.format("report.summary.files", 1, "{0#甲|乙}"));
  }

  @Test
  void patternsAreReadAsByMessageFormat() throws IOException {
    Object[] arguments = {"甲", "'乙'", "{0}", "丁"};
    for (String key : keys("zh")) {
      String pattern = bundle("zh").getProperty(key);
      assertEquals(
          new MessageFormat(pattern).format(arguments), Messages.CHINESE.format(key, arguments));
    }
  }

  @Test
  void listsAreSeparatedAsTheLanguageDoes() {
    assertEquals(
        "2 files: 甲, 乙", Messages.ENGLISH.format("report.summary.files", 2, List.of("甲", "乙")));
    assertEquals(
        "共 2 个文件：甲、乙", Messages.CHINESE.format("report.summary.files", 2, List.of("甲", "乙")));
  }

  @Test
  void bothLanguagesHaveTheSameSentences() throws IOException {
    assertEquals(keys("zh"), keys("en"));
  }

  private static Set<String> keys(String language) throws IOException {
    return new TreeSet<>(bundle(language).stringPropertyNames());
  }

  private static Properties bundle(String language) throws IOException {
    Properties sentences = new Properties();
    try (InputStream in =
        Messages.class.getResourceAsStream("messages_" + language + ".properties")) {
      sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return sentences;
  }

  @Test
  void bundlesAreReadAsByProperties() throws IOException {
    for (String language : List.of("zh", "en")) {
      assertEquals(bundle(language), MessageBundle.read(language));
    }
  }

  @Test
  void aBundleHasLinesThatAreJoinedAndEscapes() {
    assertEquals(
        Map.of("a", " 甲\n乙\\c= 丙", "b", "", "c.d", "丁 "),
        MessageBundle.parse("# a=b\r\n a=\\ 甲\\n乙\\\\\\\r\n   c=\\\r\n\\ 丙\r\n\r\nb=\r\nc.d=丁 "));
    assertThrows(IllegalArgumentException.class, () -> MessageBundle.parse("a\nb=c"));
  }

  @Test
  void aSentenceThatIsInNoBundleIsAMistake() {
    assertThrows(MissingResourceException.class, () -> Messages.ENGLISH.format("cli.nonsense"));
  }
}

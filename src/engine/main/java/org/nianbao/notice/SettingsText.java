package org.nianbao.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.format.TableFile;
import org.nianbao.grid.TextDecoder;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.grid.Whitespace;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedText;
import org.nianbao.value.DateParser;

/** The text that holds the settings of an office, with a line {@code 名称：值} for each setting. */
public final class SettingsText {
  /** The name of the file with this text. */
  public static final String FILE_NAME = "设置.txt";

  private static final String SIGNATURE = "落款";
  private static final String CONTACT = "联系人";
  private static final String PHONE = "联系电话";
  private static final String REPORT_DEADLINE = "报送截止日期";
  private static final String CORRECTION_DEADLINE = "改正截止日期";
  private static final List<String> NAMES =
      List.of(SIGNATURE, CONTACT, PHONE, REPORT_DEADLINE, CORRECTION_DEADLINE);

  private SettingsText() {}

  /** Returns the names of the settings that return letters lack. */
  static List<String> unsetForReturns(OfficeSettings settings) {
    List<String> names = new ArrayList<>();
    if (settings.signature().isEmpty()) {
      names.add(SIGNATURE);
    }
    if (settings.contact().isEmpty() && settings.phone().isEmpty()) {
      names.add(CONTACT);
      names.add(PHONE);
    }
    if (settings.correctionDeadline() == null) {
      names.add(CORRECTION_DEADLINE);
    }
    return names;
  }

  /**
   * Reads the content of a file of settings in UTF-8, UTF-16 or GB18030.
   *
   * @param file its name in messages
   * @throws UnreadableFileException if it is not a text
   */
  public static OfficeSettings read(String file, byte[] content) throws UnreadableFileException {
    Map<String, String> values = new LinkedHashMap<>();
    List<Message> remarks = new ArrayList<>();
    for (String each : lines(file, content)) {
      String line = Whitespace.strip(each);
      if (line.isEmpty() || line.startsWith("#") || line.startsWith("＃")) {
        continue;
      }
      String[] parts = line.split("[:：]", 2);
      String name = name(line);
      if (parts.length < 2 || !NAMES.contains(name)) {
        String quoted = ShortenedText.quoted(parts.length < 2 ? line : Whitespace.strip(parts[0]));
        remarks.add(Message.of("settings.unknown", file, quoted, NAMES));
      } else if (values.putIfAbsent(name, Whitespace.strip(parts[1])) != null) {
        remarks.add(Message.of("settings.twice", file, name));
      }
    }
    return new OfficeSettings(
        values.getOrDefault(SIGNATURE, ""),
        values.getOrDefault(CONTACT, ""),
        values.getOrDefault(PHONE, ""),
        date(file, REPORT_DEADLINE, values, remarks),
        date(file, CORRECTION_DEADLINE, values, remarks),
        remarks);
  }

  /** Returns settings as the text of a new file. */
  public static String of(OfficeSettings settings) {
    return withLines(settings, List.of());
  }

  /**
   * Returns settings as the text of a file in the place of an existing one, whose other lines, such
   * as comments, are kept.
   *
   * @param file the name of the existing file in messages
   * @throws UnreadableFileException if the existing file is not a text
   */
  public static String of(OfficeSettings settings, String file, byte[] existing)
      throws UnreadableFileException {
    return withLines(settings, lines(file, existing));
  }

  private static String withLines(OfficeSettings settings, List<String> existing) {
    Map<String, String> values = values(settings);
    StringBuilder text = new StringBuilder();
    for (String line : existing) {
      String name = name(line);
      if (!NAMES.contains(name)) {
        text.append(line).append('\n');
      } else if (values.containsKey(name)) {
        text.append(name).append('：').append(values.remove(name)).append('\n');
      }
    }
    values.forEach((name, value) -> text.append(name).append('：').append(value).append('\n'));
    return text.toString();
  }

  /** Returns the settings that are set, by their names. */
  private static Map<String, String> values(OfficeSettings settings) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(SIGNATURE, settings.signature());
    values.put(CONTACT, settings.contact());
    values.put(PHONE, settings.phone());
    values.put(REPORT_DEADLINE, Objects.toString(settings.reportDeadline(), ""));
    values.put(CORRECTION_DEADLINE, Objects.toString(settings.correctionDeadline(), ""));
    values.values().removeIf(String::isEmpty);
    return values;
  }

  private static List<String> lines(String file, byte[] content) throws UnreadableFileException {
    if (TableFile.isWorkbook(content)) {
      throw new UnreadableFileException(file, Message.of("settings.noText"));
    }
    String text = TextDecoder.decode(content);
    return text.isEmpty() ? List.of() : List.of(text.split("\r\n|\r|\n"));
  }

  /** Returns the name of the setting in a line, without the blanks in it. */
  private static String name(String line) {
    String before = line.split("[:：]", 2)[0];
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < before.length(); i++) {
      char c = before.charAt(i);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        name.append(c);
      }
    }
    return name.toString();
  }

  private static @Nullable LocalDate date(
      String file, String name, Map<String, String> values, List<Message> remarks) {
    String value = values.getOrDefault(name, "");
    LocalDate date = DateParser.parse(value).orElse(null);
    if (date == null && !value.isEmpty()) {
      remarks.add(Message.of("settings.date", file, name, value));
    }
    return date;
  }
}

package org.nianbao.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedText;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.reader.GridReader;
import org.nianbao.value.DateParser;

/**
 * The text file that holds the settings of an office, with a line {@code 名称：值} for each setting.
 */
public final class OfficeSettingsFile {
  /** The name of the file in the folder of the results, or beside the program. */
  public static final String NAME = "设置.txt";

  private static final String SIGNATURE = "落款";
  private static final String CONTACT = "联系人";
  private static final String PHONE = "联系电话";
  private static final String REPORT_DEADLINE = "报送截止日期";
  private static final String CORRECTION_DEADLINE = "改正截止日期";
  private static final List<String> NAMES =
      List.of(SIGNATURE, CONTACT, PHONE, REPORT_DEADLINE, CORRECTION_DEADLINE);

  private OfficeSettingsFile() {}

  /**
   * Returns the settings of the first of these files that exists: the named one, {@link #NAME} in
   * the folder of the results, or beside the program; {@link OfficeSettings#NONE} if there is none.
   *
   * @param named the file that the user named; null if none
   * @param folders the folders that are searched in order; null entries are left out
   * @throws UnreadableFileException if the named file does not exist, or a file cannot be read
   */
  public static OfficeSettings find(@Nullable Path named, @Nullable Path... folders)
      throws UnreadableFileException {
    if (named != null) {
      return read(named);
    }
    for (Path folder : folders) {
      Path file = folder == null ? null : folder.resolve(NAME);
      if (file != null && Files.exists(file)) {
        return read(file);
      }
    }
    return OfficeSettings.NONE;
  }

  /**
   * Reads a file of settings in UTF-8, UTF-16 or GB18030.
   *
   * @throws UnreadableFileException if it cannot be read, or is not a text
   */
  public static OfficeSettings read(Path file) throws UnreadableFileException {
    return parse(file.toString(), lines(file));
  }

  /**
   * Writes settings to a file in UTF-8, completely or not at all. Other lines of an existing file,
   * such as comments, are kept.
   *
   * @throws UnreadableFileException if the existing file is not a text
   */
  public static void write(OfficeSettings settings, Path file) throws IOException {
    Map<String, String> values = values(settings);
    StringBuilder text = new StringBuilder();
    for (String line : Files.exists(file) ? lines(file) : List.<String>of()) {
      String name = name(line);
      if (!NAMES.contains(name)) {
        text.append(line).append('\n');
      } else if (values.containsKey(name)) {
        text.append(name).append('：').append(values.remove(name)).append('\n');
      }
    }
    values.forEach((name, value) -> text.append(name).append('：').append(value).append('\n'));
    Path target = file.toAbsolutePath();
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    Path temporary = target.resolveSibling("." + NAME + ".tmp");
    try {
      Files.writeString(temporary, text);
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
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

  private static List<String> lines(Path file) throws UnreadableFileException {
    byte[] content = GridReader.content(file);
    if (TableFile.isWorkbook(content)) {
      throw new UnreadableFileException(file.toString(), Message.of("settings.noText"));
    }
    return TextDecoder.decode(content).lines().toList();
  }

  /** Returns the name of the setting in a line. */
  private static String name(String line) {
    return line.split("[:：]", 2)[0].replaceAll("[\\s\\p{Z}]", "");
  }

  private static OfficeSettings parse(String file, List<String> lines) {
    Map<String, String> values = new LinkedHashMap<>();
    List<Message> remarks = new ArrayList<>();
    for (String line : lines.stream().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#") || line.startsWith("＃")) {
        continue;
      }
      String[] parts = line.split("[:：]", 2);
      String name = name(line);
      if (parts.length < 2 || !NAMES.contains(name)) {
        String quoted = ShortenedText.quoted(parts.length < 2 ? line : parts[0].strip());
        remarks.add(Message.of("settings.unknown", file, quoted, NAMES));
      } else if (values.putIfAbsent(name, parts[1].strip()) != null) {
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

package org.nianbao.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.notice.OfficeSettings;

class OfficeSettingsFileTest {
  private static final String ALL =
      """
      # 每行一项
      落款：红旗区政务公开办
      联系人: 王一
      联系电话：0351-1234567
      报送截止日期：2025年1月20日
      改正截止日期:2025-2-10
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GBK", "UTF-16"})
  void readsEverySettingInEveryEncoding(String charset) throws IOException {
    OfficeSettings settings = read(ALL.getBytes(Charset.forName(charset)));
    OfficeSettings expected =
        new OfficeSettings(
            "红旗区政务公开办",
            "王一",
            "0351-1234567",
            LocalDate.of(2025, 1, 20),
            LocalDate.of(2025, 2, 10),
            List.of());
    assertEquals(expected, settings);
  }

  @Test
  void aBlankValueIsNotSet() throws IOException {
    assertEquals(OfficeSettings.NONE, read("\uFEFF落款：\r\n 改正截止日期 ：　\r\n\r\n"));
  }

  @Test
  void namesTheLinesThatAreNotUsed() throws IOException {
    OfficeSettings settings = read("联系人：王一\n电话：1\n联 系 人：李二\n报送截止日期：1月20日\n只有一句话\n");
    assertEquals("王一", settings.contact());
    assertEquals("", settings.phone());
    assertNull(settings.reportDeadline());
    assertEquals(
        List.of("settings.unknown", "settings.twice", "settings.unknown", "settings.date"),
        settings.remarks().stream().map(Message::key).toList());
  }

  @Test
  void theNamedFileCountsBeforeTheFolders() throws IOException {
    Path results = Files.createDirectory(folder.resolve("结果"));
    Path program = Files.createDirectory(folder.resolve("程序"));
    assertEquals(OfficeSettings.NONE, OfficeSettingsFile.find(null, results, null, program));
    Files.writeString(program.resolve(OfficeSettingsFile.NAME), "落款：甲");
    assertEquals("甲", OfficeSettingsFile.find(null, results, program).signature());
    Files.writeString(results.resolve(OfficeSettingsFile.NAME), "落款：乙");
    assertEquals("乙", OfficeSettingsFile.find(null, results, program).signature());
    Path named = Files.writeString(folder.resolve("丙.txt"), "落款：丙");
    assertEquals("丙", OfficeSettingsFile.find(named, results, program).signature());
    Path absent = folder.resolve("无.txt");
    assertThrows(UnreadableFileException.class, () -> OfficeSettingsFile.find(absent, results));
  }

  @Test
  void writesSettingsAndKeepsOtherLines() throws IOException {
    Path file = folder.resolve("新建").resolve(OfficeSettingsFile.NAME);
    OfficeSettings settings =
        new OfficeSettings("甲办", "", "0351-1", LocalDate.of(2025, 1, 20), null, List.of());
    OfficeSettingsFile.write(settings, file);
    assertEquals("落款：甲办\n联系电话：0351-1\n报送截止日期：2025-01-20\n", Files.readString(file));
    assertEquals(settings, OfficeSettingsFile.read(file));
    Files.writeString(file, "# 由张三填写\r\n联系人：王一\r\n电话：2\r\n落 款: 乙办\r\n", Charset.forName("GBK"));
    OfficeSettingsFile.write(settings, file);
    assertEquals("# 由张三填写\n电话：2\n落款：甲办\n联系电话：0351-1\n报送截止日期：2025-01-20\n", Files.readString(file));
  }

  @Test
  void aWorkbookIsRefused() {
    assertThrows(UnreadableFileException.class, () -> read(new byte[] {'P', 'K', 3, 4, 0}));
  }

  private OfficeSettings read(String text) throws IOException {
    return read(text.getBytes(Charset.forName("UTF-8")));
  }

  private OfficeSettings read(byte[] content) throws IOException {
    return OfficeSettingsFile.read(Files.write(folder.resolve("设置.txt"), content));
  }
}

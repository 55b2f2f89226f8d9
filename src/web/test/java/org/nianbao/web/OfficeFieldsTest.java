package org.nianbao.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nianbao.message.Messages;
import org.nianbao.notice.OfficeSettings;

class OfficeFieldsTest {
  @Test
  void fieldsStandInTheOrderOfTheSettings() {
    assertEquals(
        new OfficeSettings("甲办", "王一", "0351-1", LocalDate.of(2025, 1, 20), null, List.of()),
        OfficeFields.settings(new String[] {"甲办", "王一", "0351-1", "2025-01-20", ""}));
    assertEquals(OfficeSettings.NONE, OfficeFields.settings(new String[] {"", "", "", "", ""}));
    for (String[] wrong : new String[][] {{}, {"", "", "", "", "明天"}}) {
      assertThrows(IllegalArgumentException.class, () -> OfficeFields.settings(wrong));
    }
  }

  @Test
  void ofAFileWhatIsNotUsedIsNamed() throws IOException {
    assertEquals(
        "{\"fields\":[\"\",\"\",\"1\",\"\",\"2025-02-10\"],"
            + "\"remarks\":[\"设置.txt：没有“地址”这项设置，没有采用；可以设置的有：落款、联系人、联系电话、报送截止日期、改正截止日期。\"]}",
        json("联系电话：1\n改正截止日期：2025年2月10日\n地址：甲"));
    assertEquals("{\"refusal\":\"这不是文本文件，请用记事本打开设置文件，另存为.txt\"}", json("PK\3\4"));
  }

  private static String json(String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    byte[] json = OfficeFields.json("设置.txt", content, Messages.CHINESE);
    return new String(json, StandardCharsets.UTF_8).replaceAll("\\s", "");
  }
}

package org.nianbao.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.template.Template;

/** Data files as spreadsheets save them. */
class DataFileReaderTest {
  @TempDir Path folder;

  private List<Submission> read(byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve("数据.csv"), bytes);
    return DataFileReader.read(Template.current(), file);
  }

  private List<Submission> read(String text) throws Exception {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource({"UTF-16LE, TAB", "UTF-16BE, TAB", "UTF-8, ;", "UTF-8, ','", "GBK, TAB", "GB18030, ;"})
  void readsARowAUnit(Charset charset, String separator) throws Exception {
    String data =
        """
        2024年度数据,,,,,
        unit.name,year,review.upheld,narrative.other,,
        甲镇,2024,3,"收费0元；无,其他",,
        乙镇,2024,4
        ,,,,,
        ,,,,,
        """;
    String mark = charset.name().startsWith("UTF") ? "\uFEFF" : "";
    String separated = mark + data.replace(",", separator.equals("TAB") ? "\t" : separator);
    List<Submission> read = read(separated.getBytes(charset));
    assertEquals(List.of("甲镇", "乙镇"), read.stream().map(Submission::unit).toList());
    assertEquals(new BigDecimal(3), read.get(0).value("review.upheld"));
    assertEquals(new BigDecimal(4), read.get(1).value("review.upheld"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"';'", "TAB", "','"})
  void readsARowAField(String separator) throws Exception {
    String data =
        """
        年报数据,,,
        key,value,,
        unit.name,甲镇,,
        year,2024,,
        review.upheld,3,,
        review.corrected
        unit.code,１１９９０１００mb0000019l
        ,,,
        """;
    Submission read = read(data.replace(",", separator.equals("TAB") ? "\t" : separator)).get(0);
    assertEquals(new BigDecimal(3), read.value("review.upheld"));
    assertEquals("11990100MB0000019L", read.text(Template.CODE));
  }

  @Test
  void aCodeThatASpreadsheetRuinedIsSaid() throws Exception {
    Submission read = read("unit.name,year,unit.code\n甲镇,2024,1.14107E+17\n").get(0);
    assertEquals("", read.code());
    assertEquals(
        List.of("统一社会信用代码：填的“1.14107E+17”是被表格软件当成数字改坏的代码，后几位已丢失，没有用来认定单位，请把单元格设为文本再填"),
        read.readingDiscrepancies().stream().map(each -> each.message().toString()).toList());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "unit.name,year,review.upheld~甲镇,2024,1,2|第 2 行的列数不对：应为“字段,值”两列，或与标题行的列数相同",
        "unit.name,甲镇~year,2024~第三行|第 3 行的列数不对：应为“字段,值”两列，或与标题行的列数相同",
        "unit.name,甲镇~year,2024,1|第 2 行的列数不对：应为“字段,值”两列，或与标题行的列数相同"
      })
  void refusesWhatHasNoColumn(String text, String reason) {
    UnreadableFileException refusal =
        assertThrows(UnreadableFileException.class, () -> read(text.replace("~", "\n")));
    assertEquals(reason, refusal.reason().toString());
  }
}

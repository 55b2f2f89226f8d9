package org.nianbao.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.check.LastYearReports;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.roster.Roster;
import org.nianbao.template.Template;

/** Which of several reports in last year's folder counts. */
class LastYearReportsTest {
  private static final Template TEMPLATE = Template.current();
  private static final String RECEIVED = "requests.received.total";
  private static final Roster.Unit UNIT = Roster.Unit.named("小店镇", "");

  @TempDir Path folder;

  private void form(String name, String preparedOn, int received) throws Exception {
    Map<String, String> texts = Map.of(Template.UNIT, "小店镇", Template.PREPARED_ON, preparedOn);
    Map<String, BigDecimal> values =
        Map.of(
            "requests.received.naturalPerson",
            BigDecimal.valueOf(received),
            RECEIVED,
            BigDecimal.valueOf(received));
    FormWriter.writeForm(Submission.of("", TEMPLATE, values, texts, 2023), folder.resolve(name));
  }

  private BigDecimal received() throws Exception {
    Submission last = LastYearFiles.read(TEMPLATE, folder).of(UNIT, TEMPLATE, 2024).orElseThrow();
    return Objects.requireNonNull(last.value(RECEIVED));
  }

  @Test
  void theNewestCounts() throws Exception {
    form("a.xlsx", "2024-01-09", 3);
    form("b.xlsx", "2024-01-20", 4);
    assertEquals(new BigDecimal(4), received());
  }

  @Test
  void aFormThatNobodyFilledInDoesNotTakeThePlaceOfAReport() throws Exception {
    Nianbao.issue(TEMPLATE, UNIT, 2023, LastYearReports.none(), folder.resolve("a.xlsx"));
    form("b.xlsx", "2024-01-20", 4);
    assertEquals(List.of(new BigDecimal(4)), List.of(received()));
  }
}

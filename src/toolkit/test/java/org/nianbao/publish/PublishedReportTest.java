package org.nianbao.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedReportTest {
  @ParameterizedTest
  @CsvSource({
    "（一）主动公开, 主动公开方面。全年公开12条。, 全年公开12条。",
    "（一）主动公开, （一）主动公开|全年公开12条。, 全年公开12条。",
    "（一）主动公开, (一) 主动公开情况：全年公开12条。, 全年公开12条。",
    "（一）主动公开, 主动公开|, 主动公开|",
    "（一）主动公开, 主动公开12条。, 主动公开12条。",
    "（一）主动公开, '主动公开方面，全年公开12条。', '主动公开方面，全年公开12条。'",
    "（一）主动公开, 依申请公开方面。全年12件。, 依申请公开方面。全年12件。",
    "六、其他需要报告的事项, 其他需要报告的事项|无。, 无。",
    "'', 无。, 无。",
  })
  void aHeadingIsPrintedOnce(String heading, String text, String expected) {
    assertEquals(
        List.of(expected.split("\\|")),
        PublishedReport.withoutHeading(List.of(text.split("\\|")), heading));
  }
}

package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.nianbao.check.JsonReport;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYearFiles;

/** What is kept of a file in little room says the same as the file did. */
class FoldedTest {
  private static final Template TEMPLATE = Template.current();

  private static String json(ValidationResult checked) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonReport report = new JsonReport(Messages.CHINESE, out)) {
      report.add(checked);
      report.finish();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void saysTheSame() throws Exception {
    LastYearReports lastYear = LastYearFiles.read(TEMPLATE, Path.of("dist/examples/示例市/2023"));
    List<Path> files =
        ReceivedFiles.find(List.of(Path.of("dist/examples/示例市/2024"), Path.of("dist/examples/单位")));
    assertTrue(files.size() > 10, files.toString());
    for (Path file : files) {
      ValidationResult checked = Nianbao.validate(TEMPLATE, file, 2024, lastYear);
      ValidationResult compacted = checked.compacted();
      assertEquals(json(checked), json(compacted));
      assertEquals(checked.undecidedReasons().toString(), compacted.undecidedReasons().toString());
      Submission whole = checked.submission();
      if (whole != null) {
        Submission expanded = Objects.requireNonNull(compacted.submission()).expanded();
        for (Field field : TEMPLATE.fields()) {
          assertEquals(whole.figure(field.key()), expanded.figure(field.key()), field.key());
        }
        assertEquals(whole.isBlank(), compacted.submission().isBlank());
      }
    }
  }
}

package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.nianbao.file.Progress.Stage;
import org.nianbao.message.Messages;

/** The line that says how far long work is. */
class ProgressLineTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private long now;

  private ProgressLine line(boolean shown, Messages messages) {
    PrintStream text = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new ProgressLine(new Terminal(text, text, err, messages), shown, () -> now);
  }

  private void work(ProgressLine line) {
    for (int done = 1; done <= 1_000; done++) {
      now += 1_000_000; // a thousandth of a second
      line.update(Stage.FILES, done, 10_000);
    }
    line.close();
  }

  @Test
  void isWrittenOverAFewTimesASecondAndErasedAtLast() {
    work(line(true, Messages.CHINESE));
    assertEquals(
        "\r\u001b[K读取核对：334/10000，每秒 1000 个，约剩 0 分 10 秒"
            + "\r\u001b[K读取核对：668/10000，每秒 1000 个，约剩 0 分 9 秒"
            + "\r\u001b[K",
        err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void isNotThereWhereNobodyLooks() {
    work(line(false, Messages.CHINESE));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void beginsAnewWithEachStage() {
    ProgressLine line = line(true, Messages.ENGLISH);
    line.update(Stage.LAST_YEAR, 1, 2);
    now += 5_000_000_000L;
    line.update(Stage.FILES, 1, 200);
    now += 2_000_000_000L;
    line.update(Stage.FILES, 50, 200);
    assertEquals(
        "\r\u001b[Kreading and checking: 50/200, 25 a second, about 0 min 6 s left",
        err.toString(StandardCharsets.UTF_8));
  }
}

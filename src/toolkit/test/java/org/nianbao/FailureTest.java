package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.nianbao.file.OutputPlace;
import org.nianbao.file.OutputPlace.WrittenFile;

/** Which file a failure is said to be about: the one the user named, never one of our own. */
class FailureTest {
  private static final String OURS = "下发/.nianbao-3f2c.tmp";

  @Test
  void anOutputThatMayNotBeWrittenIsNamedByItsFolder() {
    assertEquals(
        "没有权限读写 下发/，请检查文件是否被其他程序占用。", Failure.sentence(new AccessDeniedException(OURS)).toString());
  }

  @Test
  void anOutputThatAnotherProgramHasOpenIsNamedItself() {
    assertEquals(
        "没有权限读写 下发/甲镇.xlsx，请检查文件是否被其他程序占用。",
        Failure.sentence(new AccessDeniedException(OURS, "下发/甲镇.xlsx", null)).toString());
    String used =
        Failure.sentence(new FileSystemException(OURS, "下发/甲镇.xlsx", "in use")).toString();
    assertFalse(used.contains(".tmp"), used);
  }

  @Test
  void anOutputForWhichTheDiskHasNoRoomIsNamed() {
    WrittenFile written =
        new OutputPlace(Path.of("下发/甲镇.xlsx"), null)
            .write(
                file -> {
                  throw new IOException("No space left on device");
                });
    String sentence = Failure.sentence(written.failures().get(0)).toString();
    assertTrue(sentence.endsWith("甲镇.xlsx：磁盘已满，没有写成，请清理磁盘或换一个文件夹后重试。"), sentence);
  }

  @Test
  void thatNoFileCanBeOpenedIsSaidWhateverFailsForIt() {
    String sentence =
        Failure.sentence(new FileSystemException("甲.xlsx", null, "Too many open files")).toString();
    assertEquals("同时打开的文件太多，超出系统允许的数目，请由管理员调高（ulimit -n）后重试。", sentence);
    assertEquals(sentence, Failure.sentence(new IOException("甲.xlsx (打开的文件过多)")).toString());
    assertEquals(
        "甲.xlsx：磁盘已满，没有写成，请清理磁盘或换一个文件夹后重试。",
        Failure.sentence(new FileSystemException("甲.xlsx", null, "设备上没有空间")).toString());
    IOException cause = new IOException("lib/poi.jar (Too many open files)");
    assertEquals(sentence, Failure.sentence(new ExceptionInInitializerError(cause)).toString());
    assertEquals(sentence, Failure.sentence(new InternalError("loading", cause)).toString());
    RuntimeException circle = new RuntimeException("甲");
    circle.initCause(new RuntimeException("乙", circle));
    assertTrue(Failure.sentence(circle).toString().startsWith("程序内部出错（甲）"));
  }

  @Test
  void whatHasNoWordsIsCalledByItsKind() {
    assertEquals(
        "程序内部出错（java.lang.StackOverflowError）。请加 --debug 重新运行，把显示的内容发给维护人员。",
        Failure.sentence(new StackOverflowError()).toString());
  }
}

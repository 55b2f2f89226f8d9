package org.nianbao.jxls;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.OutputKind;

/** A program that is in the midst of writing a file until it is killed. */
public final class StalledWriter {
  private StalledWriter() {}

  public static void main(String[] arguments) throws Exception {
    AtomicFile.write(
        Path.of(arguments[0]),
        OutputKind.FILLED,
        out -> {
          out.write(new byte[100_000]);
          out.flush();
          System.out.print('w');
          System.out.flush();
          LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(1)); // but not for ever
        });
  }
}

package org.nianbao.report;

import java.nio.file.Path;

/** A program that is in the midst of writing a file until it is killed. */
public final class StalledWriter {
  private StalledWriter() {}

  public static void main(String[] arguments) throws Exception {
    AtomicFile.write(
        Path.of(arguments[0]),
        out -> {
          out.write(new byte[100_000]);
          out.flush();
          System.out.print('w');
          System.out.flush();
          System.in.read();
        });
  }
}

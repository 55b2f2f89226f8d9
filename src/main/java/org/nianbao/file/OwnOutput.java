package org.nianbao.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The workbooks that a check writes: formatted forms, return notices, the summary. They lie among the
 * received files as often as not, and are none of them; but what an office program has saved since
 * may well be one, such as a formatted form that was corrected and sent in.
 */
public final class OwnOutput {
  /** Who made a workbook, by its properties; every office program puts its own name there. */
  public static final String APPLICATION = "nianbao validate";

  /** The part that says so (ECMA-376 part 1, 15.2.12.3). */
  public static final String PROPERTIES = "docProps/app.xml";

  private static final String STATED = "<Application>" + APPLICATION + "</Application>";

  /** As they are named: to look into every file would take long. */
  private static final Pattern NAME = Pattern.compile(".*(?:-\\d+|汇总)\\.xlsx");

  private static final int MOST_BYTES = 4_096;

  private OwnOutput() {}

  /** Whether a file is one, as it was written. What cannot be read is none. */
  public static boolean is(Path file) {
    if (!NAME.matcher(String.valueOf(file.getFileName())).matches()) {
      return false;
    }
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
      ZipEntry properties = zip.getEntry(PROPERTIES);
      if (properties == null) {
        return false;
      }
      try (InputStream in = zip.getInputStream(properties)) {
        return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).contains(STATED);
      }
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      return false;
    }
  }
}

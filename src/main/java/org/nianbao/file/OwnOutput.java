package org.nianbao.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The workbooks that a check writes. They lie among the received files as often as not, and are none of
 * them; but what an office program has saved since may well be one, such as a formatted form that was
 * corrected and sent in.
 */
public enum OwnOutput {
  /** A formatted form: a form all the same. */
  FORM("nianbao validate"),
  /** A return notice or the summary, which holds no form. */
  NOTICE("nianbao notice");

  /** The part that says so (ECMA-376 part 1, 15.2.12.3). */
  public static final String PROPERTIES = "docProps/app.xml";

  private static final int MOST_BYTES = 4_096;

  private final String application;

  OwnOutput(String application) {
    this.application = application;
  }

  /** Who made it, by its properties; every office program puts its own name there. */
  public String application() {
    return application;
  }

  /** What a file is, if it is as a check wrote it; null if it is anything else, or unreadable. */
  public static @Nullable OwnOutput of(Path file) {
    String properties = properties(file);
    for (OwnOutput output : values()) {
      if (properties.contains("<Application>" + output.application + "</Application>")) {
        return output;
      }
    }
    return null;
  }

  private static String properties(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
      ZipEntry properties = zip.getEntry(PROPERTIES);
      if (properties == null) {
        return "";
      }
      try (InputStream in = zip.getInputStream(properties)) {
        return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      }
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      return "";
    }
  }
}

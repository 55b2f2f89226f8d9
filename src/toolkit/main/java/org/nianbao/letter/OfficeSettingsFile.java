package org.nianbao.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.notice.SettingsText;
import org.nianbao.reader.GridReader;

/** The file that holds the settings of an office. */
public final class OfficeSettingsFile {
  /** The name of the file in the folder of the results, or beside the program. */
  public static final String NAME = SettingsText.FILE_NAME;

  private OfficeSettingsFile() {}

  /**
   * Returns the settings of the first of these files that exists: the named one, {@link #NAME} in
   * the folder of the results, or beside the program; {@link OfficeSettings#NONE} if there is none.
   *
   * @param named the file that the user named; null if none
   * @param folders the folders that are searched in order; null entries are left out
   * @throws UnreadableFileException if the named file does not exist, or a file cannot be read
   */
  public static OfficeSettings find(@Nullable Path named, @Nullable Path... folders)
      throws UnreadableFileException {
    if (named != null) {
      return read(named);
    }
    for (Path folder : folders) {
      Path file = folder == null ? null : folder.resolve(NAME);
      if (file != null && Files.exists(file)) {
        return read(file);
      }
    }
    return OfficeSettings.NONE;
  }

  /**
   * Reads a file of settings in UTF-8, UTF-16 or GB18030.
   *
   * @throws UnreadableFileException if it cannot be read, or is not a text
   */
  public static OfficeSettings read(Path file) throws UnreadableFileException {
    return SettingsText.read(file.toString(), GridReader.content(file));
  }

  /**
   * Writes settings to a file in UTF-8, completely or not at all. Other lines of an existing file,
   * such as comments, are kept.
   *
   * @throws UnreadableFileException if the existing file is not a text
   */
  public static void write(OfficeSettings settings, Path file) throws IOException {
    String text =
        Files.exists(file)
            ? SettingsText.of(settings, file.toString(), GridReader.content(file))
            : SettingsText.of(settings);
    Path target = file.toAbsolutePath();
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    Path temporary = target.resolveSibling("." + NAME + ".tmp");
    try {
      Files.writeString(temporary, text);
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}

package org.nianbao.data;

import java.nio.file.Path;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.reader.GridReader;
import org.nianbao.roster.Roster;

/** Reads rosters from files of any format. */
public final class RosterFile {
  private RosterFile() {}

  /**
   * Reads a roster, as {@link Roster#read} does.
   *
   * @throws UnreadableFileException if the file cannot be read, has no heading for the units or no
   *     unit, or has the same name, code or alias twice
   */
  public static Roster read(Path file) throws UnreadableFileException {
    return Roster.read(file.toString(), GridReader.content(file), GridReader::read);
  }
}

package org.nianbao.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.AtomicFile;
import org.nianbao.grid.Grid;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.reader.GridReader;
import org.nianbao.reader.TableEdit;
import org.nianbao.reader.TableEdit.TypedCell;
import org.nianbao.roster.Roster.Unit;
import org.nianbao.roster.RosterReader;
import org.nianbao.roster.RosterReader.Place;

/** Adds other names of units to the file of a roster, when an officer has confirmed them. */
public final class RosterAliases {
  private static final String SEPARATOR = "、";

  private RosterAliases() {}

  /**
   * Adds another name of a unit to its cell in the column 别名, which is added if there is none.
   * Nothing else in the file changes.
   *
   * @return a sentence about what was changed; null if the unit has the name already
   * @throws UnreadableFileException if the roster has no such unit, another unit has the name, or
   *     the file is of a kind that cannot be changed
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public static @Nullable Message add(Path file, String unitName, String alias) throws IOException {
    byte[] content = GridReader.content(file);
    Map<Unit, Place> places = RosterReader.places(file.toString(), content, GridReader::read);
    Unit unit =
        places.keySet().stream()
            .filter(each -> each.hasName(unitName) || each.hasAlias(unitName))
            .findFirst()
            .orElseThrow(() -> refusal(file, "roster.confirm.unlisted", unitName));
    for (Unit each : places.keySet()) {
      if (each.hasName(alias) || each.hasAlias(alias)) {
        if (each.equals(unit)) {
          return null;
        }
        throw refusal(file, "roster.confirm.other", alias, each.name());
      }
    }
    Place place = Objects.requireNonNull(places.get(unit));
    List<String> aliases = new ArrayList<>(unit.aliases());
    aliases.add(alias);
    List<TypedCell> cells = new ArrayList<>();
    int column = place.aliases();
    if (column < 0) {
      column = place.end();
      cells.add(new TypedCell(place.headings(), column, "别名"));
    }
    cells.add(new TypedCell(place.row().line(), column, String.join(SEPARATOR, aliases)));
    Grid sheet = place.sheet().grid();
    byte[] changed =
        TableEdit.withCells(content, sheet == null ? null : sheet.name(), cells)
            .orElseThrow(() -> refusal(file, "roster.confirm.byHand", unitName, alias));
    AtomicFile.edit(file, out -> out.write(changed));
    return Message.of("roster.confirmed", file, place.row().line(), unit.name(), alias);
  }

  private static UnreadableFileException refusal(Path file, String key, Object... arguments) {
    return new UnreadableFileException(file.toString(), Message.of(key, arguments));
  }
}

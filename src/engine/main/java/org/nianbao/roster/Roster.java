package org.nianbao.roster;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.format.TableFile;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.value.CreditCode;

/**
 * The units that must report, as listed by the office of the district. Immutable and thread-safe.
 *
 * @param units the units in the order of the list; no two have a name, a code or an alias in common
 * @param remarks sentences about what was not used of the list
 */
public record Roster(List<Unit> units, List<Message> remarks) {
  /**
   * A unit that must report.
   *
   * @param name its name
   * @param code its 统一社会信用代码; empty if not given or not valid
   * @param level its 行政层级; empty if not given
   * @param category its kind, such as 部门 or 乡镇街道, if the list has a column for it; else empty
   * @param contact the person who fills in its form; empty if not given
   * @param phone the contact's telephone number; empty if not given
   * @param aliases other spellings of its name
   */
  public record Unit(
      String name,
      String code,
      String level,
      String category,
      String contact,
      String phone,
      List<String> aliases) {
    public Unit {
      code = CreditCode.parse(code).value();
      aliases = List.copyOf(aliases);
    }

    /** Returns a unit of which only the name and perhaps the code are known. */
    public static Unit named(String name, String code) {
      return new Unit(name, code, "", "", "", "", List.of());
    }

    public boolean hasName(String other) {
      return UnitNameComparison.isSame(name, other);
    }

    public boolean hasAlias(String other) {
      return aliases.stream().anyMatch(alias -> UnitNameComparison.isSame(alias, other));
    }

    /** Returns whether both codes are given and differ. */
    public boolean hasOtherCode(String other) {
      return !code.isEmpty() && !other.isEmpty() && !code.equals(other);
    }
  }

  public Roster {
    units = List.copyOf(units);
    remarks = List.copyOf(remarks);
  }

  /** Creates a roster of which everything was used. */
  public Roster(List<Unit> units) {
    this(units, List.of());
  }

  /**
   * Reads a roster: a workbook or CSV with a heading row that holds 单位名称 and perhaps 统一社会信用代码,
   * 行政层级, 类别, 联系人, 电话 and 别名 (several are separated by 、).
   *
   * @param file the name of the file in messages
   * @param reader reads a workbook
   * @throws UnreadableFileException if it has no such heading or no unit, or the same name, code or
   *     alias twice
   */
  public static Roster read(String file, byte[] content, TableFile.SheetReader reader)
      throws UnreadableFileException {
    return RosterReader.read(file, content, reader);
  }

  /**
   * Returns this roster without the district itself, whose report is the result of its units', and
   * with a remark if it was listed.
   */
  public Roster withoutDistrict(String district) {
    List<Unit> others =
        units.stream()
            .filter(unit -> !UnitNameComparison.isSameGovernment(unit.name(), district))
            .filter(unit -> !unit.hasAlias(district))
            .toList();
    if (others.size() == units.size()) {
      return this;
    }
    List<Message> all = new ArrayList<>(remarks);
    units.stream()
        .filter(unit -> !others.contains(unit))
        .forEach(unit -> all.add(Message.of("roster.district", unit.name())));
    return new Roster(others, all);
  }

  /** Returns whether a file could not be read as a roster because it has no such heading. */
  public static boolean hasNoHeading(UnreadableFileException e) {
    return e.reason().key().equals(RosterReader.NO_HEADING);
  }
}

package org.nianbao.merge;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster;

/**
 * The status of one unit of the roster, or of one received file: a row of the sheet 报送情况.
 *
 * @param status the status
 * @param unit the unit of the roster, or as the file names it; null if unknown
 * @param checked the file with its discrepancies; null if there is none
 * @param modified when the file was last modified; null if there is none
 * @param note a note for the user; null if none
 * @param ofUnit whether it says how the unit reported; else it is a further file, or one of no unit
 */
public record ReceptionEntry(
    Status status,
    Roster.@Nullable Unit unit,
    @Nullable ValidationResult checked,
    @Nullable Instant modified,
    @Nullable Message note,
    boolean ofUnit) {
  /** The status of a unit or a file. {@link #word} is the text on the sheet. */
  public enum Status {
    /** The unit's report was received and is added up. */
    RECEIVED("已报"),
    /** The unit is on the roster, and nothing came from it. */
    MISSING("未报"),
    /** The unit's report came in an earlier round, and its file is not among those given now. */
    EARLIER("前次已收"),
    /** The unit's form has no figures. */
    BLANK("空表"),
    /** A file names a unit with a name like that of a unit of the roster without a report. */
    UNCONFIRMED("待确认"),
    /** Another file of the same unit is used. */
    DUPLICATE("重复"),
    /** The unit is not on the roster, or is the district itself. */
    UNLISTED("不在名册内"),
    /** The report is of another year, or its year cannot be read. */
    OTHER_YEAR("年度不符"),
    /** The report is of another form. */
    OTHER_FORM("表样不符"),
    /** The file, or the name of the unit in it, cannot be read. */
    UNREADABLE("无法读取");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** Returns the text on the sheet. */
    public String word() {
      return word;
    }
  }

  /** Returns whether the figures are added up. */
  public boolean isMerged() {
    return status == Status.RECEIVED;
  }

  /** Returns whether the figures are added up, and no other unit has a similar name. */
  boolean isUnambiguous() {
    return isMerged() && (note == null || !note.key().equals("merge.note.twoSpellings"));
  }

  /** Returns this entry as that of a unit, which sent nothing better. */
  ReceptionEntry asOf(Roster.Unit sender, Status statusOfUnit, @Nullable Message noteOnUnit) {
    return new ReceptionEntry(statusOfUnit, sender, checked, modified, noteOnUnit, true);
  }

  /** Returns this entry as that of a further file of its unit. */
  ReceptionEntry asFurtherFile() {
    return new ReceptionEntry(status, unit, checked, modified, note, false);
  }

  /**
   * Returns the unit.
   *
   * @throws NullPointerException if it is unknown
   */
  public Roster.Unit knownUnit() {
    return Objects.requireNonNull(unit);
  }

  /** Returns the name of the unit; empty if unknown. */
  public String unitName() {
    return unit == null ? "" : unit.name();
  }

  /** Returns the name of the unit that the file states; empty if it states none. */
  public String statedName() {
    return checked == null || checked.submission() == null ? "" : checked.submission().unit();
  }

  /** Returns the file as the user named it; empty if there is none. */
  public String file() {
    return checked == null ? "" : checked.file();
  }
}

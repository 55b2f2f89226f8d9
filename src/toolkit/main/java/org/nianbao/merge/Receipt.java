package org.nianbao.merge;

import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.Checked;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster;

/**
 * What became of one unit of the roster, or of one received file: a row of the sheet 报送情况.
 *
 * @param status how it stands
 * @param unit the unit of the roster, or as the file names it; null if nobody can say
 * @param checked the file and what is wrong with it; null if there is none
 * @param modified when the file was last changed; null if there is none
 * @param note what a person must know about it; null if nothing
 */
public record Receipt(
    Status status,
    Roster.@Nullable Unit unit,
    @Nullable Checked checked,
    @Nullable FileTime modified,
    @Nullable Message note) {
  /** How a unit or a file stands; {@link #word} is what the sheet shows. */
  public enum Status {
    /** The unit's report is here and is added up. */
    RECEIVED("已报"),
    /** The roster has the unit, but there is no report of this year. */
    MISSING("未报"),
    /** Another file of the same unit was taken. */
    DUPLICATE("重复"),
    /** The roster does not have such a unit; or it is the report of the district itself. */
    UNLISTED("名单外"),
    /** The report is of another year, or of none that can be read. */
    OTHER_YEAR("年度不符"),
    /** The file, or the unit's name in it, cannot be read. */
    UNREADABLE("无法读取");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** The word for it on the sheet. */
    public String word() {
      return word;
    }
  }

  /** Whether its figures are in the sums. */
  public boolean merged() {
    return status == Status.RECEIVED;
  }

  /** Whether its figures are in the sums, and are no other unit's under another spelling. */
  boolean isBeyondDoubt() {
    return merged() && (note == null || !note.key().equals("merge.note.twoSpellings"));
  }

  /** Whether the form that came in has no figure at all. */
  boolean isBlank() {
    return checked != null && checked.submission() != null && checked.submission().isBlank();
  }

  /** The unit, where it is known. */
  Roster.Unit knownUnit() {
    return Objects.requireNonNull(unit);
  }

  /** The unit's name; empty if nobody can say. */
  public String unitName() {
    return unit == null ? "" : unit.name();
  }

  /** The file as the user named it; empty if there is none. */
  public String file() {
    return checked == null ? "" : checked.file();
  }
}

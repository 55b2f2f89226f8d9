package org.nianbao.merge;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nianbao.form.Submission;
import org.nianbao.merge.Roster.Unit;
import org.nianbao.template.Template;

/** Whose report a submission is: by its code, else by its name, else by an alias. */
final class UnitDirectory {
  private final UnitIndex<Unit> units = new UnitIndex<>();
  private final UnitIndex<Unit> aliases = new UnitIndex<>();

  /** The codes that are stated with each name, where there is no roster to say. */
  private final Map<String, Set<String>> codes = new HashMap<>();

  private UnitDirectory() {}

  /** The units of a roster. */
  static UnitDirectory listed(Roster roster) {
    UnitDirectory directory = new UnitDirectory();
    for (Unit unit : roster.units()) {
      directory.units.add(unit, unit.code(), List.of(unit.name()));
      directory.aliases.add(unit, "", unit.aliases());
    }
    return directory;
  }

  /**
   * The units that submissions say they are of. Those of the same code are one, whatever their names;
   * of those of the same name, the ones with different codes are not.
   */
  static UnitDirectory met(List<Submission> submissions) {
    UnitDirectory directory = new UnitDirectory();
    for (Submission submission : submissions) {
      Set<String> codes = directory.codesOf(submission);
      if (!code(submission).isEmpty()) {
        codes.add(code(submission));
      }
    }
    for (Submission submission : submissions) {
      Set<String> codes = directory.codesOf(submission);
      String code = code(submission);
      if (code.isEmpty() && codes.size() == 1) {
        code = codes.iterator().next();
      }
      String name = submission.unit();
      Unit unit =
          new Unit(name, code, submission.text(Template.LEVEL), "", "", List.of());
      directory.units.add(unit, code, codes.size() > 1 ? List.of() : List.of(name));
    }
    return directory;
  }

  Optional<Unit> find(Submission submission) {
    return named(submission).isPresent() && conflict(submission).isPresent()
        ? Optional.empty()
        : byCode(submission).or(() -> named(submission));
  }

  /** The unit that a submission names, where its code is another's. */
  Optional<Unit> conflict(Submission submission) {
    Optional<Unit> coded = byCode(submission);
    return named(submission).filter(unit -> coded.isPresent() && !coded.get().equals(unit));
  }

  /** The unit whose code a submission states. */
  Optional<Unit> byCode(Submission submission) {
    return units.find(code(submission), List.of());
  }

  private Optional<Unit> named(Submission submission) {
    List<String> name = List.of(submission.unit());
    return units.find("", name).or(() -> aliases.find("", name));
  }

  /** Whether more than one unit has this name, and it does not say which it is. */
  boolean isAmbiguous(Submission submission) {
    return code(submission).isEmpty() && codesOf(submission).size() > 1;
  }

  private Set<String> codesOf(Submission submission) {
    return codes.computeIfAbsent(UnitName.plain(submission.unit()), name -> new TreeSet<>());
  }

  private static String code(Submission submission) {
    return submission.text(Template.CODE).strip().toUpperCase(Locale.ROOT);
  }
}

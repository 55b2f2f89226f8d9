package org.nianbao.roster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.roster.Roster.Unit;
import org.nianbao.template.Template;

/** Finds the unit of a submission: by its code, else by its name, else by an alias. */
public final class UnitDirectory {
  private final UnitIndex<Unit> units = new UnitIndex<>();
  private final UnitIndex<Unit> aliases = new UnitIndex<>();

  /** The codes that submissions state with each name, if there is no roster. */
  private final Map<String, Set<String>> codes = new HashMap<>();

  private final List<Unit> rosterUnits;

  /** The names of the roster; created on first use, as it is rarely needed. */
  private @Nullable SimilarUnitNameIndex names;

  /** The index in the roster of the unit that has each of these names. */
  private final List<Integer> unitIndexes = new ArrayList<>();

  private UnitDirectory(List<Unit> rosterUnits) {
    this.rosterUnits = rosterUnits;
  }

  /** Returns a directory of the units of a roster. */
  public static UnitDirectory ofRoster(Roster roster) {
    UnitDirectory directory = new UnitDirectory(roster.units());
    for (Unit unit : roster.units()) {
      directory.units.add(unit, unit.code(), List.of(unit.name()));
      directory.aliases.add(unit, "", unit.aliases());
    }
    return directory;
  }

  /**
   * Returns a directory of the units that submissions name. Submissions with the same code are of
   * one unit, whatever their names; submissions with the same name and different codes are of
   * different units.
   */
  public static UnitDirectory ofSubmissions(List<Submission> submissions) {
    UnitDirectory directory = new UnitDirectory(List.of());
    for (Submission submission : submissions) {
      Set<String> codes = directory.codesOf(submission);
      if (!submission.code().isEmpty()) {
        codes.add(submission.code());
      }
    }
    for (Submission submission : submissions) {
      Set<String> codes = directory.codesOf(submission);
      String code = submission.code();
      if (code.isEmpty() && codes.size() == 1) {
        code = codes.iterator().next();
      }
      String name = submission.unit();
      Unit unit = new Unit(name, code, submission.text(Template.LEVEL), "", "", "", List.of());
      directory.units.add(unit, code, codes.size() > 1 ? List.of() : List.of(name));
    }
    return directory;
  }

  public Optional<Unit> find(Submission submission) {
    return byName(submission).isPresent() && conflictingUnit(submission).isPresent()
        ? Optional.empty()
        : byCode(submission).or(() -> byName(submission));
  }

  /**
   * Returns the unit that has the name of a submission, if the code of the submission belongs to
   * another unit.
   */
  public Optional<Unit> conflictingUnit(Submission submission) {
    Optional<Unit> coded = byCode(submission);
    return byName(submission).filter(unit -> coded.isPresent() && !coded.get().equals(unit));
  }

  /** Returns the unit that has the code of a submission. */
  public Optional<Unit> byCode(Submission submission) {
    return units.find(submission.code(), List.of());
  }

  private Optional<Unit> byName(Submission submission) {
    return find("", submission.unit());
  }

  /** Returns the unit that has a code; else the one that has a name or an alias. */
  public Optional<Unit> find(String code, String name) {
    List<String> names = List.of(name);
    return units.find(code, names).or(() -> aliases.find("", names));
  }

  /**
   * Returns the units of the roster with a similar name, and those of which the name is short for
   * the other (卫健局, 卫生健康局). They are suggestions only.
   */
  public Stream<Unit> findSimilar(String name) {
    if (names == null) {
      List<String> allNames = new ArrayList<>();
      for (int index = 0; index < rosterUnits.size(); index++) {
        allNames.add(rosterUnits.get(index).name());
        allNames.addAll(rosterUnits.get(index).aliases());
        unitIndexes.addAll(Collections.nCopies(allNames.size() - unitIndexes.size(), index));
      }
      names = new SimilarUnitNameIndex(allNames);
    }
    Stream<Unit> similar = names.findSimilar(name).map(unitIndexes::get).map(rosterUnits::get);
    Stream<Unit> shortened =
        rosterUnits.stream().filter(unit -> UnitNameComparison.isAbbreviation(unit.name(), name));
    return Stream.concat(similar, shortened).distinct();
  }

  /** Returns whether several units have the name of a submission, and it states no code. */
  public boolean isAmbiguous(Submission submission) {
    return submission.code().isEmpty() && codesOf(submission).size() > 1;
  }

  private Set<String> codesOf(Submission submission) {
    return codes.computeIfAbsent(
        UnitNameComparison.normalized(submission.unit()), name -> new TreeSet<>());
  }
}

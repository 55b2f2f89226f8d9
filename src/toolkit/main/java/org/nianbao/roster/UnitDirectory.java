package org.nianbao.roster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.roster.Roster.Unit;
import org.nianbao.template.Template;

/** Whose report a submission is: by its code, else by its name, else by an alias. */
public final class UnitDirectory {
  private final UnitIndex<Unit> units = new UnitIndex<>();
  private final UnitIndex<Unit> aliases = new UnitIndex<>();

  /** The codes that are stated with each name, where there is no roster to say. */
  private final Map<String, Set<String>> codes = new HashMap<>();

  private final List<Unit> listed;

  /** Made when first asked for: as a rule every report is of a unit that is listed. */
  private @Nullable NearNames names;

  /** For each of those names, the place of its unit on the roster. */
  private final List<Integer> named = new ArrayList<>();

  private UnitDirectory(List<Unit> listed) {
    this.listed = listed;
  }

  /** The units of a roster. */
  public static UnitDirectory listed(Roster roster) {
    UnitDirectory directory = new UnitDirectory(roster.units());
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
  public static UnitDirectory met(List<Submission> submissions) {
    UnitDirectory directory = new UnitDirectory(List.of());
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

  public Optional<Unit> find(Submission submission) {
    return named(submission).isPresent() && conflict(submission).isPresent()
        ? Optional.empty()
        : byCode(submission).or(() -> named(submission));
  }

  /** The unit that a submission names, where its code is another's. */
  public Optional<Unit> conflict(Submission submission) {
    Optional<Unit> coded = byCode(submission);
    return named(submission).filter(unit -> coded.isPresent() && !coded.get().equals(unit));
  }

  /** The unit whose code a submission states. */
  public Optional<Unit> byCode(Submission submission) {
    return units.find(code(submission), List.of());
  }

  private Optional<Unit> named(Submission submission) {
    List<String> name = List.of(submission.unit());
    return units.find("", name).or(() -> aliases.find("", name));
  }

  /** The units of the roster whose name this could be another spelling of; only ever proposed. */
  public Stream<Unit> near(String name) {
    if (names == null) {
      List<String> all = new ArrayList<>();
      for (int at = 0; at < listed.size(); at++) {
        all.add(listed.get(at).name());
        all.addAll(listed.get(at).aliases());
        named.addAll(Collections.nCopies(all.size() - named.size(), at));
      }
      names = new NearNames(all);
    }
    return names.near(name).map(named::get).distinct().map(listed::get);
  }

  /** Whether more than one unit has this name, and it does not say which it is. */
  public boolean isAmbiguous(Submission submission) {
    return code(submission).isEmpty() && codesOf(submission).size() > 1;
  }

  private Set<String> codesOf(Submission submission) {
    return codes.computeIfAbsent(UnitName.plain(submission.unit()), name -> new TreeSet<>());
  }

  private static String code(Submission submission) {
    return submission.text(Template.CODE).strip().toUpperCase(Locale.ROOT);
  }
}

package org.nianbao.workbook;

import java.util.regex.Pattern;
import org.nianbao.grid.Whitespace;
import org.nianbao.template.Template;

/** The names of the outputs for a unit, which are allowed on every file system. */
public final class UnitFileName {
  private static final int MAX_LENGTH = 60;

  /**
   * Names that Windows reserves for devices, with any extension (Naming Files, Paths, and
   * Namespaces).
   */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?i)(?:CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(?:COM|LPT)[0-9¹²³])\\s*(?:\\..*)?");

  private UnitFileName() {}

  /**
   * Returns the name of an output of a unit and year, without its ending.
   *
   * @param year empty if it is not known
   */
  public static String of(String unit, Object year) {
    String name = safe(unit) + (String.valueOf(year).isEmpty() ? "" : "-" + year);
    return DEVICE.matcher(name).matches() ? "_" + name : name;
  }

  /**
   * Returns the name of an output of a unit, year and form, without its ending. Units send several
   * forms, so that it tells the form if that is not the usual one.
   *
   * @param year empty if it is not known
   */
  public static String of(String unit, Object year, Template template) {
    String form = template.form();
    boolean usual = form.equals(Template.current().form());
    return of(unit, year) + (usual ? "" : "-" + safe(form));
  }

  /** Returns the name of a unit without the characters that file systems do not allow. */
  private static String safe(String unit) {
    // also no unpaired surrogates, line breaks, or characters that are invisible or unassigned
    String name =
        Whitespace.strip(unit)
            .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}\\\\/:*?\"<>|]", "_")
            .replaceAll("^\\.+", "_");
    int end =
        name.offsetByCodePoints(0, Math.min(MAX_LENGTH, name.codePointCount(0, name.length())));
    return name.isEmpty() ? "_" : name.substring(0, end);
  }
}

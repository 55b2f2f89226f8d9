package org.nianbao.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.OpenXmlReader;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;
import org.nianbao.template.Severity;
import org.nianbao.template.WorkbookCalculation;
import org.nianbao.template.WorkbookFormulas;

/**
 * A template that Jxls has processed without values. The values are inserted into the file's XML,
 * and the formulas are calculated. Immutable.
 */
public final class CompiledTemplate {
  /** The zip entry with the positions of the values; the other entries form the workbook. */
  public static final String ENTRY = "nianbao-template";

  /** The timestamp of zip entries, as in POI, so that equal values produce equal files. */
  private static final long TIMESTAMP =
      new GregorianCalendar(1980, Calendar.JANUARY, 1).getTimeInMillis();

  private static final String RELATIONSHIPS_END = "</Relationships>";

  private static final String NO_RELATIONSHIPS =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Relationships"
          + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          + RELATIONSHIPS_END;

  /** The values to insert. */
  public interface Entries {
    /** Returns a value: a number, a date, a text, or null for a blank cell. */
    @Nullable Object value(String name);

    /** Returns whether a value was typed where the template has a formula. */
    default boolean isTyped(String name) {
      return false;
    }

    /** Returns the severity in whose colour a value's cell is filled; null if there is none. */
    default @Nullable Severity highlight(String name) {
      return null;
    }

    /** Returns the rows of a list. */
    default List<Map<String, Object>> rows(String list) {
      return List.of();
    }

    /** Returns the rows of a list, which may be made one after another. */
    default ListRows listRows(String list) {
      return ListRows.of(rows(list));
    }

    /** Returns whether the workbook has a sheet of the template. */
    default boolean hasSheet(String sheet) {
      return true;
    }

    /** Returns whether columns are shown that are hidden without certain values. */
    default boolean shows(String columns) {
      return false;
    }
  }

  private final Map<String, byte[]> parts;
  private final Map<String, CompiledSheet> sheets;
  private final AddedSharedStrings.Shared texts;
  private final WorkbookFormulas formulas;

  /** The sheets with lists, by name, as the template has them. */
  private final Map<String, Grid> constants;

  private CompiledTemplate(
      Map<String, byte[]> parts,
      Map<String, CompiledSheet> sheets,
      WorkbookFormulas formulas,
      Map<String, Grid> constants)
      throws IOException {
    this.parts = parts;
    this.sheets = sheets;
    this.texts = AddedSharedStrings.Shared.of(part(parts, AddedSharedStrings.PART));
    this.formulas = formulas;
    this.constants = constants;
  }

  /**
   * Reads a compiled template.
   *
   * @throws IOException if the bytes are not a compiled template
   */
  public static CompiledTemplate read(byte[] compiled) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(compiled))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    byte[] description = parts.remove(ENTRY);
    if (description == null) {
      throw new IOException("no part " + ENTRY);
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(description))) {
      Map<String, CompiledSheet> sheets = new LinkedHashMap<>();
      for (int count = in.readInt(); count > 0; count--) {
        String part = in.readUTF();
        sheets.put(part, CompiledSheet.read(part(parts, part), in));
      }
      List<Grid> known = new ArrayList<>(OpenXmlReader.read(ENTRY, compiled));
      Map<String, Grid> constants = new HashMap<>();
      List<Grid> formulasOnly = new ArrayList<>();
      for (CompiledSheet sheet : sheets.values()) {
        for (Grid grid : known) {
          if (sheet.hasList() && grid.name().equals(sheet.name())) {
            formulasOnly.add(sheet.formulasOf(grid));
            constants.put(grid.name(), grid);
          }
        }
        known.removeIf(grid -> sheet.hasList() && grid.name().equals(sheet.name()));
      }
      return new CompiledTemplate(
          parts, sheets, WorkbookFormulas.of(known, formulasOnly), constants);
    } catch (UnsupportedFormulaException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Makes sure that the results of all formulas are known where nothing is filled in.
   *
   * @throws UnsupportedFormulaException if that of any formula is not
   */
  public void requireResults() throws UnsupportedFormulaException {
    Entries nothing = name -> null;
    Map<String, Map<Address, Optional<CellContent>>> typed = new HashMap<>();
    for (CompiledSheet sheet : sheets.values()) {
      typed.put(sheet.name(), sheet.contents(nothing));
    }
    WorkbookCalculation calculation = formulas.calculate(typed);
    for (CompiledSheet sheet : sheets.values()) {
      sheet.requireResults(nothing, calculation);
    }
  }

  private static String part(Map<String, byte[]> parts, String name) throws IOException {
    byte[] part = parts.get(name);
    if (part == null) {
      throw new IOException("no part " + name);
    }
    return new String(part, StandardCharsets.UTF_8);
  }

  /**
   * Fills the template with values.
   *
   * @return the workbook
   */
  public byte[] fill(Entries entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    fill(entries, out);
    return out.toByteArray();
  }

  /**
   * Fills the template with values, and writes the workbook. The rows of lists are written one
   * after another, so that they need no memory.
   */
  public void fill(Entries entries, OutputStream out) throws IOException {
    Map<String, Map<Address, Optional<CellContent>>> typed = new HashMap<>();
    for (CompiledSheet sheet : sheets.values()) {
      typed.put(sheet.name(), sheet.contents(entries));
    }
    WorkbookCalculation calculation = formulas.calculate(typed);
    AddedSharedStrings added = new AddedSharedStrings(texts);
    OmittedSheets omitted = omitted(entries);
    FilledCharts charts = new FilledCharts(sheets.values(), constants, entries, calculation);
    // what is known only after the sheets are written
    Map<String, String> last = new LinkedHashMap<>();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        CompiledSheet sheet = sheets.get(part.getKey());
        if (sheet != null && !omitted.has(part.getKey())) {
          beginEntry(zip, part.getKey());
          SheetHyperlinks links = sheet.fill(entries, calculation, added, zip);
          zip.closeEntry();
          if (!links.relationships().isEmpty()) {
            last.put(relationshipsOf(part.getKey()), links.relationships());
          }
        }
      }
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        String name = part.getKey();
        if (name.equals(AddedSharedStrings.PART)) {
          putEntry(zip, name, added.part().getBytes(StandardCharsets.UTF_8));
        } else if (!sheets.containsKey(name) && !last.containsKey(name) && !omitted.has(name)) {
          if (omitted.changes(name)) {
            String remaining = omitted.without(name, part(parts, name));
            putEntry(zip, name, remaining.getBytes(StandardCharsets.UTF_8));
          } else if (FilledCharts.isChart(name)) {
            String chart = charts.fill(part(parts, name));
            putEntry(zip, name, chart.getBytes(StandardCharsets.UTF_8));
          } else {
            putEntry(zip, name, part.getValue());
          }
        }
      }
      for (Map.Entry<String, String> each : last.entrySet()) {
        byte[] existing = parts.get(each.getKey());
        String all =
            existing == null ? NO_RELATIONSHIPS : new String(existing, StandardCharsets.UTF_8);
        String more = all.replace(RELATIONSHIPS_END, each.getValue() + RELATIONSHIPS_END);
        putEntry(zip, each.getKey(), more.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private OmittedSheets omitted(Entries entries) throws IOException {
    Map<String, String> names = new HashMap<>();
    Map<String, String> relationships = new HashMap<>();
    for (Map.Entry<String, CompiledSheet> each : sheets.entrySet()) {
      if (!entries.hasSheet(each.getValue().name())) {
        names.put(each.getKey(), each.getValue().name());
        String related = relationshipsOf(each.getKey());
        if (parts.containsKey(related)) {
          relationships.put(related, part(parts, related));
        }
      }
    }
    return new OmittedSheets(part(parts, OmittedSheets.WORKBOOK), names, relationships);
  }

  private static String relationshipsOf(String part) {
    int name = part.lastIndexOf('/') + 1;
    return part.substring(0, name) + "_rels/" + part.substring(name) + ".rels";
  }

  private static void beginEntry(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(TIMESTAMP);
    zip.putNextEntry(entry);
  }

  /** Writes a zip entry, so that equal content produces equal bytes. */
  public static void putEntry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    beginEntry(zip, name);
    if (content.length > 0) { // in JavaScript a ZipOutputStream fails on an empty array
      zip.write(content);
    }
    zip.closeEntry();
  }
}

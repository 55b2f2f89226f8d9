package org.nianbao.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
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

    /** Returns the rows of a list, at least one. */
    default List<Map<String, Object>> rows(String list) {
      return List.of();
    }
  }

  private final Map<String, byte[]> parts;
  private final Map<String, CompiledSheet> sheets;
  private final AddedSharedStrings.Shared texts;
  private final WorkbookFormulas formulas;

  private CompiledTemplate(
      Map<String, byte[]> parts, Map<String, CompiledSheet> sheets, WorkbookFormulas formulas)
      throws IOException {
    this.parts = parts;
    this.sheets = sheets;
    this.texts = AddedSharedStrings.Shared.of(part(parts, AddedSharedStrings.PART));
    this.formulas = formulas;
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
      for (CompiledSheet sheet : sheets.values()) {
        known.removeIf(grid -> sheet.hasList() && grid.name().equals(sheet.name()));
      }
      return new CompiledTemplate(parts, sheets, WorkbookFormulas.of(known));
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
    Map<String, Map<Address, Optional<CellContent>>> typed = new HashMap<>();
    for (CompiledSheet sheet : sheets.values()) {
      typed.put(sheet.name(), sheet.contents(entries));
    }
    WorkbookCalculation calculation = formulas.calculate(typed);
    Map<String, String> written = new HashMap<>();
    AddedSharedStrings added = new AddedSharedStrings(texts);
    for (Map.Entry<String, CompiledSheet> sheet : sheets.entrySet()) {
      written.put(sheet.getKey(), sheet.getValue().fill(entries, calculation, added));
    }
    written.put(AddedSharedStrings.PART, added.part());
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        String xml = written.get(part.getKey());
        putEntry(
            zip,
            part.getKey(),
            xml == null ? part.getValue() : xml.getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  /** Writes a zip entry, so that equal content produces equal bytes. */
  public static void putEntry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(TIMESTAMP);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}

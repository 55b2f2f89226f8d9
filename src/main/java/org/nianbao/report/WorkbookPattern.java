package org.nianbao.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
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
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;
import org.nianbao.grid.GridReader;
import org.nianbao.template.Calculation;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;
import org.nianbao.template.Formulas;
import org.nianbao.template.Severity;

/**
 * A workbook that Jxls has filled with nothing. Values take their places in the file itself and its
 * formulas are calculated over them, which takes a fraction of the time of filling it once more.
 * {@link PatternMaker} makes patterns, and {@link FormPatterns} knows those made when the program
 * was packaged.
 */
final class WorkbookPattern {
  /** The entry that says where values take their places; the others make the workbook. */
  static final String ENTRY = "nianbao-pattern";

  /** As POI has it, so that the same values give the same file. */
  private static final LocalDateTime WRITTEN = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** What takes the places. */
  interface Entries {
    /** A number, a day, a text, or null where nothing is to stand. */
    @Nullable Object value(String name);

    /** Whether the value is typed where the template computes it. */
    default boolean isTyped(String name) {
      return false;
    }

    /** In which colour the cell of a value is marked; null if in none. */
    default @Nullable Severity mark(String name) {
      return null;
    }

    /** The rows of a list, of which there is one at least. */
    default List<Map<String, Object>> rows(String list) {
      return List.of();
    }
  }

  private final Map<String, byte[]> parts;
  private final Map<String, SheetPattern> sheets;
  private final AddedTexts.Shared texts;
  private final Formulas formulas;

  private WorkbookPattern(
      Map<String, byte[]> parts, Map<String, SheetPattern> sheets, Formulas formulas)
      throws IOException {
    this.parts = parts;
    this.sheets = sheets;
    this.texts = AddedTexts.Shared.of(part(parts, AddedTexts.PART));
    this.formulas = formulas;
  }

  /**
   * Reads what {@link PatternMaker} made.
   *
   * @return nothing if the workbook is not of a kind that values can take their places in
   */
  static Optional<WorkbookPattern> read(byte[] pattern) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(pattern))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    byte[] description = parts.remove(ENTRY);
    if (description == null) {
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(description))) {
      Map<String, SheetPattern> sheets = new LinkedHashMap<>();
      for (int count = in.readInt(); count > 0; count--) {
        String part = in.readUTF();
        sheets.put(part, SheetPattern.read(part(parts, part), in));
      }
      List<Grid> known = new ArrayList<>(GridReader.read(ENTRY, pattern));
      for (SheetPattern sheet : sheets.values()) {
        known.removeIf(grid -> sheet.isListing() && grid.name().equals(sheet.name()));
      }
      Formulas formulas = Formulas.of(known);
      return Optional.of(new WorkbookPattern(parts, sheets, formulas));
    } catch (UnsupportedFormulaException e) {
      return Optional.empty();
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
   * The workbook with these values.
   *
   * @return the workbook as a file's bytes; nothing if its formulas come to something that is not
   *     known here for sure
   */
  Optional<byte[]> with(Entries entries) throws IOException {
    Map<String, Map<Address, Optional<Content>>> typed = new HashMap<>();
    for (SheetPattern sheet : sheets.values()) {
      typed.put(sheet.name(), sheet.typed(entries));
    }
    Calculation calculation = formulas.over(typed);
    Map<String, String> written = new HashMap<>();
    AddedTexts added = new AddedTexts(texts);
    try {
      for (Map.Entry<String, SheetPattern> sheet : sheets.entrySet()) {
        written.put(sheet.getKey(), sheet.getValue().with(entries, calculation, added));
      }
    } catch (UnsupportedFormulaException e) {
      return Optional.empty();
    }
    written.put(AddedTexts.PART, added.part());
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        String xml = written.get(part.getKey());
        put(
            zip,
            part.getKey(),
            xml == null ? part.getValue() : xml.getBytes(StandardCharsets.UTF_8));
      }
    }
    return Optional.of(out.toByteArray());
  }

  static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(WRITTEN);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}

package org.nianbao.rounds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.reader.GridReader;
import org.nianbao.reader.TableFile;
import org.nianbao.reader.TableFile.Row;
import org.nianbao.reader.TableFile.Sheet;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Template;

/**
 * The ledger of a folder of results: {@code 收件台账.xlsx}, and a copy of it as it was written last.
 * What the program registered is on a hidden sheet, each version with a check value; the other
 * sheets show it. A version that is missing or changed in one of the two files is taken from the
 * other.
 */
final class LedgerFile {
  static final String NAME = "收件台账.xlsx";

  /** The folder of the copies. */
  static final String COPIES = "台账备份";

  /** The number of hexadecimal digits of a check value. */
  private static final int CHECK_LENGTH = 16;

  /**
   * A ledger that was read.
   *
   * @param remarks sentences about what is missing or was changed
   */
  record Content(Ledger ledger, List<Message> remarks) {}

  private final Path file;
  private final Path copy;
  private final Map<String, LedgerLayout> layouts;

  /** Creates the ledger of a folder, which need not exist. */
  LedgerFile(Path folder) {
    this.file = folder.resolve(NAME);
    this.copy = folder.resolve(COPIES).resolve("收件台账（最近一次登记）.xlsx");
    try {
      this.layouts =
          LedgerLayout.ofTemplate(
              BundledTemplate.RECEIPT_LEDGER,
              BundledTemplate.content(BundledTemplate.RECEIPT_LEDGER));
    } catch (UnreadableFileException e) {
      throw new IllegalStateException(e); // the template has been checked before
    }
  }

  Path file() {
    return file;
  }

  /** Returns whether there is a ledger, or a copy of one. */
  boolean exists() {
    return Files.exists(file) || Files.exists(copy);
  }

  /**
   * Reads the ledger.
   *
   * @throws UnreadableFileException if the file exists and is no ledger, so that it must not be
   *     replaced
   */
  Content read() throws IOException {
    Ledger ledger = new Ledger();
    List<Message> remarks = new ArrayList<>();
    if (!exists()) {
      return new Content(ledger, remarks);
    }
    Map<String, List<Row>> sheets = Files.exists(file) ? sheets(file) : Map.of();
    if (!sheets.isEmpty() && !sheets.containsKey(LedgerSheet.DATA.name())) {
      throw new UnreadableFileException(file.toString(), Message.of("ledger.none"));
    }
    TreeMap<Integer, LedgerEntry> registered = new TreeMap<>();
    Set<Integer> faulty = new TreeSet<>();
    readData(sheets.getOrDefault(LedgerSheet.DATA.name(), List.of()), registered, faulty);
    if (sheets.isEmpty()) {
      remarks.add(Message.of("ledger.lost", file, copy));
    }
    addFromCopy(registered, faulty, !sheets.isEmpty(), remarks);
    registered.values().forEach(ledger::add);
    readTyped(sheets, ledger);
    if (!sheets.isEmpty()) {
      addChanged(sheets, ledger, remarks);
    }
    remarks.addAll(ledger.remarks());
    return new Content(ledger, remarks);
  }

  /** Adds the versions that only the copy has. */
  private void addFromCopy(
      SortedMap<Integer, LedgerEntry> registered,
      Set<Integer> faulty,
      boolean hasFile,
      List<Message> remarks)
      throws IOException {
    TreeMap<Integer, LedgerEntry> copied = new TreeMap<>();
    if (Files.exists(copy) && OutputNames.isOutput(copy, OutputKind.LEDGER)) {
      readData(
          sheets(copy).getOrDefault(LedgerSheet.DATA.name(), List.of()), copied, new TreeSet<>());
    }
    Set<Integer> restored = new TreeSet<>(copied.keySet());
    restored.removeAll(registered.keySet());
    restored.forEach(number -> registered.put(number, Objects.requireNonNull(copied.get(number))));
    if (hasFile && !restored.isEmpty()) {
      remarks.add(Message.of("ledger.restored", numbers(restored)));
    }
    Set<Integer> lost = new TreeSet<>(faulty);
    int last = registered.isEmpty() ? 0 : registered.lastKey();
    for (int number = 1; number <= last; number++) {
      lost.add(number);
    }
    lost.removeAll(registered.keySet());
    if (!lost.isEmpty()) {
      remarks.add(Message.of("ledger.faulty", numbers(lost)));
    }
  }

  private static Object numbers(Set<Integer> numbers) {
    return ShortenedList.of(List.copyOf(numbers));
  }

  /** Returns the rows of the sheets below their headings, by the names of the sheets. */
  private Map<String, List<Row>> sheets(Path ledger) throws UnreadableFileException {
    Map<String, List<Row>> sheets = new HashMap<>();
    for (Sheet sheet : TableFile.sheets(ledger.toString(), GridReader.content(ledger))) {
      String name = sheet.grid() == null ? "" : sheet.grid().name();
      LedgerLayout layout = layouts.get(name);
      if (layout != null) {
        sheets.put(
            name, sheet.rows().stream().filter(row -> row.line() > layout.firstRow()).toList());
      }
    }
    return sheets.isEmpty() ? Map.of("", List.of()) : sheets;
  }

  /** Reads the registered versions. Those whose check value is wrong are not used. */
  private void readData(
      List<Row> rows, SortedMap<Integer, LedgerEntry> registered, Set<Integer> faulty) {
    LedgerLayout layout = layout(LedgerSheet.DATA);
    Map<String, StringBuilder> contents = new LinkedHashMap<>();
    Map<String, String> checks = new HashMap<>();
    for (Row row : rows) {
      String number = layout.value(row, "number");
      String content = layout.value(row, "content");
      contents
          .computeIfAbsent(number, each -> new StringBuilder())
          .append(LedgerRows.withoutEnds(content));
      checks.merge(number, layout.value(row, "check"), (first, other) -> first);
    }
    contents.forEach(
        (number, content) -> {
          Optional<LedgerEntry> entry =
              check(content.toString()).equals(checks.get(number))
                  ? LedgerJson.parse(content.toString())
                  : Optional.empty();
          entry.ifPresent(each -> registered.put(each.number(), each));
          if (entry.isEmpty() && number.matches("[1-9]\\d{0,6}")) {
            faulty.add(Integer.valueOf(number));
          }
        });
  }

  /** Returns the check value of a content. */
  static String check(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, CHECK_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java runtime has it
    }
  }

  private void readTyped(Map<String, List<Row>> sheets, Ledger ledger) {
    for (LedgerSheet sheet : List.of(LedgerSheet.VERSIONS, LedgerSheet.FINDINGS)) {
      for (Row row : sheets.getOrDefault(sheet.name(), List.of())) {
        Map<String, String> values = typed(sheet, row);
        if (!values.isEmpty()) {
          ledger.addTyped(sheet, layout(sheet).value(row, "number"), values);
        }
      }
    }
    for (Row row : sheets.getOrDefault(LedgerSheet.CORRECTIONS.name(), List.of())) {
      Map<String, String> values = typed(LedgerSheet.CORRECTIONS, row);
      if (!values.isEmpty()) {
        ledger.addCorrection(new FigureCorrection(values));
      }
    }
  }

  private Map<String, String> typed(LedgerSheet sheet, Row row) {
    Map<String, String> values = new HashMap<>();
    for (String name : sheet.typed()) {
      String value = layout(sheet).value(row, name);
      if (!value.isEmpty()) {
        values.put(name, value);
      }
    }
    return values;
  }

  /** Adds a sentence if what the program wrote on a sheet has been changed. */
  private void addChanged(Map<String, List<Row>> sheets, Ledger ledger, List<Message> remarks) {
    for (LedgerSheet sheet : List.of(LedgerSheet.VERSIONS, LedgerSheet.FINDINGS)) {
      LedgerLayout layout = layout(sheet);
      Map<String, Row> rows = new HashMap<>();
      for (Row row : sheets.getOrDefault(sheet.name(), List.of())) {
        rows.put(layout.value(row, "number"), row);
      }
      List<Message> changed = new ArrayList<>();
      for (Map<String, Object> expected : new LedgerRows(ledger, Map.of()).of(sheet)) {
        String number = String.valueOf(expected.get("number"));
        Row row = rows.get(number);
        String heading = row == null ? "" : changedColumn(sheet, layout, expected, row);
        if (row == null) {
          changed.add(Message.of("ledger.row.removed", number));
        } else if (heading != null) {
          changed.add(Message.of("ledger.row.changed", number, heading));
        }
      }
      if (!changed.isEmpty()) {
        remarks.add(Message.of("ledger.changed", sheet.name(), ShortenedList.of(changed)));
      }
    }
  }

  /** Returns the heading of the first column that was changed in a row; null if none was. */
  private static @Nullable String changedColumn(
      LedgerSheet sheet, LedgerLayout layout, Map<String, Object> expected, Row row) {
    for (String name : sheet.written()) {
      boolean derived = name.equals("state") || name.equals("notice");
      String value = String.valueOf(expected.get(name)).strip();
      if (!derived
          && layout.columns().containsKey(name)
          && !layout.value(row, name).equals(value)) {
        return layout.headings().get(name);
      }
    }
    return null;
  }

  private LedgerLayout layout(LedgerSheet sheet) {
    return Objects.requireNonNull(layouts.get(sheet.name()), sheet.name());
  }

  /**
   * Writes the ledger and its copy. If the file has been edited, what it was before is kept beside
   * the copy.
   *
   * @param templates the forms by their years
   * @param now the time in the name of what is kept, without separators
   * @throws IOException if the ledger cannot be written; it is then unchanged
   */
  void write(Ledger ledger, Map<Integer, Template> templates, String now) throws IOException {
    byte[] workbook = LedgerWorkbook.of(ledger, templates);
    boolean edited = Files.exists(file) && !OutputNames.isOutput(file, OutputKind.LEDGER);
    if (edited) {
      Files.createDirectories(copy.resolveSibling(""));
      Files.copy(
          file, copy.resolveSibling("收件台账-" + now + ".xlsx"), StandardCopyOption.REPLACE_EXISTING);
    }
    AtomicFile.replace(file, OutputKind.LEDGER, out -> out.write(workbook));
    AtomicFile.replace(copy, OutputKind.LEDGER, out -> out.write(workbook));
  }
}

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
import org.nianbao.format.TableFile;
import org.nianbao.format.TableFile.Row;
import org.nianbao.format.TableFile.Sheet;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.reader.GridReader;
import org.nianbao.roster.Roster;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.FormYear;
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

  /** The values that follow from what people type, from the files, and from other rows. */
  private static final Set<String> DERIVED =
      Set.of("state", "notice", "explanation", "explained", LedgerSheet.FORM);

  /** The sheets that people type in. */
  private static final List<LedgerSheet> TYPED =
      List.of(LedgerSheet.VERSIONS, LedgerSheet.FINDINGS, LedgerSheet.CORRECTIONS);

  /**
   * A sheet of a ledger that was read.
   *
   * @param rows the rows below its headings
   */
  private record Section(LedgerLayout layout, List<Row> rows) {
    static final Section NONE = new Section(new LedgerLayout(0, Map.of(), Map.of()), List.of());

    static Section of(LedgerLayout layout, Sheet sheet) {
      return new Section(
          layout, sheet.rows().stream().filter(row -> row.line() > layout.firstRow()).toList());
    }

    /** Returns what people typed in a row, by the names of the values. */
    Map<String, String> typed(LedgerSheet sheet, Row row) {
      Map<String, String> values = new HashMap<>();
      for (String name : sheet.typed()) {
        String value = layout.value(row, name);
        if (!value.isEmpty()) {
          values.put(name, value);
        }
      }
      return values;
    }
  }

  /**
   * What the program registered.
   *
   * @param versions the versions by their numbers
   * @param accepted the accepted warnings
   * @param faulty the numbers of versions with a wrong check value
   */
  private record Registered(
      SortedMap<Integer, LedgerEntry> versions,
      List<AcceptedWarning> accepted,
      Set<Integer> faulty) {}

  private final Path file;
  private final Path copy;
  private final @Nullable Roster roster;
  private final Map<String, LedgerLayout> layouts;

  /**
   * Creates the ledger of a folder, which need not exist.
   *
   * @param roster the units, by their former names too; null if they are not known
   */
  LedgerFile(Path folder, @Nullable Roster roster) {
    this.roster = roster;
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
    Ledger ledger = new Ledger(roster);
    List<Message> remarks = new ArrayList<>();
    if (!exists()) {
      return new Content(ledger, remarks);
    }
    boolean lost = !Files.exists(file);
    Map<LedgerSheet, Section> sections = lost ? Map.of() : sectionsOfFile();
    if (!lost && !sections.containsKey(LedgerSheet.DATA)) {
      throw new UnreadableFileException(file.toString(), Message.of("ledger.none"));
    }
    Map<LedgerSheet, Section> copied =
        Files.exists(copy) && OutputNames.isOutput(copy, OutputKind.LEDGER)
            ? sections(copy)
            : Map.of();
    if (lost) {
      remarks.add(
          copied.isEmpty()
              ? Message.of("ledger.lost.wholly", file)
              : Message.of("ledger.lost", file, copy));
    }
    readData(sections, copied, ledger, remarks);
    Map<LedgerSheet, Section> typed = new HashMap<>(sections);
    for (LedgerSheet sheet : TYPED) {
      Section section = copied.get(sheet);
      if (!typed.containsKey(sheet) && section != null) {
        typed.put(sheet, section);
      }
      if (!lost && !sections.containsKey(sheet)) {
        String key = section == null ? "ledger.sheet.lost" : "ledger.sheet.restored";
        remarks.add(Message.of(key, sheet.name()));
      }
    }
    readTyped(typed, ledger);
    addChanged(sections, ledger, remarks);
    ledger.noteAcceptances();
    remarks.addAll(ledger.remarks());
    return new Content(ledger, remarks);
  }

  /** Reads what the program registered; the versions that only the copy has from there. */
  private void readData(
      Map<LedgerSheet, Section> sections,
      Map<LedgerSheet, Section> copied,
      Ledger ledger,
      List<Message> remarks) {
    Registered inFile = registered(sections.getOrDefault(LedgerSheet.DATA, Section.NONE));
    Registered inCopy = registered(copied.getOrDefault(LedgerSheet.DATA, Section.NONE));
    SortedMap<Integer, LedgerEntry> versions = inFile.versions();
    Set<Integer> restored = new TreeSet<>();
    Set<Integer> others = new TreeSet<>();
    inCopy
        .versions()
        .forEach(
            (number, version) -> {
              LedgerEntry known = versions.putIfAbsent(number, version);
              if (known == null) {
                restored.add(number);
              } else if (!known.digest().equals(version.digest())) {
                others.add(number);
              }
            });
    if (!sections.isEmpty() && !restored.isEmpty()) {
      remarks.add(Message.of("ledger.restored", numbers(restored)));
    }
    if (!others.isEmpty()) {
      remarks.add(Message.of("ledger.other", numbers(others), file, copy));
    }
    Set<Integer> lost = new TreeSet<>(inFile.faulty());
    int last = versions.isEmpty() ? 0 : versions.lastKey();
    for (int number = 1; number <= last; number++) {
      lost.add(number);
    }
    lost.removeAll(versions.keySet());
    if (!lost.isEmpty()) {
      remarks.add(Message.of("ledger.faulty", numbers(lost)));
    }
    versions.values().forEach(ledger::add);
    inCopy.accepted().forEach(ledger::addAccepted);
    inFile.accepted().forEach(ledger::addAccepted);
  }

  private static Object numbers(Set<Integer> numbers) {
    return ShortenedList.of(List.copyOf(numbers));
  }

  /** Returns the sheets of the ledger; where its copy is, if it cannot be read. */
  private Map<LedgerSheet, Section> sectionsOfFile() throws UnreadableFileException {
    try {
      return sections(file);
    } catch (UnreadableFileException e) {
      if (!e.reason().key().equals("grid.damaged") || !Files.exists(copy)) {
        throw e;
      }
      throw new UnreadableFileException(file.toString(), Message.of("ledger.damaged", copy));
    }
  }

  /** Finds the sheets of a ledger by their names, or by their headings if they were renamed. */
  private Map<LedgerSheet, Section> sections(Path ledger) throws UnreadableFileException {
    List<Sheet> sheets =
        new ArrayList<>(
            TableFile.sheets(ledger.toString(), GridReader.content(ledger), GridReader::read));
    Map<LedgerSheet, Section> sections = new HashMap<>();
    for (boolean byName : new boolean[] {true, false}) {
      for (LedgerSheet sheet : LedgerSheet.ALL) {
        for (Sheet each : sections.containsKey(sheet) ? List.<Sheet>of() : List.copyOf(sheets)) {
          boolean named = each.grid() != null && each.grid().name().equals(sheet.name());
          Optional<LedgerLayout> layout =
              named || !byName ? layout(sheet).in(each.rows()) : Optional.empty();
          if (layout.isPresent()) {
            sections.putIfAbsent(sheet, Section.of(layout.get(), each));
            sheets.remove(each);
          }
        }
      }
    }
    return sections;
  }

  /** Reads the registered versions and acceptances. Those with a wrong check value are not used. */
  private static Registered registered(Section data) {
    Registered registered = new Registered(new TreeMap<>(), new ArrayList<>(), new TreeSet<>());
    Map<String, StringBuilder> contents = new LinkedHashMap<>();
    Map<String, String> checks = new HashMap<>();
    for (Row row : data.rows()) {
      LedgerLayout layout = data.layout();
      String number = layout.value(row, "number");
      String content = layout.value(row, "content");
      contents
          .computeIfAbsent(number, each -> new StringBuilder())
          .append(LedgerRows.withoutEnds(content));
      checks.merge(number, layout.value(row, "check"), (first, other) -> first);
    }
    contents.forEach(
        (number, content) -> {
          String text = content.toString();
          boolean sound = check(text).equals(checks.get(number));
          Optional<LedgerEntry> version = sound ? LedgerJson.parse(text) : Optional.empty();
          version.ifPresent(each -> registered.versions().put(each.number(), each));
          if (sound) {
            LedgerJson.parseAccepted(text).ifPresent(registered.accepted()::add);
          }
          if (version.isEmpty() && number.matches("[1-9]\\d{0,6}")) {
            registered.faulty().add(Integer.valueOf(number));
          }
        });
    return registered;
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

  private static void readTyped(Map<LedgerSheet, Section> sections, Ledger ledger) {
    for (LedgerSheet sheet : List.of(LedgerSheet.VERSIONS, LedgerSheet.FINDINGS)) {
      Section section = sections.getOrDefault(sheet, Section.NONE);
      for (Row row : section.rows()) {
        Map<String, String> values = section.typed(sheet, row);
        if (!values.isEmpty()) {
          ledger.addTyped(sheet, section.layout().value(row, "number"), values);
        }
      }
    }
    Section corrections = sections.getOrDefault(LedgerSheet.CORRECTIONS, Section.NONE);
    for (Row row : corrections.rows()) {
      Map<String, String> values = corrections.typed(LedgerSheet.CORRECTIONS, row);
      if (!values.isEmpty()) {
        ledger.addCorrection(new FigureCorrection(values));
      }
    }
  }

  /** Adds a sentence if what the program wrote on a sheet has been changed. */
  private static void addChanged(
      Map<LedgerSheet, Section> sections, Ledger ledger, List<Message> remarks) {
    for (LedgerSheet sheet : List.of(LedgerSheet.VERSIONS, LedgerSheet.FINDINGS)) {
      Section section = sections.get(sheet);
      if (section == null) {
        continue;
      }
      LedgerLayout layout = section.layout();
      Map<String, Row> rows = new HashMap<>();
      section.rows().forEach(row -> rows.put(layout.value(row, "number"), row));
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
      boolean derived = DERIVED.contains(name);
      String value = String.valueOf(expected.get(name)).strip();
      if (!derived && !layout.value(row, name).equals(value)) {
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
   * @param templates the forms of the reports
   * @param now the time in the name of what is kept, without separators
   * @throws IOException if the ledger cannot be written; it is then unchanged
   */
  void write(Ledger ledger, Map<FormYear, Template> templates, String now) throws IOException {
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

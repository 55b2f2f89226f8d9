package org.nianbao.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/**
 * The patterns of templates. Those of the templates that come with the program are made when it is
 * packaged; of any other when it is filled for the second time, for to make one costs more than to
 * fill a form.
 */
public final class FormPatterns {
  private static final String FOLDER = "/org/nianbao/patterns/";

  /** By the names they are packaged under; nothing for what is not packaged. */
  private static final Map<String, Optional<WorkbookPattern>> PACKAGED = new ConcurrentHashMap<>();

  /** What is known of a template, by the output sheets that are wanted. */
  private record Known(
      Set<Set<String>> askedFor, Map<Set<String>, Optional<WorkbookPattern>> made) {
    Known() {
      this(ConcurrentHashMap.newKeySet(), new ConcurrentHashMap<>());
    }
  }

  /** Of all other templates that are in use. */
  private static final Map<Template, Known> KNOWN =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Whether a pattern gives what Jxls does. */
  interface Trial {
    boolean passes(WorkbookPattern pattern) throws IOException;
  }

  private FormPatterns() {}

  /**
   * Keeps the patterns of all that comes with the program, for it to be packaged with them.
   *
   * @param arguments the folder of its classes
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0] + FOLDER));
    for (Template template : Template.shipped()) {
      for (Set<String> wanted : List.of(Set.<String>of(), Set.of(Template.DISCREPANCY_SHEET))) {
        keep(folder, name(template.workbook(), wanted), made(template, wanted));
      }
    }
    byte[] notice = BundledTemplate.named(ReturnNotice.TEMPLATE);
    keep(folder, name(notice, Set.of()), PatternMaker.make(notice, Map.of()));
  }

  private static void keep(Path folder, String name, Optional<byte[]> pattern) throws IOException {
    byte[] made = pattern.orElseThrow(() -> new IllegalStateException("no pattern: " + name));
    if (WorkbookPattern.read(made).isEmpty()) {
      throw new IllegalStateException("no pattern: " + name);
    }
    Files.write(folder.resolve(name), made);
  }

  /**
   * The pattern of a form.
   *
   * @param wanted its output sheets
   * @param trial is asked of a pattern that did not come with the program
   * @return nothing if it has none, or none yet
   */
  static Optional<WorkbookPattern> of(Template template, Set<String> wanted, Trial trial) {
    Optional<WorkbookPattern> packaged = packaged(name(template.workbook(), wanted));
    if (packaged.isPresent()) {
      return packaged;
    }
    Set<String> sheets = Set.copyOf(wanted);
    Known known = KNOWN.computeIfAbsent(template, each -> new Known());
    return known.askedFor().add(sheets)
        ? Optional.empty()
        : known.made().computeIfAbsent(sheets, each -> tried(template, each, trial));
  }

  /** Whatever goes wrong with a pattern, the template is as good as it was without. */
  private static Optional<WorkbookPattern> tried(
      Template template, Set<String> wanted, Trial trial) {
    try {
      Optional<byte[]> made = made(template, wanted);
      Optional<WorkbookPattern> pattern =
          made.isEmpty() ? Optional.empty() : WorkbookPattern.read(made.get());
      return pattern.isPresent() && trial.passes(pattern.get()) ? pattern : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** The pattern of a template of what is written beside the form. */
  static WorkbookPattern bundled(String name) throws IOException {
    byte[] workbook = BundledTemplate.named(name);
    Optional<WorkbookPattern> pattern = packaged(name(workbook, Set.of()));
    if (pattern.isEmpty()) {
      Optional<byte[]> made = PatternMaker.make(workbook, Map.of());
      pattern = made.isEmpty() ? pattern : WorkbookPattern.read(made.get());
    }
    return pattern.orElseThrow(() -> new IllegalStateException("no pattern: " + name));
  }

  /** Reads the patterns that are most likely to be needed, while the first files are being read. */
  public static void warmUp() {
    byte[] newest = Template.current().workbook();
    packaged(name(newest, Set.of(Template.DISCREPANCY_SHEET)));
    packaged(name(BundledTemplate.named(ReturnNotice.TEMPLATE), Set.of()));
  }

  private static Optional<byte[]> made(Template template, Set<String> wanted) throws IOException {
    Map<String, String> formulas = new HashMap<>();
    for (Rule rule : template.rules()) {
      Field field = rule.computed() ? template.field(rule.subject()) : null;
      if (field != null) {
        formulas.put(field.key(), template.issuedFormula(field));
      }
    }
    return PatternMaker.make(OutputSheets.without(template, wanted), formulas);
  }

  private static Optional<WorkbookPattern> packaged(String name) {
    return PACKAGED.computeIfAbsent(
        name,
        each -> {
          try (InputStream in = FormPatterns.class.getResourceAsStream(FOLDER + each)) {
            return in == null ? Optional.empty() : WorkbookPattern.read(in.readAllBytes());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** It says what the template holds: of a template that was changed no pattern is found. */
  private static String name(byte[] template, Set<String> wanted) {
    CRC32 sum = new CRC32();
    sum.update(template);
    String kind = wanted.isEmpty() ? "form" : "checked";
    return String.format(Locale.ROOT, "%08x-%d-%s.xlsx", sum.getValue(), template.length, kind);
  }
}

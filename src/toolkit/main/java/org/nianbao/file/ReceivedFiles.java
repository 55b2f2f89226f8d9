package org.nianbao.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Listing;
import org.nianbao.message.Message;

/** The workbooks among what a user named: files as they are, folders with all below them. */
public final class ReceivedFiles {
  /** What a unit may send; what of it cannot be read is said. Text may be a roster or a note. */
  private static final Set<String> ENDINGS =
      Set.of(
          "xlsx", "xlsm", "xls", "et", "xlsb", "ods", "docx", "doc", "wps", "html", "htm", "pdf", "zip",
          "rar", "7z");

  /** The end of the name of a summary. */
  private static final String SUMMARY = "汇总.xlsx";

  /** What lies in the folders and was not received. */
  public static final class NotReceived {
    private final Set<Path> own = new LinkedHashSet<>();
    private final Set<Path> others = new LinkedHashSet<>();
    private final Map<Path, Message> special = new LinkedHashMap<>();

    /** What was named by itself was received all the same. */
    private void remove(Collection<Path> received) {
      others.removeAll(received);
      own.removeAll(received);
      special.keySet().removeAll(received);
    }

    /** All of them: outputs of a check, files that are not read of a folder, and what is no file. */
    public List<String> names() {
      return Stream.of(own, others, special.keySet())
          .flatMap(Set::stream)
          .map(Path::toString)
          .toList();
    }

    /** What there is, a sentence for each kind. */
    public List<Message> sentences() {
      List<Message> sentences = new ArrayList<>();
      add(sentences, "cli.passed.own", own);
      add(sentences, "cli.passed.other", others);
      List<Message> kinds = new ArrayList<>();
      special.forEach((path, kind) -> kinds.add(Message.of("cli.passed.kind", path, kind)));
      add(sentences, "cli.passed.special", kinds);
      return sentences;
    }

    private static void add(List<Message> sentences, String pattern, Collection<?> all) {
      if (!all.isEmpty()) {
        sentences.add(Message.of(pattern, all.size(), Listing.names(List.copyOf(all))));
      }
    }
  }

  /**
   * What lies below a folder.
   *
   * @param path where it lies, from the folder as it was named
   * @param real the same from the real folder
   * @param special what it is, if it is no file; else null
   */
  private record Found(Path path, Path real, @Nullable Message special) {}

  private ReceivedFiles() {}

  /**
   * The workbooks, each once: in the order named, those of a folder by name.
   *
   * @throws IOException if a folder cannot be listed
   */
  public static List<Path> in(List<Path> named) throws IOException {
    return in(named, List.of(), null, new NotReceived(), false);
  }

  /**
   * The same without what lies in folders among or below others, as what is written there was not
   * received; and without outputs of an earlier run that lie in the very folder this run writes to,
   * which may be that of the received files.
   *
   * @param outputs files and folders that are written to
   * @param kind what is written there; null if nothing is
   * @param notReceived takes in what is passed over
   */
  public static List<Path> in(
      List<Path> named, List<Path> outputs, @Nullable OutputKind kind, NotReceived notReceived)
      throws IOException {
    return in(named, outputs, kind, notReceived, false);
  }

  /** The forms in a folder, those included that a check has formatted, however deep they lie. */
  public static List<Path> formsIn(Path folder) throws IOException {
    return in(List.of(folder), List.of(), null, new NotReceived(), true);
  }

  private static List<Path> in(
      List<Path> named,
      List<Path> outputs,
      @Nullable OutputKind kind,
      NotReceived notReceived,
      boolean formatted)
      throws IOException {
    RealPaths paths = new RealPaths();
    Set<Path> written = new HashSet<>(); // a link, and what it leads to
    for (Path output : outputs) {
      written.add(paths.of(output));
      written.add(RealPaths.real(output));
    }
    Map<Path, Path> files = new LinkedHashMap<>(); // by their real paths, as they were named
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        Path folder = path.toRealPath();
        below(path, folder).stream()
            .filter(found -> !isResult(found, written, folder, notReceived))
            .sorted(Comparator.comparing(Found::path))
            .filter(found -> isOther(found, written, kind, notReceived))
            .filter(found -> isReceived(found, path, notReceived, formatted))
            .forEach(found -> files.putIfAbsent(found.real(), found.path()));
      } else {
        Found file = new Found(path, paths.of(path), null);
        if (isOther(file, written, kind, notReceived)) {
          files.putIfAbsent(file.real(), path);
        }
      }
    }
    notReceived.remove(files.values());
    return List.copyOf(files.values());
  }

  /** Whether a file is anything but an output of an earlier run in a folder that is written to again. */
  private static boolean isOther(
      Found found, Set<Path> outputs, @Nullable OutputKind kind, NotReceived notReceived) {
    boolean again = kind != null && outputs.contains(found.real().getParent());
    OutputKind own = again ? Seal.of(found.path()) : null;
    if (own != null && (own == kind || own.isOfCheck())) {
      notReceived.own.add(found.path());
      return false;
    }
    return true;
  }

  private static boolean isReceived(
      Found found, Path folder, NotReceived notReceived, boolean formatted) {
    Path file = found.path();
    if (found.special() != null) {
      notReceived.special.put(file, found.special());
      return false;
    }
    if (!isWorkbook(file)) {
      notReceived.others.add(file);
      return false;
    }
    // who names the folder of the results means them; deeper down, they are there beside what was sent
    boolean deeper = !folder.equals(file.getParent());
    String name = String.valueOf(file.getFileName());
    OutputKind own = deeper || name.endsWith(SUMMARY) ? Seal.of(file) : null;
    boolean holdsNoForm = own == OutputKind.NOTICE || own == OutputKind.SUMMARY;
    if (holdsNoForm || (own == OutputKind.CHECKED && deeper && !formatted)) {
      notReceived.own.add(file);
      return false;
    }
    return true;
  }

  /** What lies below a folder, which may be a link to one; links below it are not followed. */
  private static List<Found> below(Path folder, Path real) throws IOException {
    List<Found> found = new ArrayList<>();
    Files.walkFileTree(
        real,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isHidden(file)) {
              add(file, SpecialFile.kind(file, attributes));
            }
            return FileVisitResult.CONTINUE;
          }

          /** A folder that may not be looked into is said to be unreadable, and the others go on. */
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            add(file, null);
            return FileVisitResult.CONTINUE;
          }

          private void add(Path file, @Nullable Message special) {
            found.add(new Found(folder.resolve(real.relativize(file)), file, special));
          }
        });
    return found;
  }

  /** Whether a file is among the outputs; of those, what somebody has saved since is named. */
  private static boolean isResult(
      Found found, Set<Path> outputs, Path folder, NotReceived notReceived) {
    if (!isIn(outputs, found.real(), folder)) {
      return false;
    }
    Path file = found.path();
    if (found.special() == null && isWorkbook(file) && Seal.of(file) == null) {
      notReceived.own.add(file);
    }
    return true;
  }

  /** Whether a file found in a folder is one of the outputs, or in one that is below the folder. */
  private static boolean isIn(Set<Path> outputs, Path file, Path folder) {
    return outputs.stream()
        .anyMatch(output -> file.startsWith(output) && !folder.startsWith(output));
  }

  /** Office programs leave locks and owner files beside an open workbook: those are none. */
  private static boolean isHidden(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith("~$") || name.startsWith(".");
  }

  private static boolean isWorkbook(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) || Files.isDirectory(file);
  }
}

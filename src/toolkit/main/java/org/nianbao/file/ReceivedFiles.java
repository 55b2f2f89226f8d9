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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.reader.ArchiveMember;

/**
 * Finds the received files among the files and folders that a user named. Folders are searched with
 * all their subfolders.
 */
public final class ReceivedFiles {
  /**
   * The endings of files that a unit may send; those that cannot be read are reported. Text files
   * are not among them, as they may be rosters or notes.
   */
  private static final Set<String> ENDINGS =
      Set.of(
          "xlsx", "xlsm", "xls", "et", "ett", "xlsb", "ods", "fods", "xml", "docx", "doc", "wps",
          "wpt", "rtf", "odt", "uof", "html", "htm", "mht", "mhtml", "pdf", "ofd", "zip", "rar",
          "7z");

  /** The endings of pictures, which may be reports scanned or photographed. */
  private static final Set<String> PICTURE_ENDINGS =
      Set.of("jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff", "webp", "heic");

  /** The end of the name of a summary. */
  private static final String SUMMARY_ENDING = "汇总.xlsx";

  /** The name of a ledger, which people change, and of its copies. */
  private static final Pattern LEDGER = Pattern.compile("收件台账.{0,40}\\.xlsx");

  /** The files in the folders that are not received reports. */
  public static final class NotReceived {
    private final Set<Path> outputs = new LinkedHashSet<>();
    private final Set<Path> otherFiles = new LinkedHashSet<>();
    private final Map<Path, Message> special = new LinkedHashMap<>();

    /** Returns the files whose kind is not that of reports. */
    public List<Path> otherFiles() {
      return List.copyOf(otherFiles);
    }

    /** Returns these files without those that were received after all. */
    public NotReceived without(Collection<Path> received) {
      NotReceived others = new NotReceived();
      others.outputs.addAll(outputs);
      others.otherFiles.addAll(otherFiles);
      others.special.putAll(special);
      others.remove(received);
      return others;
    }

    private void remove(Collection<Path> received) {
      otherFiles.removeAll(received);
      outputs.removeAll(received);
      special.keySet().removeAll(received);
    }

    /**
     * Returns the names of all: outputs of a validation, files that are not read from a folder, and
     * special files.
     */
    public List<String> names() {
      return Stream.of(outputs, otherFiles, special.keySet())
          .flatMap(Set::stream)
          .map(Path::toString)
          .toList();
    }

    /** Returns a sentence for each kind of file that was left out. */
    public List<Message> sentences() {
      List<Message> sentences = new ArrayList<>();
      add(sentences, "cli.passed.own", outputs);
      add(
          sentences,
          "cli.passed.picture",
          otherFiles.stream().filter(ReceivedFiles::isPicture).toList());
      add(
          sentences,
          "cli.passed.other",
          otherFiles.stream().filter(each -> !isPicture(each)).toList());
      List<Message> kinds = new ArrayList<>();
      special.forEach((path, kind) -> kinds.add(Message.of("cli.passed.kind", path, kind)));
      add(sentences, "cli.passed.special", kinds);
      return sentences;
    }

    private static void add(List<Message> sentences, String pattern, Collection<?> all) {
      if (!all.isEmpty()) {
        sentences.add(Message.of(pattern, all.size(), ShortenedList.of(List.copyOf(all))));
      }
    }
  }

  /**
   * A file found below a folder.
   *
   * @param path its path, beginning with the folder as named
   * @param real its path, beginning with the real folder
   * @param special the kind of special file; null for a regular file
   */
  private record Found(Path path, Path real, @Nullable Message special) {}

  private ReceivedFiles() {}

  /**
   * Returns the received files, each once: in the order named, those in a folder by name.
   *
   * @throws IOException if a folder cannot be listed
   */
  public static List<Path> find(List<Path> named) throws IOException {
    return find(named, List.of(), null, new NotReceived(), false);
  }

  /**
   * Returns the received files that are not excluded. Excluded files, and files in an excluded
   * folder below the named folders, are left out. If an excluded folder is itself named or contains
   * a named folder, only outputs of an earlier run that are directly in it are left out.
   *
   * @param excluded the files and folders that are written to, and other files that are read, such
   *     as a roster
   * @param kind the kind of earlier outputs to leave out; null to keep them
   * @param notReceived receives the files that are left out
   */
  public static List<Path> find(
      List<Path> named, List<Path> excluded, @Nullable OutputKind kind, NotReceived notReceived)
      throws IOException {
    return find(named, excluded, kind, notReceived, false);
  }

  /**
   * Returns the forms in a folder and its subfolders, including formatted workbooks of a
   * validation.
   */
  public static List<Path> findForms(Path folder) throws IOException {
    return find(List.of(folder), List.of(), null, new NotReceived(), true);
  }

  private static List<Path> find(
      List<Path> named,
      List<Path> excluded,
      @Nullable OutputKind kind,
      NotReceived notReceived,
      boolean withFormatted)
      throws IOException {
    RealPaths paths = new RealPaths();
    Set<Path> excludedPaths = new HashSet<>(); // a link and its target
    for (Path each : excluded) {
      excludedPaths.add(paths.of(each));
      excludedPaths.add(RealPaths.realPath(each));
    }
    Map<Path, Path> files = new LinkedHashMap<>(); // by their real paths, in the order named
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        Path folder = path.toRealPath();
        filesBelow(path, folder).stream()
            .filter(found -> !isExcluded(found, excludedPaths, folder, notReceived))
            .sorted(Comparator.comparing(Found::path))
            .filter(found -> isNoEarlierOutput(found, excludedPaths, kind, notReceived))
            .flatMap(found -> withMembers(found))
            .filter(found -> isReceived(found, path, notReceived, withFormatted))
            .forEach(found -> files.putIfAbsent(found.real(), found.path()));
      } else {
        Found file = new Found(path, paths.of(path), null);
        if (isNoEarlierOutput(file, excludedPaths, kind, notReceived)) {
          withMembers(file)
              .filter(
                  found ->
                      found.equals(file) || isReceived(found, path, notReceived, withFormatted))
              .forEach(found -> files.putIfAbsent(found.real(), found.path()));
        }
      }
    }
    notReceived.remove(files.values());
    return List.copyOf(files.values());
  }

  /** Returns the files in an archive, each as a file of its own; else the file itself. */
  private static Stream<Found> withMembers(Found found) {
    List<Path> members = found.special() == null ? ArchiveMember.in(found.path()) : List.<Path>of();
    if (members.stream().noneMatch(ReceivedFiles::mayBeReport)) {
      return Stream.of(found);
    }
    return members.stream()
        .sorted()
        .map(
            member ->
                new Found(member, found.real().resolve(found.path().relativize(member)), null));
  }

  /** Returns false for an output of an earlier run in an excluded folder. */
  private static boolean isNoEarlierOutput(
      Found found, Set<Path> excluded, @Nullable OutputKind kind, NotReceived notReceived) {
    boolean inOutputFolder = kind != null && excluded.contains(found.real().getParent());
    OutputKind earlier = inOutputFolder ? OutputMarker.kindOf(found.path()) : null;
    if (earlier != null && (earlier == kind || earlier.isOfValidation())) {
      notReceived.outputs.add(found.path());
      return false;
    }
    return true;
  }

  private static boolean isReceived(
      Found found, Path folder, NotReceived notReceived, boolean withFormatted) {
    Path file = found.path();
    if (found.special() != null) {
      notReceived.special.put(file, found.special());
      return false;
    }
    if (!mayBeReport(file)) {
      notReceived.otherFiles.add(file);
      return false;
    }
    // a folder of results that is named itself is read; one in a subfolder is left out
    boolean inSubfolder = !folder.equals(file.getParent());
    String name = String.valueOf(file.getFileName());
    OutputKind earlier =
        inSubfolder || name.endsWith(SUMMARY_ENDING) ? OutputMarker.kindOf(file) : null;
    boolean hasNoForm =
        earlier == OutputKind.NOTICE
            || earlier == OutputKind.SUMMARY
            || LEDGER.matcher(name).matches();
    if (hasNoForm || (earlier == OutputKind.CHECKED && inSubfolder && !withFormatted)) {
      notReceived.outputs.add(file);
      return false;
    }
    return true;
  }

  /**
   * Returns the files below a folder, which may itself be a link. Links to folders below it are not
   * followed.
   */
  private static List<Found> filesBelow(Path folder, Path real) throws IOException {
    List<Found> found = new ArrayList<>();
    Files.walkFileTree(
        real,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isHidden(file)) {
              add(file, NonRegularFile.kind(file, attributes));
            }
            return FileVisitResult.CONTINUE;
          }

          /**
           * Reports a folder that may not be opened as an unreadable file; the search continues.
           */
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

  /**
   * Returns whether a file is excluded. Those that may be reports and are no outputs of this
   * program as it wrote them are added to the files that are not received.
   */
  private static boolean isExcluded(
      Found found, Set<Path> excluded, Path folder, NotReceived notReceived) {
    if (!isBelowExcluded(excluded, found.real(), folder)) {
      return false;
    }
    Path file = found.path();
    if (found.special() == null && mayBeReport(file) && OutputMarker.kindOf(file) == null) {
      notReceived.outputs.add(file);
    }
    return true;
  }

  /**
   * Returns whether a file found in a folder is excluded, or is in an excluded folder below that
   * folder.
   */
  private static boolean isBelowExcluded(Set<Path> excluded, Path file, Path folder) {
    return excluded.stream().anyMatch(each -> file.startsWith(each) && !folder.startsWith(each));
  }

  /**
   * Returns whether a file is hidden, or is the lock file of a workbook that is open in an office
   * program.
   */
  private static boolean isHidden(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith("~$") || name.startsWith(".");
  }

  /**
   * Returns whether a file is read, or named as unreadable; true for a folder that was not opened.
   */
  private static boolean mayBeReport(Path file) {
    return ENDINGS.contains(ending(file)) || Files.isDirectory(file);
  }

  private static boolean isPicture(Path file) {
    return PICTURE_ENDINGS.contains(ending(file));
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}

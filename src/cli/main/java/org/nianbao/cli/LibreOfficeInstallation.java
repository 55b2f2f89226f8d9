package org.nianbao.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An installation of LibreOffice.
 *
 * @param unopkg its program that installs add-ins
 */
record LibreOfficeInstallation(Path unopkg) {
  /** On Windows, unopkg.com comes first, as it waits and prints messages. */
  private static final List<String> UNOPKG_NAMES = List.of("unopkg.com", "unopkg", "unopkg.exe");

  private static final List<String> USUAL_FOLDERS =
      List.of(
          "/usr/lib/libreoffice/program",
          "/usr/lib64/libreoffice/program",
          "/opt/libreoffice/program",
          "/Applications/LibreOffice.app/Contents/MacOS");

  /** The part of LibreOffice that runs Java, relative to the folder of its programs. */
  private static final List<String> JAVA_SUPPORT =
      List.of("classes/java_uno.jar", "../Resources/java/java_uno.jar");

  /**
   * The result of a program.
   *
   * @param status its exit status
   * @param output what it printed
   */
  record Outcome(int status, String output) {}

  /**
   * Returns the installation in a folder; null if there is none.
   *
   * @param folder the folder of the installation, or that of its programs
   */
  static @Nullable LibreOfficeInstallation inFolder(Path folder) {
    return Stream.of(folder, folder.resolve("program"), folder.resolve("Contents/MacOS"))
        .flatMap(place -> UNOPKG_NAMES.stream().map(place::resolve))
        .filter(Files::isExecutable)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(LibreOfficeInstallation::new)
        .orElse(null);
  }

  /** Finds an installation in PATH or a usual folder; returns null if there is none. */
  static @Nullable LibreOfficeInstallation find() {
    return candidates()
        .map(LibreOfficeInstallation::inFolder)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Stream<Path> candidates() {
    Stream<String> path = environment("PATH").flatMap(LibreOfficeInstallation::pathEntries);
    Stream<String> windows =
        Stream.of("ProgramFiles", "ProgramFiles(x86)")
            .flatMap(LibreOfficeInstallation::environment)
            .map(folder -> folder + "/LibreOffice");
    return Stream.of(path, USUAL_FOLDERS.stream(), windows)
        .flatMap(each -> each)
        .flatMap(LibreOfficeInstallation::path);
  }

  /** Returns the folders of a path. On Windows an entry may be quoted or invalid. */
  private static Stream<Path> path(String folder) {
    String bare = folder.replace("\"", "").strip();
    try {
      return bare.isEmpty() ? Stream.empty() : Stream.of(Path.of(bare));
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }

  private static Stream<String> environment(String name) {
    return Stream.ofNullable(System.getenv(name));
  }

  private static Stream<String> pathEntries(String path) {
    return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1));
  }

  /** Returns whether it can run add-ins in Java; on some systems this is a separate package. */
  boolean hasJavaSupport() {
    Path folder = programFolder();
    return folder == null
        || JAVA_SUPPORT.stream().anyMatch(part -> Files.exists(folder.resolve(part)));
  }

  /**
   * Returns the folder of its programs; null if unopkg is a script somewhere else and no usual
   * folder exists.
   */
  private @Nullable Path programFolder() {
    try {
      Path real = unopkg.toRealPath();
      Path folder = Objects.requireNonNull(real.getParent());
      if (Files.exists(folder.resolve("soffice.bin")) || Files.exists(folder.resolve("classes"))) {
        return folder;
      }
      return USUAL_FOLDERS.stream()
          .map(Path::of)
          .filter(Files::isDirectory)
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  /** Runs unopkg without input. */
  Outcome run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(unopkg.toString()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    try {
      return new Outcome(process.waitFor(), output.strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new IOException(e);
    }
  }
}

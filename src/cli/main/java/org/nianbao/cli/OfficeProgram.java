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
 * A LibreOffice on this computer, by the program of it that installs add-ins.
 *
 * @param unopkg that program
 */
record OfficeProgram(Path unopkg) {
  /** On Windows the one that waits and speaks comes first. */
  private static final List<String> NAMES = List.of("unopkg.com", "unopkg", "unopkg.exe");

  private static final List<String> USUAL =
      List.of(
          "/usr/lib/libreoffice/program",
          "/usr/lib64/libreoffice/program",
          "/opt/libreoffice/program",
          "/Applications/LibreOffice.app/Contents/MacOS");

  /** Where it has the part of it that runs Java, seen from its programs. */
  private static final List<String> JAVA =
      List.of("classes/java_uno.jar", "../Resources/java/java_uno.jar");

  /**
   * What a program said.
   *
   * @param status its exit status
   * @param said what it printed
   */
  record Outcome(int status, String said) {}

  /**
   * The one in a folder; null if there is none.
   *
   * @param folder where it is installed, or its programs are
   */
  static @Nullable OfficeProgram in(Path folder) {
    return Stream.of(folder, folder.resolve("program"), folder.resolve("Contents/MacOS"))
        .flatMap(place -> NAMES.stream().map(place::resolve))
        .filter(Files::isExecutable)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(OfficeProgram::new)
        .orElse(null);
  }

  /** The one that is found where programs are; null if there is none. */
  static @Nullable OfficeProgram found() {
    return places().map(OfficeProgram::in).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static Stream<Path> places() {
    Stream<String> path = environment("PATH").flatMap(OfficeProgram::parts);
    Stream<String> windows =
        Stream.of("ProgramFiles", "ProgramFiles(x86)")
            .flatMap(OfficeProgram::environment)
            .map(folder -> folder + "/LibreOffice");
    return Stream.of(path, USUAL.stream(), windows)
        .flatMap(each -> each)
        .flatMap(OfficeProgram::path);
  }

  /** On Windows an entry of the path may be quoted, or be none at all. */
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

  private static Stream<String> parts(String path) {
    return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1));
  }

  /** Whether it can run what is written in Java; on some systems that is a package of its own. */
  boolean runsJava() {
    Path programs = programs();
    return programs == null || JAVA.stream().anyMatch(part -> Files.exists(programs.resolve(part)));
  }

  /** The folder of its programs; null if a script that calls them is all that is known. */
  private @Nullable Path programs() {
    try {
      Path real = unopkg.toRealPath();
      Path folder = Objects.requireNonNull(real.getParent());
      if (Files.exists(folder.resolve("soffice.bin")) || Files.exists(folder.resolve("classes"))) {
        return folder;
      }
      return USUAL.stream().map(Path::of).filter(Files::isDirectory).findFirst().orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  /** Has the program do something, with nobody to answer its questions. */
  Outcome run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(unopkg.toString()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    try {
      return new Outcome(process.waitFor(), said.strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new IOException(e);
    }
  }
}

package org.nianbao.cli;

import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.nianbao.StartWindow;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.reader.TemplateFolder;

/**
 * The main class of 校验.exe: validates the files and folders that were dropped on its icon. No shell
 * expands their names, and no name is parsed as an option.
 */
public final class ValidateDropped {
  /** The folder of the results, beside the first dropped file. */
  private static final String RESULTS = "校验";

  private ValidateDropped() {}

  /**
   * Validates the files, shows the result in a window if there is a screen, and opens the folder of
   * the results.
   */
  public static void main(String[] dropped) {
    TemplateFolder.install(ValidateDropped.class);
    if (StartWindow.hasScreen()) {
      System.setProperty(ProgressLine.PROPERTY, "true");
      run(ResultsWindow.open(RESULTS, Messages.CHINESE), ValidateDropped::open, dropped);
    } else {
      System.exit(run(Terminal.ofProcess(Messages.CHINESE), results -> {}, dropped));
    }
  }

  /**
   * Validates the files and returns the exit status.
   *
   * @param opener receives the folder of the results if there is one
   */
  static int run(Terminal terminal, Consumer<Path> opener, String... dropped) {
    List<Path> paths = new ArrayList<>();
    for (String name : dropped) {
      try {
        paths.add(Path.of(name).toAbsolutePath());
      } catch (InvalidPathException e) {
        terminal.printError(Message.of("cli.dropped.name", name));
      }
    }
    if (paths.isEmpty()) {
      terminal.print("cli.dropped.none");
      return ExitStatus.FAILED;
    }
    Path first = paths.get(0);
    Path results = Objects.requireNonNullElse(first.getParent(), first).resolve(RESULTS);
    List<String> arguments = new ArrayList<>(List.of("validate", "-o", results.toString(), "--"));
    paths.forEach(path -> arguments.add(path.toString()));
    int status = Main.run(terminal, arguments.toArray(String[]::new));
    if (Files.isDirectory(results)) {
      terminal.print("cli.dropped.results", results);
      opener.accept(results);
    }
    return paths.size() < dropped.length ? ExitStatus.FAILED : status;
  }

  /** Opens a folder in the file manager. If there is none, the text output names the folder. */
  private static void open(Path folder) {
    try {
      Desktop.getDesktop().open(folder.toFile());
    } catch (IOException | RuntimeException e) {
      return;
    }
  }
}

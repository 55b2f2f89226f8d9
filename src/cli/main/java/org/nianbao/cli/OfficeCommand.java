package org.nianbao.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.task.RefusedException;

/**
 * The command {@code office}: installs the add-in in LibreOffice, or removes it; for all users if
 * an administrator runs it.
 */
final class OfficeCommand implements Command {
  private static final String IDENTIFIER = "org.nianbao.office";
  private static final String FILE = "nianbao-office.oxt";

  @Override
  public Options options() {
    return new Options().addOption(Command.optionWithValue(null, "office"));
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws IOException {
    List<String> arguments = line.getArgList();
    String action = arguments.isEmpty() ? "" : arguments.get(0);
    if (!List.of("install", "remove").contains(action)) {
      throw new RefusedException("cli.office.action");
    }
    LibreOfficeInstallation office = office(line);
    if (!office.hasJavaSupport()) {
      throw new RefusedException("cli.office.java", office.unopkg());
    }
    boolean install = action.equals("install");
    List<String> options = new ArrayList<>();
    options.addAll(install ? List.of("add", "--force", "--suppress-license") : List.of("remove"));
    if (isAdministrator()) {
      options.add("--shared");
    }
    options.addAll(arguments.subList(1, arguments.size())); // further options for unopkg
    options.add(install ? addInFile().toString() : IDENTIFIER);
    LibreOfficeInstallation.Outcome outcome = office.run(options);
    if (outcome.status() != 0) {
      terminal.printError(reason(outcome.output(), office));
      return ExitStatus.FAILED;
    }
    terminal.print(install ? "cli.office.installed" : "cli.office.removed");
    return ExitStatus.CLEAN;
  }

  private static LibreOfficeInstallation office(CommandLine line) throws RefusedException {
    String named = line.getOptionValue("office");
    LibreOfficeInstallation office =
        named == null
            ? LibreOfficeInstallation.find()
            : LibreOfficeInstallation.inFolder(Command.path(named));
    if (office == null) {
      throw named == null
          ? new RefusedException("cli.office.none")
          : new RefusedException("cli.office.not", named);
    }
    return office;
  }

  /**
   * Returns whether the user is an administrator on Linux or macOS. On other systems the add-in is
   * installed for the user alone.
   */
  private static boolean isAdministrator() {
    return "root".equals(System.getProperty("user.name"));
  }

  /**
   * Returns the add-in: from the unpacked zip, or, in a checkout, from the folder where it is
   * built.
   */
  private static Path addInFile() throws RefusedException {
    Path program = program();
    Path home = program == null ? null : program.getParent();
    Path above = home == null ? null : home.getParent();
    Path checkout = above == null ? null : above.getParent();
    List<Path> places =
        Stream.of(
                above == null ? null : above.resolve(FILE),
                home == null ? null : home.resolve(FILE),
                checkout == null ? null : checkout.resolve("target").resolve(FILE))
            .filter(place -> place != null)
            .toList();
    for (Path place : places) {
      if (Files.isRegularFile(place)) {
        return place;
      }
    }
    if (checkout != null && Files.exists(checkout.resolve("pom.xml"))) {
      throw new RefusedException("cli.office.unbuilt", FILE);
    }
    throw new RefusedException("cli.office.lost", FILE);
  }

  /** Returns the jar or the folder of classes that this program runs from. */
  private static @Nullable Path program() {
    CodeSource source = OfficeCommand.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? null : Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Returns a short reason for a failure, from the long English output of unopkg. */
  private static Message reason(String output, LibreOfficeInstallation office) {
    String lower = output.toLowerCase(Locale.ROOT);
    if (lower.contains("already running")) {
      return Message.of("cli.office.running");
    }
    if (lower.contains("no such extension") || lower.contains("not deployed")) {
      return Message.of("cli.office.absent");
    }
    if (Stream.of("java", "jvm", "jre").anyMatch(lower::contains)) {
      return Message.of("cli.office.oldJava", office.unopkg());
    }
    return Message.of("cli.office.failed", output);
  }
}

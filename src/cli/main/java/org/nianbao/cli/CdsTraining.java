package org.nianbao.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.nianbao.message.Messages;
import org.nianbao.reader.TemplateFolder;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.TemplateSource;

/**
 * Runs each common command once, on a form that it creates, while the JVM records the loaded
 * classes. The launcher stores them in an archive for class data sharing (CDS).
 */
public final class CdsTraining {
  private static final String DATA_WITH_ERROR =
      """
      {"unit.name": "某镇", "unit.level": "乡镇街道", "year": 2024, "requests.received.total": 1,
       "narrative.overview.requests": "2024年我镇收到政府信息公开申请2件，办结2件。未发生行政复议、行政诉讼。",
       "narrative.other": "没有收取信息处理费。"}
      """;

  private CdsTraining() {}

  /**
   * Runs the commands in a temporary folder without output.
   *
   * @param arguments none; or the archive that this JVM was started with, to test it: its content
   *     is then forced to the disk, so that it is complete after a power failure
   * @throws IOException if there is no such archive, or it cannot be written to the disk
   */
  public static void main(String[] arguments) throws IOException {
    OutputStream nullStream = OutputStream.nullOutputStream();
    PrintStream nullPrinter = new PrintStream(nullStream, false, StandardCharsets.UTF_8);
    Terminal silent = new Terminal(nullPrinter, nullPrinter, nullStream, Messages.CHINESE);
    if (arguments.length > 0) {
      Main.run(silent, "--version");
      force(Path.of(arguments[0]));
      return;
    }
    train(silent);
  }

  /**
   * Forces a file to the disk. The JVM makes its archive read-only; Windows neither forces nor
   * replaces such files.
   */
  private static void force(Path archive) throws IOException {
    archive.toFile().setWritable(true);
    try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /**
   * Returns a folder with copies of packaged templates, as those beside the program may have been
   * changed or be faulty.
   */
  private static TemplateSource templates(Path folder) throws IOException {
    Files.createDirectory(folder);
    for (String name : List.of("editions.txt", BundledTemplate.RETURN_LETTER)) {
      Files.write(folder.resolve(name), BundledTemplate.content(name));
    }
    return new TemplateFolder(folder);
  }

  private static void train(Terminal silent) throws IOException {
    Path folder = Files.createTempDirectory("nianbao");
    Path data = Files.writeString(folder.resolve("data.json"), DATA_WITH_ERROR);
    String blank = folder.resolve("blank.xlsx").toString();
    String form = folder.resolve("form.xlsx").toString();
    String output = folder.resolve("output").toString();
    try {
      BundledTemplate.setSource(templates(folder.resolve("templates")));
      for (List<String> arguments :
          List.of(
              List.of("new", "-u", "某镇", "-y", "2024", "-o", blank),
              List.of("fill", data.toString(), "-o", form),
              List.of("validate", form),
              List.of("validate", form, "--format", "json"),
              List.of("validate", form, "-o", output),
              List.of("merge", form, "-u", "某县", "-y", "2024", "-o", output))) {
        if (Main.run(silent, arguments.toArray(String[]::new)) == ExitStatus.FAILED) {
          throw new IllegalStateException("cannot " + arguments);
        }
      }
    } finally {
      BundledTemplate.setSource(TemplateSource.NONE);
      try (Stream<Path> created = Files.walk(folder)) {
        for (Path path : created.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}

package org.nianbao.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.message.Messages;
import org.nianbao.template.Template;

/**
 * The script in Node answers as the same classes do on the JVM: JSON to the byte, and workbooks
 * part by part. The files are the shipped examples, their formatted workbooks, forms filled with
 * published figures, documents made of the texts of other tests, and what lies in the folder that
 * the property {@code nianbao.samples} names.
 *
 * <p>Without Node the test is skipped, unless {@code -Dnianbao.node=required}.
 */
class EngineInNodeTest {
  private static final Path SCRIPT = Path.of("src/web/target/javascript/engine.mjs");
  private static final Path EXAMPLES = Path.of("dist/examples");
  private static final List<Path> TEXTS =
      List.of(
          Path.of("src/engine/test/resources/org/nianbao/rule/narrative-cases.txt"),
          Path.of("src/engine/test/resources/org/nianbao/rule/xiaodian-2022-overview.txt"),
          Path.of("src/toolkit/test/resources/org/nianbao/locate/xiaodian-2022-report.txt"));

  /** Longer than any run takes on a busy computer. */
  private static final int MAX_MINUTES = 10;

  private static final String DOCUMENT =
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
          + "<w:body>";

  private static final String DOCUMENT_END = "</w:body></w:document>";

  @TempDir Path folder;

  @BeforeEach
  void findNode() throws InterruptedException {
    boolean required = System.getProperty("nianbao.node", "").equals("required");
    assumeTrue(required || isNodeThere(), "skipped: there is no program node on the path");
  }

  private static boolean isNodeThere() throws InterruptedException {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void answersAsOnTheJvm() throws Exception {
    List<Path> files = files();
    Path answers = Files.createDirectory(folder.resolve("answers"));

    run(files, answers);

    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      FileCheck here = FileCheck.of(nameOf(file), Files.readAllBytes(file));
      assertSame(here, Messages.CHINESE, answers.resolve(i + "-zh"), file);
      assertSame(here, Messages.ENGLISH, answers.resolve(i + "-en"), file);
    }
  }

  private static void assertSame(FileCheck here, Messages messages, Path answer, Path file)
      throws IOException {
    String json = new String(here.json(messages), StandardCharsets.UTF_8);
    assertEquals(json, Files.readString(Path.of(answer + ".json")), file::toString);
    byte[] workbook = Files.readAllBytes(Path.of(answer + ".xlsx"));
    assertEquals(parts(here.workbook(messages)), parts(workbook), file::toString);
  }

  private List<Path> files() throws Exception {
    List<Path> files = new ArrayList<>(received(EXAMPLES));
    assertFalse(files.isEmpty());
    for (Path example : List.copyOf(files)) {
      FileCheck check = FileCheck.of(nameOf(example), Files.readAllBytes(example));
      Path formatted = folder.resolve("formatted-" + files.size() + ".xlsx");
      files.add(Files.write(formatted, check.workbook(Messages.CHINESE)));
    }
    for (Path text : TEXTS) {
      files.add(document(Files.readAllLines(text), nameOf(text)));
    }
    files.addAll(filled(EXAMPLES.resolve("data")));
    String samples = System.getProperty("nianbao.samples", "");
    if (!samples.isEmpty()) {
      files.addAll(received(Path.of(samples)));
      files.addAll(filled(Path.of(samples)));
    }
    return files;
  }

  private static List<Path> received(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> nameOf(file).matches(".*\\.(?:xlsx|docx)")).sorted().toList();
    }
  }

  /** Fills a form with each data file of a folder. */
  private List<Path> filled(Path data) throws Exception {
    List<Path> sources;
    try (Stream<Path> all = Files.list(data)) {
      sources = all.filter(file -> nameOf(file).endsWith(".json")).sorted().toList();
    }
    List<Path> forms = new ArrayList<>();
    for (Path source : sources) {
      Submission figures = Nianbao.data(Template.current(), source).get(0);
      Path form = folder.resolve(nameOf(source).replace(".json", ".xlsx"));
      FormWriter.writeForm(figures, form);
      forms.add(form);
    }
    return forms;
  }

  /** Makes a document with a paragraph for each line. */
  private Path document(List<String> lines, String name) throws IOException {
    String paragraphs =
        lines.stream()
            .map(line -> line.replace("&", "&amp;").replace("<", "&lt;"))
            .map(line -> "<w:p><w:r><w:t>" + line + "</w:t></w:r></w:p>")
            .collect(Collectors.joining());
    Path document = folder.resolve(name + ".docx");
    try (OutputStream out = Files.newOutputStream(document);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write((DOCUMENT + paragraphs + DOCUMENT_END).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return document;
  }

  /** The parts of a workbook, as they are before they are packed. */
  private static Map<String, String> parts(byte[] workbook) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        parts.put(part.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private static String nameOf(Path file) {
    return Objects.toString(file.getFileName());
  }

  private void run(List<Path> files, Path answers) throws IOException, InterruptedException {
    assertTrue(Files.exists(SCRIPT), () -> SCRIPT + " is missing");
    Path runner = folder.resolve("run.mjs");
    try (InputStream in =
        Objects.requireNonNull(EngineInNodeTest.class.getResourceAsStream("run.mjs"))) {
      Files.copy(in, runner);
    }
    Path log = folder.resolve("node.log");
    Process node =
        new ProcessBuilder("node", runner.toString(), SCRIPT.toString(), answers.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    String list = files.stream().map(file -> file + "\n").collect(Collectors.joining());
    try (OutputStream out = node.getOutputStream()) {
      out.write(list.getBytes(StandardCharsets.UTF_8));
    }
    boolean ended = node.waitFor(MAX_MINUTES, TimeUnit.MINUTES);
    node.destroyForcibly();
    if (!ended || node.exitValue() != 0) {
      fail(said(log));
    }
  }

  private static String said(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

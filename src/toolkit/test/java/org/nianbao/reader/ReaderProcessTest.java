package org.nianbao.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.grid.Address;
import org.nianbao.grid.Budget;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.DisplayMark;
import org.nianbao.grid.FileKind;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Limits;
import org.nianbao.grid.Region;
import org.nianbao.grid.UnreadableContentException;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;

/** A process reads what may take any time and memory, and is ended when a file takes too much. */
class ReaderProcessTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** The content of a page that shows “2024”. */
  private static final String SHORT = "BT /F 12 Tf 9 9 Td (2024) Tj ET";

  /** A pool whose files may take so many seconds of processor time, and any on the clock. */
  private static ReaderProcess.Pool pool(Path java, int seconds) {
    return new ReaderProcess.Pool(java, Duration.ofSeconds(seconds), Duration.ofDays(1));
  }

  private static Message refused(ReaderProcess.Pool pool, byte[] pdf) {
    Budget budget = new Budget(Limits.DEFAULT);
    return assertThrows(
            UnreadableContentException.class, () -> pool.read(pdf, FileKind.PDF, budget))
        .reason();
  }

  private static List<Grid> read(ReaderProcess.Pool pool, byte[] pdf) {
    return pool.read(pdf, FileKind.PDF, new Budget(Limits.DEFAULT));
  }

  private static void assertShows2024(List<Grid> grids) {
    assertEquals(1, grids.size());
    assertEquals("2024", grids.get(0).text(new Address(0, 0)));
  }

  /** A PDF of one page with a font that says what its characters stand for. */
  private static byte[] pdf(byte[] content, byte[] characters) throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.writeBytes(ascii("%PDF-1.7\n"));
    pdf.writeBytes(ascii("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"));
    pdf.writeBytes(ascii("2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"));
    pdf.writeBytes(ascii("3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"));
    pdf.writeBytes(ascii("/Resources<</Font<</F 5 0 R>>>>>>endobj\n"));
    writeStream(4, content, pdf);
    pdf.writeBytes(ascii("5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica"));
    pdf.writeBytes(ascii("/ToUnicode 6 0 R>>endobj\n"));
    writeStream(6, characters, pdf);
    pdf.writeBytes(ascii("trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"));
    return pdf.toByteArray();
  }

  private static void writeStream(int number, byte[] content, ByteArrayOutputStream pdf)
      throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(content);
    }
    pdf.writeBytes(ascii(number + " 0 obj<</Filter/FlateDecode/Length " + packed.size()));
    pdf.writeBytes(ascii(">>stream\n"));
    pdf.writeBytes(packed.toByteArray());
    pdf.writeBytes(ascii("\nendstream endobj\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] good() throws IOException {
    return pdf(ascii(SHORT), ascii(""));
  }

  private static byte[] endless() throws IOException {
    String ranges = "100 beginbfrange\n" + "<0000> <FFFF> <0000>\n".repeat(100) + "endbfrange\n";
    return pdf(ascii(SHORT), ascii("begincmap\n" + ranges.repeat(900) + "endcmap"));
  }

  @Test
  void aPdfThatTakesTooMuchTimeIsRefusedAndTheNextIsRead() throws IOException {
    ReaderProcess.Pool pool = pool(JAVA, 3); // a new JVM must load PDFBox within it
    Message reason = refused(pool, endless());
    assertEquals(Message.of("grid.limit.time", 3L), reason);
    assertTrue(Messages.CHINESE.format(reason).contains("处理器 3 秒"));
    assertShows2024(read(pool, good()));
  }

  @Test
  void aPdfThatTakesTooMuchMemoryIsRefusedAndTheNextIsRead() throws IOException {
    byte[] large = new byte[80 << 20]; // a string, which is kept as a whole
    Arrays.fill(large, (byte) '(');
    ReaderProcess.Pool pool = pool(JAVA, 60);
    Message reason = refused(pool, pdf(large, ascii("")));
    assertEquals(Message.of("grid.limit.file-memory", 256), reason);
    assertTrue(Messages.CHINESE.format(reason).contains("256 MB"));
    assertShows2024(read(pool, good()));
  }

  @Test
  void aReasonComesBackWithItsArguments() throws IOException {
    ReaderProcess.Pool pool = pool(JAVA, 60);
    byte[] text = ascii("BT /F 12 Tf 9 9 Td (" + "1".repeat(40_000) + ") Tj ET");
    assertEquals("grid.limit.text", refused(pool, pdf(text, ascii(""))).key());
    assertEquals("grid.damaged", refused(pool, ascii("%PDF-1.7")).key());
    byte[] blank = pdf(ascii(""), ascii(""));
    assertEquals(Message.of("grid.kind.pdf"), refused(pool, blank));
  }

  @Test
  void whereNoJavaProgramIsTheFileIsReadInThisOne() throws IOException {
    Path none = JAVA.resolveSibling("no-java");
    assertShows2024(read(pool(none, 60), good()));
  }

  @Test
  void aProgramThatDoesNotStartRefusesTheFileAndIsTriedAgain(@TempDir Path folder)
      throws IOException {
    Path java = Files.createFile(folder.resolve("java"));
    assertTrue(java.toFile().setExecutable(true));
    ReaderProcess.Pool pool = pool(java, 60);
    assertEquals(Message.of("grid.reader-process"), refused(pool, good()));
    assertEquals(Message.of("grid.reader-process"), refused(pool, good()));
    Files.delete(java);
    Files.createSymbolicLink(java, JAVA);
    assertShows2024(read(pool, good()));
    Files.delete(java);
    assertEquals(1, pool.idle().size());
  }

  @Test
  void aProcessThatDoesNotAnswerIsWaitedForOnce() throws IOException {
    ReaderProcess.Pool pool = new ReaderProcess.Pool(JAVA, Duration.ofDays(1), Duration.ZERO);
    Message reason = refused(pool, endless());
    assertEquals(Message.of("grid.limit.time", Duration.ofDays(1).toSeconds()), reason);
    assertEquals(List.of(), pool.idle());
  }

  @Test
  void processesThatEndedWhileIdleAreNotUsed() throws Exception {
    ReaderProcess.Pool pool = pool(JAVA, 60);
    List<ReaderProcess> processes = List.of(pool.acquire(), pool.acquire(), pool.acquire());
    processes.forEach(pool::release);
    for (Process each : pool.idle()) {
      each.destroyForcibly().waitFor();
    }
    assertShows2024(read(pool, good()));
    assertEquals(1, pool.idle().size());
    assertTrue(pool.idle().get(0).isAlive());
  }

  @Test
  void aProcessIsIdleFromItsLastFileOn() throws IOException {
    ReaderProcess.Pool pool = pool(JAVA, 60);
    read(pool, good());
    Process process = pool.idle().get(0);
    assertEquals("grid.damaged", refused(pool, ascii("%PDF-1.7")).key());
    pool.endIdle(1);
    assertEquals(List.of(process), pool.idle());
    pool.endIdle(2);
    assertEquals(List.of(), pool.idle());
  }

  @Test
  void gridsComeBackAsTheyWere() throws IOException {
    List<Cell> cells =
        List.of(
            cell(0, new CellContent.Text("\ud842\udfb7 \n一"), null),
            cell(1, new CellContent.Numeric(new BigDecimal("1E+5")), "SUM(A1:B2)"),
            cell(2, new CellContent.Numeric(new BigDecimal("-0.10")), null),
            cell(3, new CellContent.Day(LocalDate.of(2024, 2, 29)), null),
            cell(4, new CellContent.Flag(true), null),
            cell(5, new CellContent.Flag(false), null),
            cell(6, new CellContent.ErrorValue("#DIV/0!"), "1/0"),
            cell(7, new CellContent.Uncalculated(), "A1"));
    List<Region> merged = List.of(Region.parse("B2:C3"), Region.parse("XFD1048576"));
    Map<Address, List<DisplayMark>> marks =
        Map.of(
            Address.parse("A1"),
            List.of(new DisplayMark.Dropped("12"), new DisplayMark.Struck()),
            Address.parse("C9"),
            List.of(new DisplayMark.ShownAs("1.5", "1.52", true), new DisplayMark.FormulaLost()));
    Grid grid =
        Grid.of(Grid.Source.SHEET, "表", true, cells, merged, Set.of(2, 5))
            .withHiddenColumnsAndMarks(Set.of(3), marks);
    byte[] bytes =
        GridSerializer.of(List.of(grid, Grid.of(Grid.Source.TEXT, "", cells, List.of())));
    List<Grid> back = GridSerializer.grids(bytes, new Budget(Limits.DEFAULT));
    assertEquals(2, back.size());
    assertEquals(Grid.Source.SHEET, back.get(0).source());
    assertEquals("表", back.get(0).name());
    assertTrue(back.get(0).isHidden());
    assertEquals(cells, List.copyOf(back.get(0).cells()));
    assertEquals(merged, back.get(0).mergedRegions());
    assertEquals(Set.of(2, 5), back.get(0).hiddenRows());
    assertEquals(Set.of(3), back.get(0).hiddenColumns());
    assertEquals(marks, back.get(0).marks());
    assertEquals(Grid.Source.TEXT, back.get(1).source());
    assertNotEquals(back.get(0).isHidden(), back.get(1).isHidden());
  }

  private static Cell cell(int column, CellContent content, @Nullable String formula) {
    return new Cell(new Address(0, column), content, formula);
  }
}

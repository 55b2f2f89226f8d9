package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Formats are read once for parts that are the same to the byte, and for no others. */
class KnownFormatsTest {
  private final List<DateFormats> read = new ArrayList<>();

  private DateFormats of(Packed part, Budget budget) throws IOException {
    return KnownFormats.of(
        part,
        budget,
        () -> {
          budget.inflate(1_000);
          DateFormats formats = new DateFormats();
          read.add(formats);
          return formats;
        });
  }

  private static Packed part(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return new Packed(ByteBuffer.wrap(bytes), true, seed);
  }

  @Test
  void readOnceButCountedEachTime() throws IOException {
    Budget first = new Budget(Limits.DEFAULT);
    Budget second = new Budget(Limits.DEFAULT);
    DateFormats before = of(part(1, 900), first);
    assertSame(before, of(part(1, 900), second));
    assertEquals(1, read.size());
    assertEquals(1_000, first.inflated());
    assertEquals(1_000, second.inflated());
  }

  @Test
  void aByteMakesAnother() throws IOException {
    Budget budget = new Budget(Limits.DEFAULT);
    Packed part = part(2, 900);
    of(part, budget);
    part.bytes().put(450, (byte) ~part.bytes().get(450));
    of(part, budget);
    of(new Packed(part.bytes(), false, part.sum()), budget);
    of(new Packed(part.bytes(), true, part.sum() + 1), budget);
    assertEquals(4, read.size());
  }

  @Test
  void largePartsAndTooManyAreForgotten() throws IOException {
    Budget budget = new Budget(Limits.DEFAULT);
    of(part(3, 100_000), budget);
    of(part(3, 100_000), budget);
    assertEquals(2, read.size());
    of(part(4, 900), budget);
    for (int seed = 100; seed < 150; seed++) {
      of(part(seed, 900), budget);
    }
    of(part(4, 900), budget);
    assertEquals(54, read.size());
  }

  /** As what is refused depends on them. */
  @Test
  void otherLimitsMakeAnother() throws IOException {
    of(part(5, 900), new Budget(Limits.DEFAULT));
    Limits small = new Limits(1 << 20, 1_500, 4 << 20, 200, 8, 2, 10, 20, 1_000, 5, 8);
    of(part(5, 900), new Budget(small));
    assertEquals(2, read.size());
    Budget nearlySpent = new Budget(small);
    nearlySpent.inflate(1_000);
    assertThrows(Refusal.class, () -> of(part(5, 900), nearlySpent));
    assertEquals(2, read.size());
  }

  /** The same part of a workbook whose zip says it should have been another. */
  @Test
  void aDamagedPartIsRefusedThoughItIsKnown() throws IOException {
    byte[] workbook =
        WrittenByHand.rows("<row><c s='0'><v>45677</v></c></row>")
            .styles("<cellXfs><xf numFmtId='14'/></cellXfs>")
            .bytes();
    Grid grid = GridReader.read("good.xlsx", workbook).get(0);
    assertTrue(grid.content(Address.parse("A1")) instanceof Content.Day);

    byte[] damaged = workbook.clone();
    String latin = new String(damaged, StandardCharsets.ISO_8859_1);
    int name = latin.lastIndexOf("xl/styles.xml"); // in the directory, behind the check sum
    damaged[name - 46 + 16] ^= 1;
    assertThrows(IOException.class, () -> GridReader.read("damaged.xlsx", damaged));
  }
}

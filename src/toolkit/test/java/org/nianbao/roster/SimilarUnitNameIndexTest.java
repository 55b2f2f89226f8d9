package org.nianbao.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Near names found without a look at each are those that a look at each finds. */
class SimilarNameIndexTest {
  private static final List<String> PARTS =
      List.of("红旗区", "小店", "镇", "局", "人民政府", "办公室", "东", "西", "街道", "（", " ", "Ａ", "A");

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    for (int parts = random.nextInt(5); parts >= 0; parts--) {
      name.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return name.toString();
  }

  @Test
  void findsWhatALookAtEachFinds() {
    Random random = new Random(7);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      names.add(name(random));
    }
    SimilarUnitNameIndex near = new SimilarUnitNameIndex(names);
    for (int i = 0; i < 150; i++) {
      String asked = name(random);
      assertEquals(
          IntStream.range(0, names.size())
              .filter(at -> UnitNameComparison.isSimilar(names.get(at), asked))
              .boxed()
              .toList(),
          near.findSimilar(asked).toList(),
          asked);
    }
  }
}

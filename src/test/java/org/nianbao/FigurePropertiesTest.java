package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.nianbao.form.Submission;
import org.nianbao.report.FormWriter;
import org.nianbao.template.Field;
import org.nianbao.template.Kind;
import org.nianbao.template.Linear;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** What holds for any figures whatever. */
class FigurePropertiesTest {
  private static final Template TEMPLATE = Template.current();

  @Property(tries = 60)
  void anyTwoHundredFiguresSurviveFillingAndReading(@ForAll("figures") List<BigDecimal> figures)
      throws Exception {
    Map<String, BigDecimal> values = new LinkedHashMap<>();
    Iterator<BigDecimal> next = figures.iterator();
    for (Field field : TEMPLATE.figures()) {
      BigDecimal value = next.next();
      values.put(field.key(), field.kind() == Kind.AMOUNT ? value.movePointLeft(4) : value);
    }
    Path folder = Files.createTempDirectory("nianbao");
    Path form = folder.resolve("form.xlsx");
    try {
      FormWriter.writeForm(submission(folder, values), form);
      Map<String, BigDecimal> received = Nianbao.read(TEMPLATE, form).values();
      values.forEach(
          (key, value) ->
              assertEquals(0, value.compareTo(Objects.requireNonNull(received.get(key))), key));
    } finally {
      Files.deleteIfExists(form);
      Files.deleteIfExists(folder.resolve("data.json"));
      Files.delete(folder);
    }
  }

  /** Counts of all sizes up to the fifteen digits that a cell keeps. */
  @Provide
  Arbitrary<List<BigDecimal>> figures() {
    Arbitrary<Long> counts =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 99), Arbitraries.longs().between(0, 999_999_999_999_999L));
    return counts.map(BigDecimal::valueOf).list().ofSize(TEMPLATE.figures().size());
  }

  @Property(tries = 300)
  void aChangedFigureIsAnErrorExactlyWhenARuleSeesIt(
      @ForAll long seed, @ForAll("figureNumbers") int number) throws Exception {
    Map<String, BigDecimal> values = consistent(new Random(seed));
    Field changed = TEMPLATE.figures().get(number);
    values.merge(changed.key(), BigDecimal.ONE, BigDecimal::add);
    boolean seen =
        TEMPLATE.rules().stream()
            .filter(rule -> rule.severity() == Severity.ERROR && rule.relation().compares())
            .anyMatch(rule -> sees(rule, changed.key()));
    Path folder = Files.createTempDirectory("nianbao");
    boolean error;
    try {
      error =
          Nianbao.check(submission(folder, values)).stream()
              .anyMatch(each -> each.severity() == Severity.ERROR);
    } finally {
      Files.deleteIfExists(folder.resolve("data.json"));
      Files.delete(folder);
    }
    assertEquals(seen, error, changed.key());
  }

  @Provide
  Arbitrary<Integer> figureNumbers() {
    return Arbitraries.integers().between(0, TEMPLATE.figures().size() - 1);
  }

  private static boolean sees(Rule rule, String key) {
    return coefficient(rule.left(), key).compareTo(coefficient(rule.right(), key)) != 0;
  }

  private static BigDecimal coefficient(@org.jspecify.annotations.Nullable Linear side, String key) {
    return side == null
        ? BigDecimal.ZERO
        : side.coefficients().getOrDefault(key, BigDecimal.ZERO);
  }

  /** A report on which every rule that is an error holds: random parts, all totals worked out. */
  private static Map<String, BigDecimal> consistent(Random random) {
    Map<String, BigDecimal> values = new HashMap<>();
    for (Field field : TEMPLATE.figures()) {
      boolean received = field.key().startsWith("requests.received.");
      boolean carried = field.key().startsWith("requests.carried");
      int part = received || carried ? 0 : random.nextInt(9);
      values.put(field.key(), BigDecimal.valueOf(part));
    }
    for (Rule rule : TEMPLATE.rules()) {
      if (rule.computed() && rule.id().equals("T3-PROCESSED")) {
        values.put(rule.subject(), sum(rule, values));
        String received = rule.subject().replace("processedTotal", "received");
        values.put(received, sum(rule, values));
      }
    }
    for (Rule rule : TEMPLATE.rules()) {
      if (rule.computed() && !rule.id().equals("T3-PROCESSED")) {
        values.put(rule.subject(), sum(rule, values));
      }
    }
    return values;
  }

  private static BigDecimal sum(Rule rule, Map<String, BigDecimal> values) {
    return Objects.requireNonNull(rule.right())
        .value(key -> Objects.requireNonNull(values.get(key)));
  }

  private static Submission submission(Path folder, Map<String, BigDecimal> values)
      throws Exception {
    StringBuilder json = new StringBuilder("{\"unit.name\":\"小店镇\",\"year\":2024");
    values.forEach((key, value) -> json.append(",\"%s\":%s".formatted(key, value.toPlainString())));
    Path data = Files.writeString(folder.resolve("data.json"), json.append("}"));
    return Nianbao.data(TEMPLATE, data).get(0);
  }
}

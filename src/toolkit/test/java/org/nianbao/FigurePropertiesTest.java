package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.jxls.FormWriter;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** What holds for any figures whatever. */
class FigurePropertiesTest {
  private static final Template TEMPLATE = Template.current();

  /** The most that the fifteen digits of a cell hold. */
  private static final long MOST = 999_999_999_999_999L;

  @TempDir Path folder;

  @Test
  void anyTwoHundredFiguresSurviveFillingAndReading() throws Exception {
    survive(() -> BigDecimal.ZERO);
    survive(() -> BigDecimal.valueOf(MOST));
    Trials.of(60, random -> survive(() -> BigDecimal.valueOf(count(random))));
  }

  /** Every other count is small, as most are. */
  private static long count(Random random) {
    return random.nextBoolean() ? random.nextInt(100) : Math.floorMod(random.nextLong(), MOST + 1);
  }

  private void survive(Supplier<BigDecimal> figures) throws Exception {
    Map<String, BigDecimal> values = new LinkedHashMap<>();
    for (Field field : TEMPLATE.figures()) {
      BigDecimal value = figures.get();
      values.put(field.key(), field.kind() == FieldKind.AMOUNT ? value.movePointLeft(4) : value);
    }
    Path form = folder.resolve("form.xlsx");
    FormWriter.writeForm(RandomReports.submission(folder, values, "", 2024), form);
    Map<String, BigDecimal> received = Nianbao.read(TEMPLATE, form).values();
    values.forEach(
        (key, value) ->
            assertEquals(0, value.compareTo(Objects.requireNonNull(received.get(key))), key));
  }

  @Test
  void aChangedFigureIsAnErrorExactlyWhenARuleSeesIt() {
    for (Field changed : TEMPLATE.figures()) {
      boolean seen =
          TEMPLATE.rules().stream()
              .filter(rule -> rule.severity() == Severity.ERROR && rule.relation().isComparison())
              .anyMatch(rule -> sees(rule, changed.key()));
      Trials.of(
          2,
          random -> {
            Map<String, BigDecimal> values = RandomReports.consistent(random);
            values.merge(changed.key(), BigDecimal.ONE, BigDecimal::add);
            boolean error =
                Nianbao.check(RandomReports.submission(folder, values, "", 2024)).stream()
                    .anyMatch(each -> each.severity() == Severity.ERROR);
            assertEquals(seen, error, changed.key());
          });
    }
  }

  private static boolean sees(Rule rule, String key) {
    return coefficient(rule.left(), key).compareTo(coefficient(rule.right(), key)) != 0;
  }

  private static BigDecimal coefficient(@Nullable LinearExpression side, String key) {
    return side == null ? BigDecimal.ZERO : side.coefficients().getOrDefault(key, BigDecimal.ZERO);
  }
}

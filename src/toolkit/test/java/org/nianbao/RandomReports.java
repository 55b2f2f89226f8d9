package org.nianbao;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.nianbao.form.Submission;
import org.nianbao.template.Editions;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/** Reports made at random. */
public final class RandomReports {
  private static final int MOST = 30;

  private RandomReports() {}

  /** Figures of the form now in force on which every rule that is an error holds. */
  public static Map<String, BigDecimal> consistent(Random random) {
    return consistent(Template.current(), random);
  }

  /**
   * Figures on which every rule that is an error holds: random parts, the totals worked out,
   * nothing carried in or out, and as much received as processed.
   */
  public static Map<String, BigDecimal> consistent(Template template, Random random) {
    Map<String, BigDecimal> values = new HashMap<>();
    for (Field field : template.figures()) {
      boolean flow =
          field.key().startsWith("requests.received.")
              || field.key().startsWith("requests.carried");
      int any = random.nextInt(MOST) - (field.signed() ? MOST / 2 : 0);
      values.put(field.key(), BigDecimal.valueOf(flow ? 0 : any));
    }
    for (String part : List.of("T3-PROCESSED", "T3-TOTAL", "T4-TOTAL")) {
      for (Rule rule : template.rules()) {
        if (rule.computed() && rule.id().equals(part)) {
          BigDecimal sum = sum(rule, values);
          values.put(rule.subject(), sum);
          values.put(rule.subject().replace("processedTotal", "received"), sum);
        }
      }
    }
    return values;
  }

  /**
   * Figures as offices have them, on which every rule that is an error holds: most are 0, few are
   * large, and what was received or carried in was processed or carried out.
   */
  public static Map<String, BigDecimal> lifelike(Random random) {
    Map<String, BigDecimal> values = new HashMap<>();
    int size = Trials.between(random, 1, 3); // digits of what the office is busy with
    for (Field field : Template.current().figures()) {
      values.put(field.key(), BigDecimal.valueOf(random.nextInt(3) == 0 ? some(random, size) : 0));
    }
    for (Rule rule : Template.current().rules()) {
      if (rule.id().equals("T3-PROCESSED")) {
        total(rule, values);
        String processed = rule.subject();
        String out = processed.replace("processedTotal", "carriedOut");
        BigDecimal handled = sum(values, processed, out);
        BigDecimal in = BigDecimal.valueOf(some(random, size)).min(handled);
        values.put(processed.replace("processedTotal", "carriedIn"), in);
        values.put(processed.replace("processedTotal", "received"), handled.subtract(in));
      }
    }
    for (Rule rule : Template.current().totals()) {
      total(rule, values);
    }
    return values;
  }

  private static long some(Random random, int digits) {
    return random.nextInt(BigDecimal.TEN.pow(1 + random.nextInt(digits)).intValueExact());
  }

  private static BigDecimal sum(Map<String, BigDecimal> values, String one, String other) {
    return Objects.requireNonNull(values.get(one)).add(Objects.requireNonNull(values.get(other)));
  }

  private static void total(Rule rule, Map<String, BigDecimal> values) {
    values.put(rule.subject(), sum(rule, values));
  }

  private static BigDecimal sum(Rule rule, Map<String, BigDecimal> values) {
    return Objects.requireNonNull(Objects.requireNonNull(rule.right()).value(values::get));
  }

  /**
   * The submission of these figures, of a town, through a data file in the folder.
   *
   * @param level the unit's level; empty for none
   */
  public static Submission submission(
      Path folder, Map<String, BigDecimal> values, String level, int year) throws IOException {
    return submission(folder, "小店镇", values, level, year);
  }

  /** The same of any unit. */
  public static Submission submission(
      Path folder, String unit, Map<String, BigDecimal> values, String level, int year)
      throws IOException {
    StringBuilder json =
        new StringBuilder("{\"unit.name\":\"%s\",\"year\":%d".formatted(unit, year));
    json.append(level.isEmpty() ? "" : ",\"unit.level\":\"" + level + "\"");
    values.forEach((key, value) -> json.append(",\"%s\":%s".formatted(key, value.toPlainString())));
    Path data = Files.writeString(folder.resolve("data.json"), json.append("}"));
    return Nianbao.data(Editions.shipped(), data).get(0);
  }
}

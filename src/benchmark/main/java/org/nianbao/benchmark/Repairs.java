package org.nianbao.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.nianbao.Nianbao;
import org.nianbao.RandomReports;
import org.nianbao.repair.Mistake;
import org.nianbao.repair.MistakeTrial;
import org.nianbao.repair.MistakeTrial.Outcome;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/**
 * Makes mistakes in correct reports, published and random ones in turn, and prints how often the
 * suggestions are right.
 */
final class Repairs {
  private static final long SEED = 20_241_231;

  private final List<Map<String, BigDecimal>> published;
  private final int trials;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Repairs(List<Map<String, BigDecimal>> published, int trials) {
    this.published = published;
    this.trials = trials;
  }

  /**
   * Tries each kind of mistake a number of times.
   *
   * @param arguments the folder of published reports, and the number of trials
   */
  public static void main(String[] arguments) throws IOException {
    Repairs repairs = new Repairs(published(Path.of(arguments[0])), Integer.parseInt(arguments[1]));
    repairs.table("totals typed, every wrong figure in two sums or more", true, 0);
    repairs.table("totals typed, a wrong figure in one sum only", true, 1);
    repairs.table("totals computed by the form", false, 1);
  }

  /** Returns the published figures, with corrected totals. */
  private static List<Map<String, BigDecimal>> published(Path folder) throws IOException {
    List<Map<String, BigDecimal>> reports = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Map<String, BigDecimal> values =
            new HashMap<>(Nianbao.data(Template.current(), file).get(0).values());
        for (Rule rule : Template.current().totals()) {
          BigDecimal sum = Objects.requireNonNull(rule.right()).value(values::get);
          values.put(rule.subject(), sum);
        }
        reports.add(values);
      }
    }
    return reports;
  }

  private void table(String title, boolean typed, int which) {
    out.printf(
        "%n%s%n%n| mistake | broke a rule | detected | first right | among three | shown"
            + " | called most likely | wrongly | expected wrongly | too many | leaves a rule failing | ms | slowest |%n"
            + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |%n",
        title);
    for (Mistake mistake : Mistake.values()) {
      row(mistake.words(), typed, which, random -> List.of(mistake));
    }
    row("one of any kind", typed, which, random -> Mistake.some(1, random));
    row("two of any kind", typed, which, random -> Mistake.some(2, random));
    row("three of any kind", typed, which, random -> Mistake.some(3, random));
  }

  private interface Choice {
    List<Mistake> of(Random random);
  }

  private void row(String name, boolean typed, int which, Choice choice) {
    Random random = new Random(SEED);
    List<Outcome> outcomes = List.of(new Outcome(), new Outcome());
    Outcome outcome = outcomes.get(which);
    for (int trial = 0; outcome.broken() < trials && trial < 40 * trials; trial++) {
      Map<String, BigDecimal> right =
          trial % 2 == 0
              ? published.get(random.nextInt(published.size()))
              : RandomReports.lifelike(random);
      MistakeTrial.of(right, typed, choice.of(random), outcomes, random);
    }
    if (outcome.broken() == 0) {
      return;
    }
    out.printf(
        "| %s | %d | %s | %s | %s | %s | %s | %s | %s | %s | %d | %.2f | %.0f |%n",
        name,
        outcome.broken(),
        share(outcome.detected(), outcome),
        share(outcome.first(), outcome),
        share(outcome.among(), outcome),
        share(outcome.shown(), outcome),
        share(outcome.claimed(), outcome),
        share(outcome.wronglyClaimed(), outcome),
        share(outcome.wronglyExpected(), outcome),
        share(outcome.beyond(), outcome),
        outcome.unsound(),
        outcome.nanoseconds() / 1e6,
        outcome.slowest() / 1e6);
  }

  private static String share(long count, Outcome outcome) {
    return "%.1f %%".formatted(100.0 * count / outcome.broken());
  }
}

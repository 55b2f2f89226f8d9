package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Trials;
import org.nianbao.form.Figure;
import org.nianbao.form.Submission;
import org.nianbao.grid.Grid;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * Forms rearranged at random: a figure is read from its own cell or it is missing, and said to be;
 * never is one read from the cell of another. The property {@code nianbao.layouts} says how many
 * are tried.
 */
class LayoutTrialsTest {
  private static final int TRIALS = Integer.getInteger("nianbao.layouts", 400);
  private static final Template TEMPLATE = Template.current();

  /** What the figures of a copy exceed those of the form by. */
  private static final BigDecimal COPY = BigDecimal.valueOf(20_000);

  @TempDir static Path folder;

  private final Map<String, BigDecimal> sent = FilledForm.figures();
  private final List<String> wrong = new ArrayList<>();
  private int located;
  private int whole;

  @Test
  void noFigureIsReadFromTheCellOfAnother() throws Exception {
    List<Grid> form = FilledForm.grids(folder, sent);
    Trials.of(
        TRIALS,
        random -> {
          List<String> edits = RandomEdits.of(random);
          Layout layout = new Layout(form, FilledForm.SHEETS);
          edits.forEach(layout::edit);
          String fault =
              fault(SubmissionReader.read(TEMPLATE, layout.grids(), "trial"), layout.written());
          if (!fault.isEmpty()) {
            wrong.add(fault + " " + edits);
          }
        });
    System.out.printf(
        "layouts at random: %d, located whole %d, figures located %d of %d, wrong layouts %d%n",
        TRIALS, whole, located, TRIALS * sent.size(), wrong.size());
    assertEquals("", String.join("\n", wrong.subList(0, Math.min(wrong.size(), 12))));
    assertTrue(located > TRIALS * sent.size() * 0.9, () -> located + " figures located");
  }

  /**
   * What is wrong with a reading; empty if nothing is.
   *
   * @param written what the edits have left
   */
  private String fault(Submission read, Set<String> written) {
    Map<String, Boolean> copies = new HashMap<>();
    int here = 0;
    for (Field field : TEMPLATE.figures()) {
      Figure figure = Objects.requireNonNull(read.figure(field.key()));
      BigDecimal right = Objects.requireNonNull(sent.get(field.key()));
      if (figure.place() == null) {
        if (read.readingDiscrepancies().stream()
            .noneMatch(each -> each.rule().equals("S-MISSING"))) {
          return field.key() + " is missing and nothing is said";
        }
        continue;
      }
      if (figure.cellText().isEmpty() && !written.contains(right.toPlainString())) {
        continue;
      }
      boolean own = figure.value() != null && figure.value().compareTo(right) == 0;
      boolean copy =
          figure.value() != null
              && figure.value().compareTo(right.add(COPY)) == 0
              && read.readingDiscrepancies().stream()
                  .anyMatch(each -> each.severity() == Severity.WARNING);
      Boolean before = copies.putIfAbsent(field.sheet(), copy);
      // of a table that is there twice one is read, not a bit of each
      if ((!own && !copy) || (before != null && before != copy)) {
        return field.key() + " read at " + figure.place() + " as " + figure.cellText();
      }
      here++;
    }
    located += here;
    whole += here == sent.size() ? 1 : 0;
    return "";
  }
}

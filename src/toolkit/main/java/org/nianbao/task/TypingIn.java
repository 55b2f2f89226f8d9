package org.nianbao.task;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Submission;
import org.nianbao.issue.BlankForms;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster;
import org.nianbao.roster.UnitOfFile;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;

/**
 * Forms for pictures and scans, whose figures an officer types in, beforehand or into the blank
 * form. Unit and year are those that are given, else those that the name of the file tells.
 *
 * @param unit the unit; empty if not given
 * @param level its 行政层级; empty if not given
 * @param figures the figures that were typed in, by key
 * @param texts the choices, dates and texts of the tables that were typed in, by key; without
 *     figures and texts, the form is blank
 */
public record TypingIn(
    String unit, String level, Map<String, BigDecimal> figures, Map<String, String> texts) {
  /** The reasons why a picture, or a PDF or OFD of pictures, cannot be read. */
  private static final Set<String> REASONS =
      Set.of("grid.kind.picture", "grid.kind.pdf", "grid.kind.ofd");

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d\\d(?!\\d)");

  public TypingIn {
    figures = Map.copyOf(figures);
    texts = Map.copyOf(texts);
  }

  /** Returns how many figures, and how many other entries of a form, were typed in. */
  private Message typed(Template template) {
    Message ofFigures = Message.of("cli.type-in.count", figures.size());
    return template.entries().isEmpty()
        ? ofFigures
        : Message.of("cli.type-in.count.entries", ofFigures, texts.size());
  }

  /** Returns whether a file could not be read because it is a picture or a scan. */
  public static boolean isPicture(ValidationResult checked) {
    Message reason = checked.unreadableReason();
    return reason != null && REASONS.contains(reason.key());
  }

  /** Returns the unit that the name of a file tells; empty if it tells none. */
  public static String unitOf(Path file) {
    return UnitOfFile.nameIn(file.toString());
  }

  /** Returns the report year that the name of a file tells; null if it tells none. */
  public static @Nullable Integer yearOf(Path file) {
    Matcher inName = YEAR.matcher(String.valueOf(file.getFileName()));
    return inName.find() ? Integer.valueOf(inName.group()) : null;
  }

  /**
   * Returns the form for a file that could not be read; null if it is no picture.
   *
   * @param given the report year; null if not given
   * @throws RefusedException if neither the name of the file nor the user tells unit and year
   */
  FormConversion.@Nullable Converted form(
      ValidationResult checked, Editions editions, @Nullable Integer given) throws IOException {
    if (!isPicture(checked)) {
      return null;
    }
    Path file = Path.of(checked.file());
    Integer year = given == null ? yearOf(file) : given;
    if (year == null) {
      throw new RefusedException("cli.type-in.year", file);
    }
    String name = unit.isEmpty() ? unitOf(file) : unit;
    if (name.isEmpty()) {
      throw new RefusedException("cli.type-in.unit", file);
    }
    Template template = editions.ofYear(year).orElse(null);
    if (template == null) {
      throw new RefusedException("cli.edition", year);
    }
    IssueTask.requireLevel(template, level);
    Submission blank =
        new BlankForms(template, level, year, LastYearReports.none())
            .of(Roster.Unit.named(name, ""));
    return figures.isEmpty() && texts.isEmpty()
        ? new FormConversion.Converted(
            blank, written -> Message.of("cli.type-in", written, name, year))
        : new FormConversion.Converted(
            blank.withCorrections(figures).withTextsForBlankFields(texts),
            written -> Message.of("cli.type-in.figures", written, name, year, typed(template)));
  }
}

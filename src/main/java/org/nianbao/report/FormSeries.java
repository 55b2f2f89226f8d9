package org.nianbao.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Figure;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/**
 * Writes many forms of a template. Of those that differ in texts only, the first is filled by Jxls,
 * the second time with stand-ins for the texts; if that gives the first form again once the texts
 * take their places, the others are made of it in no time.
 */
public final class FormSeries {
  /** A longer text is left to Jxls. */
  private static final int LONGEST = 1000;

  /** Forms that no other is like are not kept forever. */
  private static final int MOST_KEPT = 64;

  /** What forms have in common that differ in texts only; the data holds stand-ins for them. */
  private record Common(Map<String, Object> data, List<Figure> figures) {}

  /** A form that Jxls has filled with these texts. */
  private static final class Filled {
    final byte[] form;
    final Map<String, String> texts;

    Filled(byte[] form, Map<String, String> texts) {
      this.form = form;
      this.texts = texts;
    }
  }

  private final Template template;
  private final Map<Common, Filled> firsts = new LatestOnly<>();
  private final Map<Common, Optional<FilledPattern>> patterns = new LatestOnly<>();

  /** The free texts; null before the template has been looked at. */
  private @Nullable Map<String, Integer> perLine;

  /** A series of forms of this template. */
  public FormSeries(Template template) {
    this.template = template;
  }

  /**
   * Writes a form to be filled in, just as {@link FormWriter#writeForm} does.
   *
   * @throws IOException if the file cannot be written; it is then as it was before
   */
  public void write(Submission submission, Path file) throws IOException {
    byte[] form = form(submission);
    AtomicFile.write(file, out -> out.write(form));
  }

  /** The form as a file's bytes. */
  byte[] form(Submission submission) throws IOException {
    if (perLine == null) {
      byte[] form = FormWriter.form(submission, FormData.of(submission), this::look);
      firsts.put(common(submission), new Filled(form, texts(submission)));
      return form;
    }
    Common common = common(submission);
    Filled first = firsts.remove(common);
    if (first != null) {
      patterns.put(common, pattern(submission, common, first));
    }
    Optional<FilledPattern> pattern = patterns.getOrDefault(common, Optional.empty());
    if (pattern.isPresent()) {
      Optional<byte[]> form = pattern.get().with(texts(submission));
      if (form.isPresent()) {
        return form.get();
      }
    }
    byte[] form = FormWriter.form(submission, FormData.of(submission), book -> {});
    if (!patterns.containsKey(common)) {
      firsts.put(common, new Filled(form, texts(submission)));
    }
    return form;
  }

  private void look(XSSFWorkbook workbook) {
    perLine = FreeTexts.perLine(workbook, template);
  }

  /** A pattern that has been seen to give a form that Jxls has filled. */
  private Optional<FilledPattern> pattern(Submission submission, Common common, Filled first)
      throws IOException {
    byte[] form = FormWriter.form(submission, common.data(), book -> {});
    Optional<FilledPattern> pattern = FilledPattern.of(form, standIns(submission));
    Optional<byte[]> again =
        pattern.isPresent() ? pattern.get().with(first.texts) : Optional.empty();
    boolean same = again.isPresent() && FilledPattern.same(again.get(), first.form);
    return same ? pattern : Optional.empty();
  }

  private Common common(Submission submission) {
    Map<String, Object> data = FormData.of(submission);
    standIns(submission).forEach(each -> FormData.put(data, each.key(), each.text()));
    List<Figure> figures = new ArrayList<>();
    for (Field field : template.fields()) {
      Figure figure = submission.figure(field.key());
      if (figure != null) {
        figures.add(figure);
      }
    }
    return new Common(data, figures);
  }

  /** For every text of the submission that others may take the place of. */
  private List<StandIn> standIns(Submission submission) {
    List<StandIn> standIns = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, Integer> free : Objects.requireNonNull(perLine).entrySet()) {
      String text = submission.text(free.getKey());
      int width = free.getValue();
      if (!text.isEmpty() && text.length() <= LONGEST) {
        int lines = width == 0 ? 1 : RowHeights.lines(text, width);
        standIns.add(StandIn.of(free.getKey(), number, lines, width));
      }
      number++;
    }
    return standIns;
  }

  private Map<String, String> texts(Submission submission) {
    Map<String, String> texts = new LinkedHashMap<>();
    standIns(submission).forEach(each -> texts.put(each.key(), submission.text(each.key())));
    return texts;
  }

  /** Forgets what has not been asked for longest. */
  private static final class LatestOnly<V> extends LinkedHashMap<Common, V> {
    private static final long serialVersionUID = 1L;

    LatestOnly() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Common, V> eldest) {
      return size() > MOST_KEPT;
    }
  }
}

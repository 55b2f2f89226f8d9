package org.nianbao.benchmark;

import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import org.nianbao.Nianbao;
import org.nianbao.check.JsonReport;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.message.Messages;
import org.nianbao.template.Template;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One workbook after the other, on one thread: reading and checking with nianbao, and reading with
 * other libraries.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC") // as the launcher
@Warmup(iterations = 10, time = 2) // until all is compiled
@Measurement(iterations = 6, time = 1)
public class OneWorkbook {
  private static final int FILES = 200;

  /** Few enough to stay in the processor's cache, like a submission that was just read. */
  private static final int JUST_READ = 20;

  /** Forms made from the template, or hand-made layouts, each used by some of the units. */
  @Param({"forms", "hand-made"})
  public String kind = "forms";

  private final Template template = Template.current();
  private final XMLInputFactory aalto = new InputFactoryImpl();
  private final XMLInputFactory woodstox = new WstxInputFactory();
  private final XMLInputFactory jdk = XMLInputFactory.newDefaultFactory();
  private List<Path> files = List.of();
  private List<Submission> submissions = List.of();
  private List<Submission> withoutNarrative = List.of();
  private int next;
  private Path written = Path.of("");

  /** Makes the workbooks. */
  @Setup(Level.Trial)
  public void make() throws IOException {
    Path folder = Files.createTempDirectory("benchmark");
    files = Workbooks.make(folder, FILES, kind.equals("hand-made") ? Workbooks.LAYOUTS : 0);
    submissions = files.stream().limit(JUST_READ).map(file -> read(template, file)).toList();
    withoutNarrative = submissions.stream().map(this::withoutNarrative).toList();
    written = folder.resolve("written.xlsx");
  }

  private static Submission read(Template template, Path file) {
    try {
      return Nianbao.read(template, file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Submission withoutNarrative(Submission whole) {
    Map<String, String> texts =
        Map.of(Template.UNIT, whole.unit(), Template.LEVEL, whole.text(Template.LEVEL));
    return Submission.of(whole.source(), template, whole.values(), texts, 2024);
  }

  private Path file() {
    return files.get(next++ % FILES);
  }

  private Submission submission() {
    return submissions.get(next++ % JUST_READ);
  }

  @Benchmark
  public long unzip() throws IOException {
    return Baselines.unzip(file());
  }

  /** The minimum: unzipping, and parsing with the fastest parser. */
  @Benchmark
  public long floor() throws IOException {
    return Baselines.parse(file(), aalto);
  }

  @Benchmark
  public long woodstox() throws IOException {
    return Baselines.parse(file(), woodstox);
  }

  @Benchmark
  public long jdkStax() throws IOException {
    return Baselines.parse(file(), jdk);
  }

  @Benchmark
  public long fastexcelReader() throws IOException {
    return Baselines.fastexcel(file());
  }

  @Benchmark
  public long poiEvents() throws IOException {
    return Baselines.poiEvents(file());
  }

  @Benchmark
  public long poiUserModel() throws IOException {
    return Baselines.poi(file());
  }

  /** Reads and locates. */
  @Benchmark
  public Object read() throws IOException {
    return Nianbao.read(template, file());
  }

  /** The rules that are formulas. */
  @Benchmark
  public Object rules() {
    return Nianbao.check(withoutNarrative.get(next++ % JUST_READ));
  }

  /** All rules, those of the narrative included. */
  @Benchmark
  public Object check() {
    return Nianbao.check(submission());
  }

  /** Reads, locates, checks, and writes JSON. */
  @Benchmark
  public Object validate() throws IOException {
    return validated(template, file());
  }

  static Object validated(Template template, Path file) throws IOException {
    ValidationResult checked = Nianbao.validate(template, file, null, LastYearReports.none());
    return JsonReport.of(checked, Messages.CHINESE);
  }

  @Benchmark
  public Object fill() throws IOException {
    FormWriter.writeForm(submission(), written);
    return written;
  }
}

package org.nianbao.benchmark;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nianbao.Nianbao;
import org.nianbao.template.Template;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Hand-made workbooks, each of another layout. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC") // as the launcher
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 6, time = 1)
public class DistinctLayouts {
  private static final int FILES = 1_000;

  private final Template template = Template.current();
  private final InputFactoryImpl aalto = new InputFactoryImpl();
  private List<Path> files = List.of();
  private int next;

  /** Makes the workbooks. */
  @Setup(Level.Trial)
  public void make() throws IOException {
    Path folder = Files.createTempDirectory("benchmark");
    files = Workbooks.make(folder, FILES, FILES);
  }

  private Path file() {
    return files.get(next++ % FILES);
  }

  /** The minimum: unzipping, and parsing with the fastest parser. */
  @Benchmark
  public long floor() throws IOException {
    return Baselines.parse(file(), aalto);
  }

  /** Reads and locates. */
  @Benchmark
  public Object read() throws IOException {
    return Nianbao.read(template, file());
  }

  /** Reads, locates, checks, and writes JSON. */
  @Benchmark
  public Object validate() throws IOException {
    return OneWorkbook.validated(template, file());
  }
}

package org.nianbao.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.LastYearReports;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.Progress;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.file.WorkerThreads;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.template.Editions;

/** Reads the submissions of the year before from files. */
public final class LastYearFiles {
  private LastYearFiles() {}

  /** The reports in a file of last year's folder; null if it is unreadable. */
  private record Held(Path file, @Nullable List<LastYearReports.Report> reports) {}

  /**
   * Reads a workbook or data file, or all workbooks in a folder. Unreadable files in a folder are
   * left out. Of several reports of a unit the newest is used; a blank form is used only if there
   * is no other.
   *
   * @throws UnreadableFileException if a single file cannot be read
   */
  public static LastYearReports read(Editions editions, Path fileOrFolder) throws IOException {
    try (WorkerThreads workers = WorkerThreads.onePerProcessor()) {
      return read(editions, fileOrFolder, workers);
    }
  }

  /**
   * Reads last year's files on the given threads.
   *
   * @param fileOrFolder null if there are none
   * @throws UnreadableFileException if a single file cannot be read
   */
  public static LastYearReports read(
      Editions editions, @Nullable Path fileOrFolder, WorkerThreads workers) throws IOException {
    if (fileOrFolder == null) {
      return LastYearReports.none();
    }
    LastYearReports.Collection collection = LastYearReports.collect(fileOrFolder.toString());
    if (!Files.isDirectory(fileOrFolder)) {
      ReportFile.read(editions, fileOrFolder)
          .forEach(each -> collection.add(collection.report(each)));
      return collection.finish();
    }
    List<Path> files = ReceivedFiles.findForms(fileOrFolder);
    AtomicLong count = new AtomicLong();
    OrderedPipeline.run(
        files,
        workers,
        file -> readInFolder(editions, file, collection),
        content -> {
          if (content.reports() == null) {
            collection.addUnreadable(content.file().toString());
          } else {
            content.reports().forEach(collection::add);
          }
          workers
              .progress()
              .update(Progress.Stage.LAST_YEAR, count.incrementAndGet(), files.size());
        });
    return collection.finish();
  }

  /** Returns the file or folder that the submissions are in; null if there is none. */
  public static @Nullable Path source(LastYearReports lastYear) {
    String source = lastYear.source();
    return source == null ? null : Path.of(source);
  }

  /** Reads a file of last year's folder. An unreadable file is not an error of this year. */
  private static Held readInFolder(
      Editions editions, Path file, LastYearReports.Collection collection) {
    return IsolatedReading.readIsolated(
        file,
        () ->
            new Held(
                file,
                ReportFile.read(editions, file).stream()
                    .map(each -> collection.report(each).compacted())
                    .toList()),
        reason -> new Held(file, null));
  }
}

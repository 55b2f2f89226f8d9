package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.message.Listing;
import org.nianbao.message.Message;
import org.nianbao.report.JsonReport;
import org.nianbao.report.JsonWriter;

/** What lies in the folders and was not received, to be said when all else has been. */
public final class NotReceived implements ReceivedFiles.PassedOver {
  private final Set<Path> own = new LinkedHashSet<>();
  private final Set<Path> others = new LinkedHashSet<>();
  private final Map<Path, Message> special = new LinkedHashMap<>();

  NotReceived() {}

  @Override
  public void own(Path file) {
    own.add(file);
  }

  @Override
  public void other(Path file) {
    others.add(file);
  }

  @Override
  public void special(Path path, Message kind) {
    special.put(path, kind);
  }

  /** What was named by itself was received all the same. */
  NotReceived but(List<Path> received) {
    received.forEach(others::remove);
    received.forEach(own::remove);
    received.forEach(special::remove);
    return this;
  }

  /** Writes the member {@code notReceived}, if there is anything. */
  public void writeTo(JsonWriter json) throws IOException {
    List<Path> all = new ArrayList<>(own);
    all.addAll(others);
    all.addAll(special.keySet());
    JsonReport.writeTexts(json, "notReceived", all.stream().map(Path::toString).toList());
  }

  /** What there is, a sentence for each kind. */
  public List<Message> sentences() {
    List<Message> sentences = new ArrayList<>();
    add(sentences, "cli.passed.own", own.stream().map(NotReceived::nameOf).toList());
    add(sentences, "cli.passed.other", others.stream().map(NotReceived::nameOf).toList());
    List<Message> kinds = new ArrayList<>();
    special.forEach((path, kind) -> kinds.add(Message.of("cli.passed.kind", nameOf(path), kind)));
    add(sentences, "cli.passed.special", kinds);
    return sentences;
  }

  private static String nameOf(Path path) {
    return path.toString(); // with its folder: files of one name lie in several
  }

  private static void add(List<Message> sentences, String pattern, List<?> names) {
    if (!names.isEmpty()) {
      sentences.add(Message.of(pattern, names.size(), Listing.names(names)));
    }
  }
}

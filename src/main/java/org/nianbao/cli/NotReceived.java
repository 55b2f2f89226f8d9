package org.nianbao.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.message.Message;

/** What lies in the folders and was not received, to be said when all else has been. */
final class NotReceived implements ReceivedFiles.PassedOver {
  /** Of more, so many are named. */
  private static final int FEW = 5;

  private final Set<Path> own = new LinkedHashSet<>();
  private final Set<Path> others = new LinkedHashSet<>();

  @Override
  public void own(Path file) {
    own.add(file);
  }

  @Override
  public void other(Path file) {
    others.add(file);
  }

  /** What was named by itself was received all the same. */
  NotReceived but(List<Path> received) {
    received.forEach(others::remove);
    received.forEach(own::remove);
    return this;
  }

  /** Writes the member {@code notReceived}, if there is anything. */
  void writeTo(JsonGenerator json) throws IOException {
    List<Path> all = new ArrayList<>(own);
    all.addAll(others);
    if (!all.isEmpty()) {
      json.writeArrayFieldStart("notReceived");
      for (Path file : all) {
        json.writeString(file.toString());
      }
      json.writeEndArray();
    }
  }

  void say(Terminal terminal) {
    say("cli.passed.own", own, terminal);
    say("cli.passed.other", others, terminal);
  }

  private static void say(String pattern, Set<Path> files, Terminal terminal) {
    if (!files.isEmpty()) {
      String named =
          files.stream()
              .limit(FEW)
              .map(file -> String.valueOf(file.getFileName()))
              .collect(Collectors.joining("、"));
      Object shown =
          files.size() > FEW ? Message.of("cli.passed.more", named) : named;
      terminal.say(pattern, files.size(), shown);
    }
  }
}

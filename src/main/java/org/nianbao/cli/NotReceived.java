package org.nianbao.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.message.Message;

/** What lies in the folders and was not received, to be said when all else has been. */
final class NotReceived implements ReceivedFiles.PassedOver {
  /** Of more, so many are named. */
  private static final int FEW = 5;

  private final List<Path> own = new ArrayList<>();
  private final List<Path> others = new ArrayList<>();

  @Override
  public void own(Path file) {
    own.add(file);
  }

  @Override
  public void other(Path file) {
    others.add(file);
  }

  void say(Terminal terminal) {
    say("cli.passed.own", own, terminal);
    say("cli.passed.other", others, terminal);
  }

  private static void say(String pattern, List<Path> files, Terminal terminal) {
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

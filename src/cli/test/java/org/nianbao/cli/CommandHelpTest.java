package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandHelpTest {
  private final Console console = new Console();

  static Stream<String> commands() {
    return Main.commands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void namesEveryOptionAndAnExampleInBothLanguages(String command) {
    for (String language : new String[] {"zh", "en"}) {
      assertEquals(ExitStatus.CLEAN, console.run(command, "--help", "--lang", language));
      String help = console.text();
      for (Option option :
          Objects.requireNonNull(Main.commands().get(command)).options().getOptions()) {
        String name = "--" + option.getLongOpt();
        String usage = help.split("\\R\\R", 2)[0];
        assertTrue(usage.contains(name) || usage.contains("-" + option.getOpt() + " "), help);
        assertTrue(help.matches("(?s).*\\R  (-[a-z], )?" + name + "[ 　].+"), help);
      }
      assertTrue(help.contains("nianbao " + command + " "), help);
    }
  }
}

package org.nianbao.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.nianbao.message.Listing;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;

/**
 * Where a command speaks to people, and in which language.
 *
 * @param out what was asked for
 * @param err what went wrong
 * @param json raw standard output, for JSON in UTF-8
 */
record Terminal(PrintStream out, PrintStream err, OutputStream json, Messages messages) {

  /** Text goes out in the console's own charset where that can say it; on a Chinese Windows, GBK. */
  @SuppressWarnings("SystemConsoleNull") // where it is not null, its charset is right as well
  static Terminal ofProcess(Messages messages) {
    Console console = System.console();
    Charset charset = console == null ? StandardCharsets.UTF_8 : console.charset();
    if (!charset.newEncoder().canEncode("年报")) {
      charset = StandardCharsets.UTF_8;
    }
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    return new Terminal(
        new PrintStream(out, true, charset),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
        out,
        messages);
  }

  Terminal in(Messages language) {
    return new Terminal(out, err, json, language);
  }

  void say(String key, Object... arguments) {
    out.println(messages.say(key, arguments));
  }

  void say(Message message) {
    out.println(messages.say(message));
  }

  /**
   * Says the first of several things, and how many others there are.
   *
   * @param more the sentence for their number
   */
  void sayAll(List<Message> sentences, String more) {
    int shown = Math.min(sentences.size(), Listing.MAX_ENTRIES);
    sentences.subList(0, shown).forEach(this::say);
    sayMore(sentences.size() - shown, more);
  }

  /** Says how many others there are, if there are any. */
  void sayMore(int others, String more) {
    if (others > 0) {
      say(more, others);
    }
  }

  /** The first reasons for a complaint, and how many others there are. */
  void details(List<Message> reasons) {
    int shown = Math.min(reasons.size(), Listing.MAX_ENTRIES);
    reasons.subList(0, shown).forEach(this::detail);
    if (reasons.size() > shown) {
      err.println(messages.say("cli.more", reasons.size() - shown));
    }
  }

  /** One of several reasons for a complaint. */
  private void detail(Message message) {
    err.println(messages.say("cli.detail", message));
  }

  void complain(Message message) {
    err.println(messages.say("cli.error", message));
  }
}

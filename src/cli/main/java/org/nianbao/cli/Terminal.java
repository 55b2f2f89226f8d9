package org.nianbao.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.message.ShortenedList;

/**
 * The output streams and the language of a command.
 *
 * @param out the results
 * @param err errors and progress
 * @param json standard output without conversion, for JSON in UTF-8
 */
record Terminal(PrintStream out, PrintStream err, OutputStream json, Messages messages) {

  /**
   * Returns the terminal of this process. Text is written in the charset of the console if it can
   * encode it, such as GBK on a Chinese Windows.
   */
  @SuppressWarnings("SystemConsoleNull") // if it is not null, its charset is correct, too
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

  Terminal withLanguage(Messages language) {
    return new Terminal(out, err, json, language);
  }

  void print(String key, Object... arguments) {
    out.println(messages.format(key, arguments));
  }

  void print(Message message) {
    out.println(messages.format(message));
  }

  /**
   * Prints the first of several sentences, and the number of the others.
   *
   * @param more the key of the sentence for the number
   */
  void printFirst(List<Message> sentences, String more) {
    int shown = Math.min(sentences.size(), ShortenedList.MAX_ENTRIES);
    sentences.subList(0, shown).forEach(this::print);
    printNumberOfOthers(sentences.size() - shown, more);
  }

  /** Prints the number of the other sentences, if there are any. */
  void printNumberOfOthers(int others, String more) {
    if (others > 0) {
      print(more, others);
    }
  }

  /** Prints the first reasons of an error, and the number of the others. */
  void printDetails(List<Message> reasons) {
    int shown = Math.min(reasons.size(), ShortenedList.MAX_ENTRIES);
    reasons.subList(0, shown).forEach(this::printDetail);
    if (reasons.size() > shown) {
      err.println(messages.format("cli.more", reasons.size() - shown));
    }
  }

  /** Prints one reason of an error. */
  private void printDetail(Message message) {
    err.println(messages.format("cli.detail", message));
  }

  void printError(Message message) {
    err.println(messages.format("cli.error", message));
  }
}

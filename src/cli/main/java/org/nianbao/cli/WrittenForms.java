package org.nianbao.cli;

import org.jspecify.annotations.Nullable;
import org.nianbao.check.Checked;
import org.nianbao.check.Tally;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.task.WrittenFile;
import org.nianbao.task.WrittenForm;

/** What has become of the forms that a command writes, said as they come. */
final class WrittenForms {
  private final Terminal terminal;
  private final ProgressLine progress;
  private final OutputReport outputs;
  private final Tally tally = new Tally();

  /**
   * Forms of a command.
   *
   * @param progress makes room for what is said
   * @param debug whether the details of a fault are printed
   */
  WrittenForms(Terminal terminal, ProgressLine progress, boolean debug) {
    this.terminal = terminal;
    this.progress = progress;
    this.outputs = new OutputReport(terminal, debug, false);
  }

  /** Says what a form was made of, and what was made. */
  void say(WrittenForm form) {
    progress.erase();
    say(form.checked());
    say(form.written());
    form.sentences().forEach(terminal::say);
  }

  /** Says how a file was found, if it could be read. */
  void say(@Nullable Checked checked) {
    if (checked != null) {
      new TextReport(terminal).print(checked);
      tally.add(checked);
    }
  }

  /** Says where a form went, if that is not where it was to go, or why it could not be written. */
  void say(@Nullable WrittenFile written) {
    if (written != null) {
      outputs.say(written);
    }
  }

  void say(NotReceived notReceived) {
    progress.erase();
    notReceived.sentences().forEach(terminal::say);
  }

  /** Says how several files came out. */
  void sayTally() {
    new TextReport(terminal).print(tally);
  }

  /** Ends the lists, and gives the exit status. */
  int exit() {
    outputs.sayOtherRemarks();
    outputs.sayOtherFailures();
    return outputs.hasFailures() ? Exit.FAILED : TextReport.exit(tally);
  }
}

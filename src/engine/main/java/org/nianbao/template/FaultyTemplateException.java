package org.nianbao.template;

import java.util.List;
import java.util.stream.Collectors;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;

/** Thrown when a workbook is not a valid template; {@link #faults} states what to correct. */
public final class FaultyTemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Message> faults;

  FaultyTemplateException(List<Message> faults) {
    super(faults.stream().map(Messages.ENGLISH::format).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** Returns one sentence for each fault, with its sheet and cell. */
  public List<Message> faults() {
    return faults;
  }
}

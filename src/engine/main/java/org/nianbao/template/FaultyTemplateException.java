package org.nianbao.template;

import java.util.List;
import java.util.stream.Collectors;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;

/** A workbook that is no usable template; {@link #faults} says what to mend, cell by cell. */
public final class FaultyTemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Message> faults;

  FaultyTemplateException(List<Message> faults) {
    super(faults.stream().map(Messages.ENGLISH::say).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** One sentence each, with sheet and cell. */
  public List<Message> faults() {
    return faults;
  }
}

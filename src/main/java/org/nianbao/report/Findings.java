package org.nianbao.report;

import java.util.List;
import org.nianbao.form.Discrepancy;
import org.nianbao.message.Message;

/** What was found in a file, and what could not be checked. */
interface Findings {
  List<Discrepancy> discrepancies();

  List<Message> undecided();

  /** As they are. */
  record Plain(List<Discrepancy> discrepancies, List<Message> undecided) implements Findings {
    public Plain {
      discrepancies = List.copyOf(discrepancies);
      undecided = List.copyOf(undecided);
    }
  }
}

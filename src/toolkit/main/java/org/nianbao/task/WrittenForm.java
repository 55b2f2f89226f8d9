package org.nianbao.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.Checked;
import org.nianbao.message.Message;

/**
 * What a task has made of one form.
 *
 * @param checked what it was made of; null if that could not be read, or its form not be written
 * @param written the form; null if there is nothing to write
 * @param sentences what is to be said of the form that was written
 */
public record WrittenForm(
    @Nullable Checked checked, @Nullable WrittenFile written, List<Message> sentences) {
  /** A file that could not be read. */
  static WrittenForm nothing(Checked checked) {
    return new WrittenForm(checked, null, List.of());
  }
}

package org.nianbao.validate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.nianbao.message.Message;

/**
 * The return notices or the reminders that were written.
 *
 * @param files the return notice by the received file as the user named it, or the reminder by the
 *     name of its unit
 * @param all the documents with all letters to print; empty if there is but one
 * @param remarks sentences about them, and about those of earlier rounds
 * @param failures why others could not be written or removed
 */
public record WrittenNotices(
    Map<String, Path> files, List<Path> all, List<Message> remarks, List<Exception> failures) {
  /** Nothing was written. */
  public static final WrittenNotices NONE =
      new WrittenNotices(Map.of(), List.of(), List.of(), List.of());
}

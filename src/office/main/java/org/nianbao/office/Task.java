package org.nianbao.office;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What staff can choose from the menu; its name is what the URL has behind the protocol. */
enum Task {
  CHECK,
  NEXT,
  PREVIOUS,
  ADOPT,
  WRITE,
  PUBLISH,
  NEW,
  IMPORT,
  MERGE,
  STOP;

  /** The task of this name, if there is one. */
  static @Nullable Task of(String name) {
    return Arrays.stream(values())
        .filter(task -> task.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  /**
   * Does the part of it that asks, and so is done on the office's thread.
   *
   * @throws java.util.concurrent.CancellationException if staff think better of it
   */
  Work begin(TaskContext call) throws Exception {
    return switch (this) {
      case CHECK -> Check.begin(call);
      case NEXT -> NextDiscrepancy.begin(call, 1);
      case PREVIOUS -> NextDiscrepancy.begin(call, -1);
      case ADOPT -> Adoption.begin(call);
      case WRITE -> WriteFormMenuItem.begin(call);
      case PUBLISH -> PublishMenuItem.begin(call);
      case NEW -> IssueMenuItem.begin(call);
      case IMPORT -> ImportMenuItem.begin(call);
      case MERGE -> MergeMenuItem.begin(call);
      case STOP -> Work.done(LongWork.stop());
    };
  }
}

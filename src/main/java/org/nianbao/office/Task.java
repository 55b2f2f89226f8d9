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
  Work begin(Call call) throws Exception {
    return switch (this) {
      case CHECK -> Check.begin(call);
      case NEXT -> Walk.begin(call, 1);
      case PREVIOUS -> Walk.begin(call, -1);
      case ADOPT -> Adoption.begin(call);
      case WRITE -> OfficialForm.begin(call);
      case PUBLISH -> PublishedReport.begin(call);
      case NEW -> BlankForm.begin(call);
      case IMPORT -> ImportedReport.begin(call);
      case MERGE -> District.begin(call);
      case STOP -> Work.done(LongWork.stop());
    };
  }
}

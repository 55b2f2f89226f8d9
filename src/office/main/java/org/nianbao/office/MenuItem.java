package org.nianbao.office;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The items of the menu. Their names are the paths of the URLs. */
enum MenuItem {
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

  /** Returns the item with this name; null if there is none. */
  static @Nullable MenuItem of(String name) {
    return Arrays.stream(values())
        .filter(task -> task.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  /**
   * Does the first part of the work, which may show dialogs and so runs on the office's thread.
   *
   * @throws java.util.concurrent.CancellationException if the user cancels
   */
  MenuItemWork begin(MenuItemContext context) throws Exception {
    return switch (this) {
      case CHECK -> ValidateMenuItem.begin(context);
      case NEXT -> NextDiscrepancyMenuItem.begin(context, 1);
      case PREVIOUS -> NextDiscrepancyMenuItem.begin(context, -1);
      case ADOPT -> AdoptMenuItem.begin(context);
      case WRITE -> WriteFormMenuItem.begin(context);
      case PUBLISH -> PublishMenuItem.begin(context);
      case NEW -> IssueMenuItem.begin(context);
      case IMPORT -> ImportMenuItem.begin(context);
      case MERGE -> MergeMenuItem.begin(context);
      case STOP -> MenuItemWork.done(OfficeBackgroundWork.stop());
    };
  }
}

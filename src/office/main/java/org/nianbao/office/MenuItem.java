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
        .filter(item -> item.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  /**
   * Asks for the input and returns the remaining work. Runs on the office's thread, as it may show
   * dialogs.
   *
   * @throws java.util.concurrent.CancellationException if the user cancels
   */
  MenuItemWork prepare(MenuItemContext context) throws Exception {
    return switch (this) {
      case CHECK -> ValidateMenuItem.prepare(context);
      case NEXT -> NextDiscrepancyMenuItem.prepare(context, 1);
      case PREVIOUS -> NextDiscrepancyMenuItem.prepare(context, -1);
      case ADOPT -> AdoptMenuItem.prepare(context);
      case WRITE -> WriteFormMenuItem.prepare(context);
      case PUBLISH -> PublishMenuItem.prepare(context);
      case NEW -> IssueMenuItem.prepare(context);
      case IMPORT -> ImportMenuItem.prepare(context);
      case MERGE -> MergeMenuItem.prepare(context);
      case STOP -> MenuItemWork.completed(OfficeBackgroundWork.stop());
    };
  }
}

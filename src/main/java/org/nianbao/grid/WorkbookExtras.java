package org.nianbao.grid;

import java.util.Map;
import java.util.Set;

/**
 * What an .xlsx workbook holds beside the cells of its sheets.
 *
 * @param comments the comments of each sheet by cell, by the names of the sheets; of sheets with any;
 *     several comments on one cell are joined by line breaks
 * @param kinds the kinds of the parts that the workbook and its sheets refer to, by the last step of
 *     the relationships' types (ECMA-376 part 1, 15.2 and 18): {@code styles}, {@code vbaProject}
 */
public record WorkbookExtras(Map<String, Map<Address, String>> comments, Set<String> kinds) {
  public WorkbookExtras {
    comments = Map.copyOf(comments);
    kinds = Set.copyOf(kinds);
  }
}

package org.nianbao.grid;

import java.util.Map;
import java.util.Set;

/**
 * What an .xlsx workbook holds beside the cells of its sheets.
 *
 * @param comments the comments of each sheet by cell, by the names of the sheets; of sheets with any;
 *     several comments on one cell are joined by line breaks
 * @param kinds the kinds of its parts, by the last step of the types of the relationships that lead
 *     to them (ECMA-376 part 1, 15.2 and 18): {@code styles}, {@code vbaProject}
 * @param outside the kinds of what it refers to that is no part of it, such as {@code hyperlink}
 * @param definedNames what the defined names stand for; that of a macro ends in an exclamation mark
 */
public record WorkbookExtras(
    Map<String, Map<Address, String>> comments,
    Set<String> kinds,
    Set<String> outside,
    Map<String, String> definedNames) {
  public WorkbookExtras {
    comments = Map.copyOf(comments);
    kinds = Set.copyOf(kinds);
    outside = Set.copyOf(outside);
    definedNames = Map.copyOf(definedNames);
  }
}

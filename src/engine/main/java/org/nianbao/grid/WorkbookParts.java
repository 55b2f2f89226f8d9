package org.nianbao.grid;

import java.util.Map;
import java.util.Set;

/**
 * The contents of an .xlsx workbook in addition to the cells of its sheets.
 *
 * @param comments the comments of each sheet by cell, by sheet name, for sheets with comments;
 *     several comments on one cell are joined by line breaks
 * @param partKinds the kinds of the workbook's parts, which are the last segments of relationship
 *     types (ECMA-376 part 1, 15.2 and 18): {@code styles}, {@code vbaProject}
 * @param externalTargetKinds the kinds of external targets, such as {@code hyperlink}
 * @param definedNames the formulas of the defined names; the name of a macro ends in an exclamation
 *     mark
 */
public record WorkbookParts(
    Map<String, Map<Address, String>> comments,
    Set<String> partKinds,
    Set<String> externalTargetKinds,
    Map<String, String> definedNames) {
  public WorkbookParts {
    comments = Map.copyOf(comments);
    partKinds = Set.copyOf(partKinds);
    externalTargetKinds = Set.copyOf(externalTargetKinds);
    definedNames = Map.copyOf(definedNames);
  }
}

package org.nianbao.grid;

import java.util.List;
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
 * @param definedNames the defined names, in the order of the workbook
 */
public record WorkbookParts(
    Map<String, Map<Address, String>> comments,
    Set<String> partKinds,
    Set<String> externalTargetKinds,
    List<DefinedName> definedNames) {
  /** A name that the workbook defines for a formula or a macro. */
  public record DefinedName(String name, String formula, boolean isMacro) {}

  public WorkbookParts {
    comments = Map.copyOf(comments);
    partKinds = Set.copyOf(partKinds);
    externalTargetKinds = Set.copyOf(externalTargetKinds);
    definedNames = List.copyOf(definedNames);
  }
}

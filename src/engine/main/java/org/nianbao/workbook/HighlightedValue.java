package org.nianbao.workbook;

import org.jspecify.annotations.Nullable;
import org.nianbao.template.Severity;

/**
 * A value for a cell that is filled in the colour of a severity.
 *
 * @param value the value; null for a blank cell
 * @param severity the severity
 */
public record HighlightedValue(@Nullable Object value, Severity severity) {}

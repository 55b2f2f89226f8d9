package org.nianbao.workbook;

import org.jspecify.annotations.Nullable;
import org.nianbao.template.Severity;

/**
 * What stands in a cell of a long sheet that is filled in the colour of a severity.
 *
 * @param value as it would stand there without
 */
public record ColouredValue(@Nullable Object value, Severity severity) {}

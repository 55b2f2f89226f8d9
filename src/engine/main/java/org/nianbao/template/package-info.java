/** The definition of a form, read from its template workbook: fields, labels and rules. */
@NullMarked
package org.nianbao.template;

import org.jspecify.annotations.NullMarked;

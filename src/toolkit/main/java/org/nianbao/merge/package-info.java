/** What concerns many units at once: the roster, last year, reception, the merged workbook. */
@NullMarked
package org.nianbao.merge;

import org.jspecify.annotations.NullMarked;

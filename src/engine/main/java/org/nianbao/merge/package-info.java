/** Adds the submissions of units up to a district's: reception, sums, and its workbook. */
@NullMarked
package org.nianbao.merge;

import org.jspecify.annotations.NullMarked;

/** Adds the submissions of units up to a district's: reception and sums. */
@NullMarked
package org.nianbao.merge;

import org.jspecify.annotations.NullMarked;

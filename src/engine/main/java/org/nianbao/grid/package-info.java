/**
 * Reads received files of any format into {@linkplain org.nianbao.grid.Grid grids}.
 *
 * <p>All limits on received files are enforced here.
 */
@NullMarked
package org.nianbao.grid;

import org.jspecify.annotations.NullMarked;

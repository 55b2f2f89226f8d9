/**
 * Reads a received file, whatever its format, into plain {@linkplain org.nianbao.grid.Grid grids}.
 *
 * <p>Every limit on what a file may demand of the reader is enforced here.
 */
@NullMarked
package org.nianbao.grid;

import org.jspecify.annotations.NullMarked;

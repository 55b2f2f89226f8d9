/**
 * Reads workbooks and Word documents into plain {@linkplain org.nianbao.grid.Grid grids}, and holds
 * every limit on what a file may demand.
 */
@NullMarked
package org.nianbao.grid;

import org.jspecify.annotations.NullMarked;

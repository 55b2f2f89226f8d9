/**
 * Reads received files of every format that needs no library: text, CSV, .rtf, and those of grid.
 */
@NullMarked
package org.nianbao.format;

import org.jspecify.annotations.NullMarked;

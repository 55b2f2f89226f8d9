/** The letters of an office to its units as Word documents, and the file of its settings. */
@NullMarked
package org.nianbao.letter;

import org.jspecify.annotations.NullMarked;

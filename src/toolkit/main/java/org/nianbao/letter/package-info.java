/** The letters of an office to its units: return notices and reminders, as Word documents. */
@NullMarked
package org.nianbao.letter;

import org.jspecify.annotations.NullMarked;

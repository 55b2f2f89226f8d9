/**
 * Many files: which are received, where outputs go and that each appears whole or not at all, and how
 * the work on them is shared out among threads.
 */
@NullMarked
package org.nianbao.file;

import org.jspecify.annotations.NullMarked;

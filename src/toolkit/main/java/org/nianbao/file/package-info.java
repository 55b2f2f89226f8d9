/**
 * Many files: which are received, where outputs go, that each appears whole or not at all, and the
 * sharing of work among threads.
 */
@NullMarked
package org.nianbao.file;

import org.jspecify.annotations.NullMarked;

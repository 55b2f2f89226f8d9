/**
 * Reads received files of every format, also in archives. PDF, and .xls, .doc and HTML over 1 MB,
 * are read in a process of their own.
 */
@NullMarked
package org.nianbao.reader;

import org.jspecify.annotations.NullMarked;

/**
 * Reads received files of every format, those that need libraries (.xls, HTML, PDF) in a process of
 * their own.
 */
@NullMarked
package org.nianbao.reader;

import org.jspecify.annotations.NullMarked;

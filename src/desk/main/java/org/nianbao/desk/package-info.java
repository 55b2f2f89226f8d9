/**
 * The window: checks the files that are dropped on it, and shows their discrepancies. Like the
 * command line, it runs tasks and shows their results; it has no rules, readers or writers.
 */
@NullMarked
package org.nianbao.desk;

import org.jspecify.annotations.NullMarked;

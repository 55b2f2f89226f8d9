/**
 * The window: files are dropped on it, and it shows what is wrong with them. Like the command line
 * it stands on the library's public face; it has no rule, no reader and no writer of its own.
 */
@NullMarked
package org.nianbao.desk;

import org.jspecify.annotations.NullMarked;

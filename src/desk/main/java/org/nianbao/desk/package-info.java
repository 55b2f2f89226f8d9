/**
 * The window: files are dropped on it, and it shows what is wrong with them. Like the command line
 * it asks tasks and shows what came of them; it has no rule, no reader and no writer of its own.
 */
@NullMarked
package org.nianbao.desk;

import org.jspecify.annotations.NullMarked;

/** The command line: parses arguments, runs tasks and prints their results. */
@NullMarked
package org.nianbao.cli;

import org.jspecify.annotations.NullMarked;

/** The command line: parses and prints, no more. */
@NullMarked
package org.nianbao.cli;

import org.jspecify.annotations.NullMarked;

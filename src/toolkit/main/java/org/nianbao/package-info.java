/** The library's public face: one entry a command. */
@NullMarked
package org.nianbao;

import org.jspecify.annotations.NullMarked;

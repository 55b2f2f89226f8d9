/** The library's public face: one entry a use case. */
@NullMarked
package org.nianbao;

import org.jspecify.annotations.NullMarked;

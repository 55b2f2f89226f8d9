/** The library's public API: one method a use case. */
@NullMarked
package org.nianbao;

import org.jspecify.annotations.NullMarked;

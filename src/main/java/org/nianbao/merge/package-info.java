/** What concerns many units at once: the roster. */
@NullMarked
package org.nianbao.merge;

import org.jspecify.annotations.NullMarked;

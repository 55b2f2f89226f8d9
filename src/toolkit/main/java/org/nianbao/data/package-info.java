/** Data files: submissions as JSON or as tables. */
@NullMarked
package org.nianbao.data;

import org.jspecify.annotations.NullMarked;

/** Data files: submissions as JSON or as tables, and rosters. */
@NullMarked
package org.nianbao.data;

import org.jspecify.annotations.NullMarked;

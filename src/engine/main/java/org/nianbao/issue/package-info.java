/** The blank forms that an office issues to its units, with last year's figures. */
@NullMarked
package org.nianbao.issue;

import org.jspecify.annotations.NullMarked;

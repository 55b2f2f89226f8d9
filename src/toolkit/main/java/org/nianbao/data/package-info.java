/** Data files: submissions as JSON or CSV. */
@NullMarked
package org.nianbao.data;

import org.jspecify.annotations.NullMarked;

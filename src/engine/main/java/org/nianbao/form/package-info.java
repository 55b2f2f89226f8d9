/** Submissions: the figures and texts of one unit's report, and its discrepancies. */
@NullMarked
package org.nianbao.form;

import org.jspecify.annotations.NullMarked;

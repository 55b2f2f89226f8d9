/** Reads the reports of a district's units from files. */
@NullMarked
package org.nianbao.district;

import org.jspecify.annotations.NullMarked;

/** Reads the reports of a district's units from files, and writes its workbook. */
@NullMarked
package org.nianbao.district;

import org.jspecify.annotations.NullMarked;

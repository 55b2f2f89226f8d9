/** The LibreOffice add-in: the menu 年报 in Calc. */
@NullMarked
package org.nianbao.office;

import org.jspecify.annotations.NullMarked;

/** The LibreOffice add-in: the menu 年报 in Calc, on the library's public face. */
@NullMarked
package org.nianbao.office;

import org.jspecify.annotations.NullMarked;

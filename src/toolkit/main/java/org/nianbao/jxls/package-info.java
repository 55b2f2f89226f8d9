/** Compiles the templates that come with the program, and fills templates with Jxls and POI. */
@NullMarked
package org.nianbao.jxls;

import org.jspecify.annotations.NullMarked;

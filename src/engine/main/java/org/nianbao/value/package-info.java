/** The parsing of cell texts: numbers, counts of cases, dates. */
@NullMarked
package org.nianbao.value;

import org.jspecify.annotations.NullMarked;

/** What the text of a cell stands for: a number, a count of cases, a day. */
@NullMarked
package org.nianbao.value;

import org.jspecify.annotations.NullMarked;

/** The rules of the form that no cell formula can say, and what the checking of them needs. */
@NullMarked
package org.nianbao.rule;

import org.jspecify.annotations.NullMarked;

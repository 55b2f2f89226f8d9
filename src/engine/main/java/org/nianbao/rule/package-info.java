/** The rules of the form that no cell formula can express, and the checker of all rules. */
@NullMarked
package org.nianbao.rule;

import org.jspecify.annotations.NullMarked;

/** Checks submissions against the rules of their template. */
@NullMarked
package org.nianbao.rule;

import org.jspecify.annotations.NullMarked;

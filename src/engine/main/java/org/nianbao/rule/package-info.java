/**
 * Checks a submission against every rule: formulas, last year's figures, counts in the narrative.
 */
@NullMarked
package org.nianbao.rule;

import org.jspecify.annotations.NullMarked;

package org.nianbao.form;

import java.math.BigDecimal;
import org.nianbao.template.Rule;

/**
 * A figure that the narrative states.
 *
 * @param rule the rule whose left side is stated
 * @param value the number in the narrative
 */
public record StatedFigure(Rule rule, BigDecimal value) {}

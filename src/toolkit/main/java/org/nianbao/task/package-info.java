/** The use cases: the inputs, steps, progress and outcome of each. */
@NullMarked
package org.nianbao.task;

import org.jspecify.annotations.NullMarked;

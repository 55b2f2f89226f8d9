/** Each use case once: its inputs, its order of work, its progress and its outcome. */
@NullMarked
package org.nianbao.task;

import org.jspecify.annotations.NullMarked;

/**
 * Each use case once: what it is given, the order in which it reads, checks and writes, and its
 * outcome. The faces ask for the one and present the other.
 */
@NullMarked
package org.nianbao.task;

import org.jspecify.annotations.NullMarked;

/** The check of a template before it is issued: its cells and rules, and a trial of each use. */
@NullMarked
package org.nianbao.lint;

import org.jspecify.annotations.NullMarked;

/** Submissions: the figures of a received file, and what stood in the way of reading them. */
@NullMarked
package org.nianbao.form;

import org.jspecify.annotations.NullMarked;

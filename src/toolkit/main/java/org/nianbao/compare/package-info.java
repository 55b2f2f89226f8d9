/** The comparison of two reports: the figures and the paragraphs in which they differ. */
@NullMarked
package org.nianbao.compare;

import org.jspecify.annotations.NullMarked;

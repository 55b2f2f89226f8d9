/**
 * The report as offices publish it, as a Word document or an HTML page, and drafts of its
 * narrative.
 */
@NullMarked
package org.nianbao.publish;

import org.jspecify.annotations.NullMarked;

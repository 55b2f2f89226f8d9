/**
 * The report as offices publish it, as a Word document, an HTML page, a PDF or an OFD, and drafts
 * of its narrative.
 */
@NullMarked
package org.nianbao.publish;

import org.jspecify.annotations.NullMarked;

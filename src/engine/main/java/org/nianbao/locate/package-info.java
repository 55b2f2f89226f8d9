/** Locates the form in the sheets of a received file, and reads its figures and texts. */
@NullMarked
package org.nianbao.locate;

import org.jspecify.annotations.NullMarked;

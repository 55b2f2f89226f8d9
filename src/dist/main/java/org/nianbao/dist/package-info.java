/** Makes the pages of the zip from the guide's Markdown when the program is packaged. */
@NullMarked
package org.nianbao.dist;

import org.jspecify.annotations.NullMarked;

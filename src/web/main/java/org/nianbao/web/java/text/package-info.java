/** Classes of {@code java.text} that TeaVM lacks. */
@NullMarked
package org.nianbao.web.java.text;

import org.jspecify.annotations.NullMarked;

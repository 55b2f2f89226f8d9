/** Classes of {@code java.lang.management} that TeaVM lacks. */
@NullMarked
package org.nianbao.web.java.lang.management;

import org.jspecify.annotations.NullMarked;

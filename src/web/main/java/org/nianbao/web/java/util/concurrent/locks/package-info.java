/** Classes of {@code java.util.concurrent.locks} that TeaVM lacks. */
@NullMarked
package org.nianbao.web.java.util.concurrent.locks;

import org.jspecify.annotations.NullMarked;

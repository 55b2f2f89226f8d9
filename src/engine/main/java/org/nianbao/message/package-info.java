/** The sentences people read, in Chinese and in English. */
@NullMarked
package org.nianbao.message;

import org.jspecify.annotations.NullMarked;

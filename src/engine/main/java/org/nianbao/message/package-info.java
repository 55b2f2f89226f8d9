/** The messages for people, in Chinese and in English. */
@NullMarked
package org.nianbao.message;

import org.jspecify.annotations.NullMarked;

/** The engine compiled to JavaScript, for a page that works offline and without Java. */
@NullMarked
package org.nianbao.web;

import org.jspecify.annotations.NullMarked;

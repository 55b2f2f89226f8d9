/**
 * Files: the received files, the names and places of outputs, atomic writing, and the sharing of
 * work among threads.
 */
@NullMarked
package org.nianbao.file;

import org.jspecify.annotations.NullMarked;

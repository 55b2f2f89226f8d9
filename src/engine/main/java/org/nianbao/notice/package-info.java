/** Words what an office writes to its units: return notices and reminders. */
@NullMarked
package org.nianbao.notice;

import org.jspecify.annotations.NullMarked;

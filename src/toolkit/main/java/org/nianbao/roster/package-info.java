/** The units that report, as a district lists them, and their names. */
@NullMarked
package org.nianbao.roster;

import org.jspecify.annotations.NullMarked;

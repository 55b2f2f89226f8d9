/** The units that must report, as a district lists them, and the comparison of their names. */
@NullMarked
package org.nianbao.roster;

import org.jspecify.annotations.NullMarked;

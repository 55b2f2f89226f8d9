/** Error localisation: finds the fewest figures whose change makes all failed rules hold. */
@NullMarked
package org.nianbao.repair;

import org.jspecify.annotations.NullMarked;

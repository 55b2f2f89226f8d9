/** Says which figures are wrong where rules fail: the fewest that, changed, make every rule hold. */
@NullMarked
package org.nianbao.repair;

import org.jspecify.annotations.NullMarked;

/** The rounds in which units send their reports, and the ledger of what was received. */
@NullMarked
package org.nianbao.rounds;

import org.jspecify.annotations.NullMarked;

package org.nianbao.locate;

import org.nianbao.grid.Address;

/**
 * A label that was taken for another.
 *
 * @param at the cell of the received sheet
 * @param written what stands there
 * @param read what it was taken for
 */
record TextSlip(Address at, String written, String read) {}

package org.nianbao.locate;

import org.nianbao.grid.Address;

/**
 * A label that was matched although its text differs.
 *
 * @param at the cell of the received sheet
 * @param actual the text of the cell
 * @param expected the label of the template
 */
record MisspelledLabel(Address at, String actual, String expected) {}

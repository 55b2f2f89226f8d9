package org.nianbao.grid;

import org.jspecify.annotations.Nullable;

/**
 * A cell that holds something.
 *
 * @param address where it stands
 * @param content what it shows
 * @param formula its formula without the leading {@code =}, or null if it has none
 */
public record Cell(Address address, Content content, @Nullable String formula) {}

package org.nianbao.compare;

/**
 * A figure that differs between two reports.
 *
 * @param key the key of the field
 * @param place the figure in the words of the form
 * @param first the value in the first report; empty if it has none
 * @param second the value in the second report; empty if it has none
 */
public record FigureDifference(String key, String place, String first, String second) {}

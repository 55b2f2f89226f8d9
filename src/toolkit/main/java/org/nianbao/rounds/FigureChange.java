package org.nianbao.rounds;

/**
 * A figure that differs between two versions of a report.
 *
 * @param key the key of the field
 * @param place the figure in the words of the form
 * @param before the value in the earlier version; empty if it was blank
 * @param now the value in the later version; empty if it is blank
 * @param requested whether a finding about the earlier version concerned the figure
 */
public record FigureChange(
    String key, String place, String before, String now, boolean requested) {}

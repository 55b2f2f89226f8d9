package org.nianbao.desk;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to be merged, and where the district's workbook goes.
 *
 * @param unit the district's name
 * @param level its 行政层级; empty if not given
 * @param year the report year
 * @param roster file of those who must report; null if there is none
 * @param previous file or folder of last year; null if there is none
 * @param reported file of the district's own typed report; null if there is none
 * @param output the workbook
 */
record MergeOrder(
    String unit,
    String level,
    int year,
    @Nullable Path roster,
    @Nullable Path previous,
    @Nullable Path reported,
    Path output) {}

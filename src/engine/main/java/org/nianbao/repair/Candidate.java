package org.nianbao.repair;

/**
 * A sound correction with what speaks for it.
 *
 * @param suggestion the correction as it is suggested
 * @param whole all its changes
 * @param errors the number of errors; one error may affect several figures
 * @param evidence the number of contradictions with the narrative or with last year's report that
 *     it resolves, minus those that it creates
 */
record Candidate(Suggestion suggestion, Correction whole, int errors, int evidence) {}

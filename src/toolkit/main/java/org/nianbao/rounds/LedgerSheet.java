package org.nianbao.rounds;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A sheet of the ledger.
 *
 * @param name the name of the sheet
 * @param list the name of its list in the template
 * @param written the names of the values that the program writes
 * @param typed the names of the values that people type
 */
record LedgerSheet(String name, String list, List<String> written, Set<String> typed) {
  /** The name of the form, which ledgers of earlier versions of the program do not have. */
  static final String FORM = "form";

  static final LedgerSheet VERSIONS =
      new LedgerSheet(
          "收件台账",
          "versions",
          List.of(
              "number",
              "unit",
              "year",
              FORM,
              "round",
              "file",
              "modified",
              "registered",
              "officer",
              "preparedOn",
              "outcome",
              "errors",
              "warnings",
              "explained",
              "resolved",
              "open",
              "unrequested",
              "notice"),
          Set.of("received", "sent", "remark"));

  static final LedgerSheet FINDINGS =
      new LedgerSheet(
          "问题清单",
          "findings",
          List.of(
              "number",
              "unit",
              "year",
              FORM,
              "round",
              "rule",
              "severity",
              "place",
              "message",
              "explanation",
              "state"),
          Set.of("reason", "officer"));

  static final LedgerSheet CHANGES =
      new LedgerSheet(
          "数字改动",
          "changes",
          List.of("unit", "year", FORM, "round", "place", "before", "now", "requested"),
          Set.of());

  static final LedgerSheet CORRECTIONS =
      new LedgerSheet(
          "更正",
          "corrections",
          List.of("reported", "state"),
          Set.of("unit", "year", "place", "value", "reason", "officer"));

  static final LedgerSheet DATA =
      new LedgerSheet("登记数据", "data", List.of("number", "part", "check", "content"), Set.of());

  /** All sheets in their order. */
  static final List<LedgerSheet> ALL = List.of(VERSIONS, FINDINGS, CHANGES, CORRECTIONS, DATA);

  /** Returns the names of all values. */
  List<String> values() {
    return Stream.concat(written.stream(), typed.stream().sorted()).toList();
  }
}

package org.nianbao.merge;

import java.util.List;
import java.util.Objects;
import org.nianbao.check.Checked;
import org.nianbao.file.Workers;
import org.nianbao.form.Submission;
import org.nianbao.merge.Receipt.Status;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;

/**
 * What was received for a year, held against the roster.
 *
 * @param expected how many units must report; without a roster, how many did
 * @param rostered whether there is a roster
 * @param receipts the units of the roster in its order, then the files that belong to none of them;
 *     without a roster, the files as they came
 */
public record Reception(int expected, boolean rostered, List<Receipt> receipts) {
  public Reception {
    receipts = List.copyOf(receipts);
  }

  /**
   * Reads and checks what is to be merged, without adding it up.
   *
   * @throws IllegalArgumentException if there is no edition for the year
   */
  public static Reception of(Editions editions, Merged.Request request, Workers workers) {
    Template template =
        editions
            .of(request.year())
            .orElseThrow(
                () -> new IllegalArgumentException("no edition for " + request.year()));
    return Receiving.of(editions, template, request, workers);
  }

  /** Those of this status, in order. */
  public List<Receipt> of(Status status) {
    return receipts.stream().filter(receipt -> receipt.status() == status).toList();
  }

  /** The submissions that are added up, in order. */
  public List<Submission> submissions() {
    return of(Status.RECEIVED).stream().map(Reception::submission).toList();
  }

  /** The files that were checked, in order. */
  public List<Checked> checked() {
    return receipts.stream().map(Receipt::checked).filter(Objects::nonNull).toList();
  }

  static Submission submission(Receipt receipt) {
    return Objects.requireNonNull(Objects.requireNonNull(receipt.checked()).submission());
  }
}

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
 * The files received for a year, compared with the roster.
 *
 * @param expected how many units must report; without a roster, how many did
 * @param rostered whether there is a roster
 * @param receipts the units of the roster in its order, then the files that belong to none of them;
 *     without a roster, the files in their order
 */
public record Reception(int expected, boolean rostered, List<Receipt> receipts) {
  public Reception {
    receipts = List.copyOf(receipts);
  }

  /**
   * Reads and checks the files of a merge without adding them up.
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

  /** Returns the receipts with a status, in order. */
  public List<Receipt> of(Status status) {
    return receipts.stream().filter(receipt -> receipt.status() == status).toList();
  }

  /** Returns the submissions that are added up, in order. */
  public List<Submission> submissions() {
    return of(Status.RECEIVED).stream().map(Reception::submission).toList();
  }

  /** Returns the results of the files, in order. */
  public List<Checked> checked() {
    return receipts.stream().map(Receipt::checked).filter(Objects::nonNull).toList();
  }

  static Submission submission(Receipt receipt) {
    return Objects.requireNonNull(Objects.requireNonNull(receipt.checked()).submission());
  }
}

package org.nianbao.rounds;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.FolderLock;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Field;
import org.nianbao.template.FormYear;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * What an officer enters into the ledger of a folder of results through the program, as one may
 * also type it into the workbook.
 *
 * @param folder the folder of results
 * @param unit the unit concerned, as on the roster
 * @param year the report year
 * @param template the form of that year
 * @param reason why, for those who ask later
 * @param officer who decided it
 */
public record OfficerEntries(
    Path folder, Roster.Unit unit, int year, Template template, String reason, String officer) {
  /** A change of a ledger. */
  private interface Change {
    void applyTo(Ledger ledger) throws IOException;
  }

  /**
   * Enters the corrected value of a figure. It replaces an earlier correction of the figure.
   *
   * @return the ledger, with sentences about what is missing in it or was changed
   * @throws IOException if the ledger cannot be read or written; it is then unchanged
   */
  public WrittenFile correct(Field figure, BigDecimal value) throws IOException {
    return change(
        ledger ->
            ledger.replaceCorrection(FigureCorrection.of(this, figure, value), template, figure));
  }

  /**
   * Enters that a warning is accepted.
   *
   * @param checked the checked report
   * @param warning one of its discrepancies
   * @return the ledger, with sentences about what is missing in it or was changed
   * @throws UnreadableFileException if the ledger does not list the warning
   * @throws IOException if the ledger cannot be read or written; it is then unchanged
   */
  public WrittenFile accept(ValidationResult checked, Discrepancy warning) throws IOException {
    Submission submission = Objects.requireNonNull(checked.submission());
    List<Discrepancy> findings =
        checked.discrepancies().stream()
            .filter(each -> each.severity() != Severity.NOTICE)
            .toList();
    String subject =
        List.copyOf(LedgerFinding.bySubject(LedgerFinding.of(submission, findings)).keySet())
            .get(findings.indexOf(warning));
    return change(
        ledger -> {
          String number =
              ledger
                  .findingNumber(unit.name(), unit.code(), FormYear.of(template, year), subject)
                  .orElseThrow(
                      () ->
                          new UnreadableFileException(
                              folder.toString(), Message.of("ledger.unregistered")));
          ledger.accept(number, reason, officer);
        });
  }

  @SuppressWarnings("try") // the lock is held and not used
  private WrittenFile change(Change change) throws IOException {
    BundledTemplate.requireUsable(BundledTemplate.RECEIPT_LEDGER);
    LedgerFile file = new LedgerFile(folder, new Roster(List.of(unit)));
    try (FolderLock lock = FolderLock.acquire(folder, Rounds.PATIENCE)) {
      LedgerFile.Content content = file.read();
      change.applyTo(content.ledger());
      String now = Rounds.FILE_TIME.format(LocalDateTime.now(ZoneId.systemDefault()));
      file.write(content.ledger(), Map.of(FormYear.of(template, year), template), now);
      return new WrittenFile(file.file(), content.remarks(), null);
    }
  }
}

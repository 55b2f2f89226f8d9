package org.nianbao.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Grid;
import org.nianbao.grid.OpenXmlReader;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;

/**
 * The templates that come with the program, by name. A template of the same name in the program's
 * folder replaces the packaged one.
 */
public final class BundledTemplate {
  /** The template of the return notice. */
  public static final String RETURN_NOTICE = "return-notice.xlsx";

  /** The template of the summary of a validation. */
  public static final String VALIDATION_SUMMARY = "validation-summary.xlsx";

  /** The template of the ledger of what was received. */
  public static final String RECEIPT_LEDGER = "receipt-ledger.xlsx";

  /** The layout of a report published as a Word document. */
  public static final String REPORT_DOCUMENT = "report.docx";

  /** The layout of a published Word document of any form but the usual one. */
  public static final String PLAIN_DOCUMENT = "report-plain.docx";

  /** The layout of a report published as a page. */
  public static final String REPORT_PAGE = "report.html";

  /** The template of the comparison of two reports. */
  public static final String COMPARISON = "comparison.xlsx";

  /** The layout of the comparison of two reports as a page. */
  public static final String COMPARISON_PAGE = "comparison.html";

  /** The template of the return notice as a letter. */
  public static final String RETURN_LETTER = "return-letter.docx";

  /** The template of the letter to a unit from which nothing came. */
  public static final String REMINDER_LETTER = "reminder-letter.docx";

  private static final Set<String> OTHER_WORKBOOKS =
      Set.of(RETURN_NOTICE, VALIDATION_SUMMARY, RECEIPT_LEDGER, COMPARISON);

  private static final String FOLDER = "/org/nianbao/templates/";

  private static volatile TemplateSource source = TemplateSource.NONE;

  private BundledTemplate() {}

  /** Returns whether a template is a workbook but no form. */
  static boolean isOtherWorkbook(String name) {
    return OTHER_WORKBOOKS.contains(name);
  }

  /** Sets the source of templates that replace packaged ones. */
  public static void setSource(TemplateSource templates) {
    source = templates;
  }

  /** Returns the source of templates that replace packaged ones. */
  public static TemplateSource source() {
    return source;
  }

  /**
   * Returns the content of a template: the replacement if there is one, else the packaged template.
   *
   * @throws UnusableTemplateException if the replacement cannot be read
   * @throws IllegalStateException if there is no such template
   */
  public static byte[] content(String name) {
    byte[] replacement = source.content(name);
    byte[] content = replacement != null ? replacement : packagedContent(name);
    if (content == null) {
      throw new IllegalStateException("not packaged: " + name);
    }
    return content;
  }

  /** Returns the content of a packaged template; null if there is none. */
  public static byte @Nullable [] packagedContent(String name) {
    try (InputStream in = Template.class.getResourceAsStream(FOLDER + name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Loads all templates, so that their faults are found before anything is written, and returns the
   * remarks on them.
   *
   * @throws UnusableTemplateException if a replacement cannot be used
   */
  public static List<Message> loadAll() {
    Template unused = Template.current(); // loads all replaced editions
    requireUsable(RETURN_NOTICE);
    requireUsable(VALIDATION_SUMMARY);
    requireUsable(RECEIPT_LEDGER);
    requireUsable(COMPARISON);
    byte[] unusedDocument = content(REPORT_DOCUMENT);
    byte[] unusedPlainDocument = content(PLAIN_DOCUMENT);
    byte[] unusedPage = content(REPORT_PAGE);
    byte[] unusedComparison = content(COMPARISON_PAGE);
    byte[] unusedReturnLetter = content(RETURN_LETTER);
    byte[] unusedReminderLetter = content(REMINDER_LETTER);
    return source.drainRemarks();
  }

  /**
   * Checks the template of a workbook other than the form, if it is replaced.
   *
   * @throws UnusableTemplateException if the replacement cannot be used
   */
  public static void requireUsable(String name) {
    byte[] replacement = source.content(name);
    if (replacement == null) {
      return;
    }
    String file = source.file(name);
    List<Message> faults = new ArrayList<>();
    try {
      List<Grid> sheets = Template.readSheets(file, replacement);
      TemplateVariables allowedValues = TemplateVariables.ofOtherWorkbook(name);
      for (String sheet : allowedValues.requiredSheets()) {
        if (sheets.stream().noneMatch(each -> each.name().equals(sheet))) {
          faults.add(Message.of("template.checks.absent", sheet));
        }
      }
      TemplateReader reader = new TemplateReader(sheets, List.of());
      reader.lintUntrusted(OpenXmlReader.readExtras(file, replacement), allowedValues);
      faults.addAll(reader.faults());
    } catch (UnreadableFileException e) {
      throw UnusableTemplateException.unreadable(file, e);
    }
    if (!faults.isEmpty()) {
      throw new UnusableTemplateException(file, faults);
    }
  }

  /**
   * Rejects a template that cannot be filled, if it is replaced; does nothing for a packaged one.
   *
   * @throws UnusableTemplateException if the template is replaced
   */
  public static void reject(String name, Message fault) {
    if (source.content(name) != null) {
      throw new UnusableTemplateException(source.file(name), List.of(fault));
    }
  }
}

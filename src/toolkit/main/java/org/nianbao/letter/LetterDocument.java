package org.nianbao.letter;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;
import org.nianbao.message.Message;
import org.nianbao.notice.Letter;
import org.nianbao.notice.Letter.Finding;
import org.nianbao.notice.LetterWording;
import org.nianbao.publish.FaultyWordTemplateException;
import org.nianbao.publish.WordTemplate;
import org.nianbao.template.BundledTemplate;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageNumber;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;

/**
 * Letters as a Word document, from a template that staff edit. A paragraph of the template that is
 * <code>${text}</code> or <code>${note}</code> stands for any number of paragraphs; <code>
 * ${contact}</code> is left out if it is not set. A table row with <code>${problem}</code> stands
 * for the findings; without findings its table is left out.
 */
public final class LetterDocument {
  private static final String TEXT = "text";
  private static final String NOTE = "note";
  private static final String NUMBER = "number";
  private static final String PLACE = "place";
  private static final String PROBLEM = "problem";
  private static final String SUGGESTION = "suggestion";
  private static final String UNIT = "unit";
  private static final String FORM = "form";
  private static final String SIGNATURE = "signature";
  private static final String DATE = "date";
  private static final String CONTACT = "contact";

  private static final QName PARAGRAPH =
      new QName("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "p");

  private static final List<String> NAMES =
      List.of(UNIT, FORM, TEXT, NUMBER, PLACE, PROBLEM, SUGGESTION, NOTE, SIGNATURE, DATE, CONTACT);

  private final LetterWording wording;
  private final XWPFDocument document;
  private final CTBody body;

  /** The elements of the template, before which the letters are inserted. */
  private final List<XmlObject> examples;

  private LetterDocument(LetterWording wording, XWPFDocument document) {
    this.wording = wording;
    this.document = document;
    this.body = document.getDocument().getBody();
    this.examples = new ArrayList<>();
    for (IBodyElement element : document.getBodyElements()) {
      if (element instanceof XWPFParagraph paragraph) {
        examples.add(paragraph.getCTP());
      } else if (element instanceof XWPFTable table) {
        examples.add(table.getCTTbl());
      }
    }
  }

  /**
   * Returns the bytes of a document with letters, each of which begins on a page of its own.
   *
   * @param template the name of the template
   * @throws org.nianbao.template.UnusableTemplateException if the template has been replaced by one
   *     that cannot be used
   */
  public static byte[] of(String template, List<Letter> letters, LetterWording wording) {
    try (WordTemplate opened = WordTemplate.open(BundledTemplate.content(template))) {
      opened.replaceInHeadersAndFooters(name -> ofOffice(name, wording));
      new LetterDocument(wording, opened.document()).fill(letters);
      return opened.toByteArray();
    } catch (FaultyWordTemplateException e) {
      BundledTemplate.reject(template, e.reason());
      throw new IllegalStateException("faulty in the package: " + template, e);
    }
  }

  /**
   * Checks a template if it is replaced.
   *
   * @throws org.nianbao.template.UnusableTemplateException if it cannot be used
   */
  public static void requireUsable(String template, LetterWording wording) {
    if (BundledTemplate.source().content(template) != null) {
      List<String> noText = List.of("");
      Letter letter = new Letter("", "", noText, List.of(new Finding("", "", "")), noText);
      byte[] unused = of(template, List.of(letter), wording);
    }
  }

  private void fill(List<Letter> letters) throws FaultyWordTemplateException {
    if (examples.isEmpty()) {
      throw new FaultyWordTemplateException(Message.of("report.layout.absent", "${text}"));
    }
    if (body.isSetSectPr()) {
      CTSectPr section = body.getSectPr();
      CTPageNumber number =
          section.isSetPgNumType() ? section.getPgNumType() : section.addNewPgNumType();
      number.setStart(BigInteger.ONE); // each letter has its own page numbers
    }
    for (int i = 0; i < letters.size(); i++) {
      insert(letters.get(i), i < letters.size() - 1);
    }
    examples.forEach(WordTemplate::remove);
  }

  /** Inserts a letter before the elements of the template. */
  private void insert(Letter letter, boolean isFollowed) throws FaultyWordTemplateException {
    try (XmlCursor cursor = examples.get(0).newCursor()) {
      for (XmlObject example : examples) {
        XmlObject copy = WordTemplate.insertCopy(cursor, example);
        if (copy instanceof CTP paragraph) {
          fillParagraph(paragraph, letter);
        } else {
          fillTable((CTTbl) copy, letter);
        }
      }
      if (isFollowed && body.isSetSectPr()) {
        endSection(cursor);
      }
    }
  }

  /** Makes the paragraph before the cursor the last one of a section. */
  private void endSection(XmlCursor cursor) {
    try (XmlCursor last = cursor.newCursor()) {
      last.toPrevSibling();
      if (!(last.getObject() instanceof CTP)) {
        cursor.insertElement(PARAGRAPH);
        last.toCursor(cursor);
        last.toPrevSibling();
      }
      CTP paragraph = (CTP) last.getObject();
      CTPPr properties = paragraph.isSetPPr() ? paragraph.getPPr() : paragraph.addNewPPr();
      properties.setSectPr(body.getSectPr());
    }
  }

  /** Replaces a paragraph that is one expression by as many paragraphs as it stands for. */
  private void fillParagraph(CTP paragraph, Letter letter) throws FaultyWordTemplateException {
    XWPFParagraph shown = new XWPFParagraph(paragraph, document);
    String text = shown.getText();
    if (WordTemplate.isExpression(text, TEXT)) {
      replace(paragraph, letter.texts());
    } else if (WordTemplate.isExpression(text, NOTE)) {
      replace(paragraph, letter.notes());
    } else if (WordTemplate.isExpression(text, CONTACT) && wording.contact().isEmpty()) {
      WordTemplate.remove(paragraph);
    } else {
      replaceExpressions(shown, letter);
    }
  }

  private void replaceExpressions(IBodyElement element, Letter letter)
      throws FaultyWordTemplateException {
    WordTemplate.replaceExpressions(List.of(element), name -> value(name, letter), other -> false);
  }

  private static void replace(CTP paragraph, List<String> texts) {
    try (XmlCursor cursor = paragraph.newCursor()) {
      for (String text : texts) {
        WordTemplate.setText((CTP) WordTemplate.insertCopy(cursor, paragraph), text);
      }
    }
    WordTemplate.remove(paragraph);
  }

  private void fillTable(CTTbl table, Letter letter) throws FaultyWordTemplateException {
    XWPFTable shown = new XWPFTable(table, document);
    List<Finding> findings = letter.findings();
    for (CTRow row : List.copyOf(table.getTrList())) {
      List<XWPFTableCell> cells = new XWPFTableRow(row, shown).getTableCells();
      boolean isExample =
          cells.stream().anyMatch(cell -> WordTemplate.isExpression(cell.getText(), PROBLEM));
      if (isExample && findings.isEmpty()) {
        WordTemplate.remove(table);
        return;
      }
      if (isExample) {
        try (XmlCursor cursor = row.newCursor()) {
          for (int i = 0; i < findings.size(); i++) {
            XmlObject copy = WordTemplate.insertCopy(cursor, row);
            fillRow(new XWPFTableRow((CTRow) copy, shown), i + 1, findings.get(i), letter);
          }
        }
        WordTemplate.remove(row);
      } else {
        for (XWPFTableCell cell : cells) { // not those of findings, whose texts are the unit's
          for (IBodyElement element : cell.getBodyElements()) {
            replaceExpressions(element, letter);
          }
        }
      }
    }
  }

  private void fillRow(XWPFTableRow row, int number, Finding finding, Letter letter)
      throws FaultyWordTemplateException {
    for (XWPFTableCell cell : row.getTableCells()) {
      WordTemplate.replaceExpressions(
          cell.getBodyElements(),
          name ->
              switch (name) {
                case NUMBER -> String.valueOf(number);
                case PLACE -> finding.place();
                case PROBLEM -> finding.problem();
                case SUGGESTION -> finding.suggestion();
                default -> value(name, letter);
              },
          element -> false);
    }
  }

  private String value(String name, Letter letter) throws FaultyWordTemplateException {
    return switch (name) {
      case UNIT -> wording.addressee(letter);
      case FORM -> letter.form();
      case TEXT -> String.join("\n", letter.texts());
      case NOTE -> String.join("\n", letter.notes());
      default -> ofOffice(name, wording);
    };
  }

  /** Returns a value that is the same in all letters. */
  private static String ofOffice(String name, LetterWording wording)
      throws FaultyWordTemplateException {
    return switch (name) {
      case SIGNATURE -> wording.settings().signature();
      case DATE -> wording.date();
      case CONTACT -> wording.contact();
      default ->
          throw new FaultyWordTemplateException(Message.of("letter.template.unknown", name, NAMES));
    };
  }
}

package org.nianbao.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute;
import org.nianbao.grid.XmlCharacters;
import org.nianbao.message.Message;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;

/**
 * A Word document that staff edit, with expressions such as <code>${unit}</code> in the places of
 * values. Whoever fills it changes its elements.
 */
public final class WordTemplate implements Closeable {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\s*([^}]*?)\\s*}");

  /** The values of expressions. */
  public interface Values {
    /**
     * Returns the value of an expression; a line feed in it becomes a line break.
     *
     * @throws FaultyWordTemplateException if a template may not contain this name
     */
    String value(String name) throws FaultyWordTemplateException;
  }

  private final XWPFDocument document;

  private WordTemplate(XWPFDocument document) {
    this.document = document;
  }

  /**
   * Opens a template.
   *
   * @throws FaultyWordTemplateException if it is no Word document, or has content that must not be
   *     sent to others
   */
  public static WordTemplate open(byte[] template) throws FaultyWordTemplateException {
    XWPFDocument document;
    try {
      document = new XWPFDocument(new ByteArrayInputStream(template));
    } catch (IOException | RuntimeException e) {
      throw new FaultyWordTemplateException(Message.of("report.layout.unreadable"), e);
    }
    WordTemplateCheck.requireHarmless(document.getPackage());
    return new WordTemplate(document);
  }

  /** Returns the document, which is changed in place. */
  public XWPFDocument document() {
    return document;
  }

  /** Returns the bytes of the document. */
  public byte[] toByteArray() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try {
      document.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the stream is in memory
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the package is in memory
    }
  }

  /** Returns whether a text is one expression with this name. */
  public static boolean isExpression(String text, String name) {
    Matcher matcher = EXPRESSION.matcher(text.strip());
    return matcher.matches() && matcher.group(1).equals(name);
  }

  /** Replaces the expressions in headers and footers. */
  public void replaceInHeadersAndFooters(Values values) throws FaultyWordTemplateException {
    for (XWPFHeader header : document.getHeaderList()) {
      replaceExpressions(header.getBodyElements(), values, element -> false);
    }
    for (XWPFFooter footer : document.getFooterList()) {
      replaceExpressions(footer.getBodyElements(), values, element -> false);
    }
  }

  /**
   * Replaces the expressions in elements and, if they are tables, in their cells.
   *
   * @param isExample whether an element is left as it is
   */
  public static void replaceExpressions(
      List<? extends IBodyElement> elements, Values values, Predicate<IBodyElement> isExample)
      throws FaultyWordTemplateException {
    for (IBodyElement element : elements) {
      if (isExample.test(element)) {
        continue;
      }
      if (element instanceof XWPFParagraph paragraph) {
        replaceExpressions(paragraph, values);
      } else if (element instanceof XWPFTable table) {
        for (XWPFTableRow row : table.getRows()) {
          for (XWPFTableCell cell : row.getTableCells()) {
            replaceExpressions(cell.getBodyElements(), values, isExample);
          }
        }
      }
    }
  }

  /**
   * Replaces the expressions of a paragraph. Each run keeps its font, unless an expression is
   * spread over several runs. A value is never replaced itself, whatever it contains.
   */
  private static void replaceExpressions(XWPFParagraph paragraph, Values values)
      throws FaultyWordTemplateException {
    String text = paragraph.getText();
    long expressions = count(text);
    if (expressions == 0) {
      return;
    }
    List<CTText> texts =
        paragraph.getRuns().stream().flatMap(run -> run.getCTR().getTList().stream()).toList();
    List<String> replaced = new ArrayList<>();
    for (CTText each : texts) {
      replaced.add(replaced(each.getStringValue(), values));
    }
    boolean isSpread =
        texts.stream().mapToLong(each -> count(each.getStringValue())).sum() < expressions;
    if (!isSpread && replaced.stream().allMatch(each -> each.indexOf('\n') < 0)) {
      for (int i = 0; i < replaced.size(); i++) {
        texts.get(i).setStringValue(XmlCharacters.of(replaced.get(i)));
      }
      return;
    }
    CTP element = paragraph.getCTP();
    if (element.sizeOfHyperlinkArray() > 0) { // part of the expression may be in a hyperlink
      throw new FaultyWordTemplateException(Message.of("report.layout.spread", text));
    }
    setText(element, replaced(text, values));
  }

  private static long count(String text) {
    return EXPRESSION.matcher(text).results().count();
  }

  private static String replaced(String text, Values values) throws FaultyWordTemplateException {
    Matcher expression = EXPRESSION.matcher(text);
    StringBuilder replaced = new StringBuilder();
    while (expression.find()) {
      String value = values.value(expression.group(1));
      expression.appendReplacement(replaced, Matcher.quoteReplacement(value));
    }
    expression.appendTail(replaced);
    return replaced.toString();
  }

  /** Sets the text of a paragraph, with line breaks, in the font of its first run. */
  public static void setText(CTP paragraph, String text) {
    while (paragraph.sizeOfRArray() > 1) {
      paragraph.removeR(paragraph.sizeOfRArray() - 1);
    }
    CTR run = paragraph.sizeOfRArray() == 0 ? paragraph.addNewR() : paragraph.getRArray(0);
    while (run.sizeOfTArray() > 0) {
      run.removeT(0);
    }
    while (run.sizeOfBrArray() > 0) {
      run.removeBr(0);
    }
    boolean first = true;
    for (String line : text.lines().toList()) {
      if (!first) {
        run.addNewBr();
      }
      first = false;
      CTText shown = run.addNewT();
      shown.setStringValue(XmlCharacters.of(line));
      shown.setSpace(SpaceAttribute.Space.PRESERVE);
    }
  }

  /** Inserts a copy of an element at the cursor. */
  public static XmlObject insertCopy(XmlCursor cursor, XmlObject element) {
    try (XmlCursor from = element.newCursor();
        XmlCursor copied = cursor.newCursor()) {
      from.copyXml(cursor);
      copied.toCursor(cursor);
      copied.toPrevSibling();
      return copied.getObject();
    }
  }

  /** Removes an element from the document. */
  public static void remove(XmlObject element) {
    try (XmlCursor cursor = element.newCursor()) {
      cursor.removeXml();
    }
  }
}

package org.nianbao.notice;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.nianbao.grid.XmlCharacters;
import org.nianbao.notice.Letter.Finding;
import org.nianbao.template.BundledTemplate;
import org.nianbao.workbook.CompiledTemplate;

/**
 * Letters as a Word document, filled into a template as it is packaged, without libraries. The
 * letters read as those that the toolkit writes; of a template that staff have edited, only the
 * toolkit can make one.
 */
public final class PackagedLetter {
  private static final String DOCUMENT = "word/document.xml";
  private static final String BODY = "<w:body>";
  private static final String BODY_END = "</w:body>";
  private static final String SECTION = "<w:sectPr>";
  private static final String TABLE = "<w:tbl>";
  private static final String TABLE_END = "</w:tbl>";
  private static final String ROW = "<w:tr>";
  private static final String ROW_END = "</w:tr>";
  private static final String PARAGRAPH_END = "</w:p>";
  private static final String PROPERTIES_END = "</w:pPr>";

  /** Where the numbering of pages stands in a section: after the margins. */
  private static final Pattern MARGINS = Pattern.compile("<w:pgMar [^>]*/>");

  private static final String FROM_ONE = "<w:pgNumType w:start=\"1\"/>";
  private static final String LINE_BREAK = "</w:t><w:br/><w:t xml:space=\"preserve\">";

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(\\w+)}");
  private static final String TEXT = "text";
  private static final String NOTE = "note";
  private static final String PROBLEM = "problem";
  private static final String CONTACT = "contact";

  private final LetterWording wording;
  private final String section;
  private final List<String> elements = new ArrayList<>();

  private PackagedLetter(LetterWording wording, String body) {
    this.wording = wording;
    int end = body.lastIndexOf(SECTION);
    this.section = MARGINS.matcher(body.substring(end)).replaceFirst("$0" + FROM_ONE);
    for (int at = 0; at < end; ) {
      String last = body.startsWith(TABLE, at) ? TABLE_END : PARAGRAPH_END;
      int next = body.indexOf(last, at) + last.length();
      elements.add(body.substring(at, next));
      at = next;
    }
  }

  /**
   * Returns the bytes of a document with letters, each of which begins on a page of its own.
   *
   * @param template the name of the template
   */
  public static byte[] of(String template, List<Letter> letters, LetterWording wording)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
    byte[] content = BundledTemplate.content(template);
    try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(content));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
        byte[] bytes = parts.readAllBytes();
        if (part.getName().equals(DOCUMENT)) {
          bytes =
              filled(new String(bytes, StandardCharsets.UTF_8), letters, wording)
                  .getBytes(StandardCharsets.UTF_8);
        }
        CompiledTemplate.putEntry(zip, part.getName(), bytes);
      }
    }
    return out.toByteArray();
  }

  private static String filled(String document, List<Letter> letters, LetterWording wording) {
    int begin = document.indexOf(BODY) + BODY.length();
    int end = document.lastIndexOf(BODY_END);
    PackagedLetter template = new PackagedLetter(wording, document.substring(begin, end));
    StringBuilder filled = new StringBuilder(document.substring(0, begin));
    for (int i = 0; i < letters.size(); i++) {
      template.append(letters.get(i), i < letters.size() - 1, filled);
    }
    return filled.append(template.section).append(document.substring(end)).toString();
  }

  private void append(Letter letter, boolean isFollowed, StringBuilder filled) {
    List<String> shown = new ArrayList<>();
    for (String element : elements) {
      if (element.startsWith(TABLE)) {
        if (!letter.findings().isEmpty()) {
          shown.add(table(element, letter.findings()));
        }
      } else if (element.contains(expression(TEXT))) {
        letter.texts().forEach(text -> shown.add(replaced(element, name -> text)));
      } else if (element.contains(expression(NOTE))) {
        letter.notes().forEach(note -> shown.add(replaced(element, name -> note)));
      } else if (!element.contains(expression(CONTACT)) || !wording.contact().isEmpty()) {
        shown.add(replaced(element, name -> value(name, letter)));
      }
    }
    for (int i = 0; i < shown.size(); i++) {
      boolean endsSection = isFollowed && i == shown.size() - 1;
      filled.append(
          endsSection
              ? shown.get(i).replace(PROPERTIES_END, section + PROPERTIES_END)
              : shown.get(i));
    }
  }

  /** Repeats the row of a table that has an expression. */
  private String table(String table, List<Finding> findings) {
    int begin = table.lastIndexOf(ROW, table.indexOf(expression(PROBLEM)));
    int end = table.indexOf(ROW_END, begin) + ROW_END.length();
    StringBuilder filled = new StringBuilder(table.substring(0, begin));
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      String number = String.valueOf(i + 1);
      filled.append(
          replaced(
              table.substring(begin, end),
              name ->
                  switch (name) {
                    case "number" -> number;
                    case "place" -> finding.place();
                    case PROBLEM -> finding.problem();
                    case "suggestion" -> finding.suggestion();
                    default -> throw unknown(name);
                  }));
    }
    return filled.append(table.substring(end)).toString();
  }

  private String value(String name, Letter letter) {
    return switch (name) {
      case "unit" -> wording.addressee(letter);
      case "form" -> letter.form();
      case "signature" -> wording.settings().signature();
      case "date" -> wording.date();
      case CONTACT -> wording.contact();
      default -> throw unknown(name);
    };
  }

  private static IllegalStateException unknown(String name) {
    return new IllegalStateException("no value " + name);
  }

  private static String expression(String name) {
    return "${" + name + "}";
  }

  /** Replaces expressions by values, in which nothing is replaced. */
  private static String replaced(String element, UnaryOperator<String> values) {
    StringBuilder replaced = new StringBuilder();
    Matcher expression = EXPRESSION.matcher(element);
    int at = 0;
    while (expression.find()) {
      replaced.append(element, at, expression.start());
      replaced.append(escaped(values.apply(expression.group(1))));
      at = expression.end();
    }
    return replaced.append(element, at, element.length()).toString();
  }

  /** Returns a text as XML, with line breaks, without the characters that XML does not allow. */
  private static String escaped(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    int end = lines.endsWith("\n") ? lines.length() - 1 : lines.length();
    return Arrays.stream(lines.substring(0, end).split("\n", -1))
        .map(XmlCharacters::escaped)
        .collect(Collectors.joining(LINE_BREAK));
  }
}

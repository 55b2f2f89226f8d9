package org.nianbao.reader;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Budget;
import org.nianbao.grid.Grid;
import org.nianbao.grid.TextDecoder;
import org.nianbao.grid.UnreadableContentException;
import org.nianbao.grid.Whitespace;

/**
 * Reads a page saved in a single file (.mht, RFC 2557). Excel and WPS save a workbook with several
 * sheets as a page with frames and a page for each sheet.
 */
final class PageArchiveReader {
  /** The maximum number of multipart bodies within one another. */
  private static final int MAX_DEPTH = 4;

  private static final Pattern BOUNDARY =
      Pattern.compile("boundary\\s*=\\s*(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);

  /** The name of a sheet and the page with its content, as the main page states them. */
  private static final Pattern SHEET =
      Pattern.compile("<x:Name>([^<]*)</x:Name>.{0,1000}?HRef=\"([^\"]*)\"", Pattern.DOTALL);

  /** A page at an address. */
  private static final class Page {
    private final String location;
    private final byte[] content;

    Page(String location, byte[] content) {
      this.location = location;
      this.content = content;
    }

    boolean isAt(String name) {
      return location.toLowerCase(Locale.ROOT).endsWith(name.toLowerCase(Locale.ROOT));
    }
  }

  private final Budget budget;
  private final List<Page> pages = new ArrayList<>();

  private PageArchiveReader(Budget budget) {
    this.budget = budget;
  }

  static List<Grid> read(byte[] content, Budget budget) {
    PageArchiveReader reader = new PageArchiveReader(budget);
    reader.addPart(new String(content, StandardCharsets.ISO_8859_1), 0);
    if (reader.pages.isEmpty()) {
      throw UnreadableContentException.damaged();
    }
    return reader.grids();
  }

  private List<Grid> grids() {
    Page main = pages.get(0);
    List<Grid> sheets = new ArrayList<>();
    Matcher sheet = SHEET.matcher(TextDecoder.decode(main.content));
    while (sheet.find()) {
      budget.checkSheetCount(sheets.size() + 1);
      Page page = page(sheet.group(2));
      if (page != null && page != main) {
        String name = Parser.unescapeEntities(sheet.group(1), false);
        sheets.add(HtmlReader.readSheet(page.content, name, budget));
      }
    }
    return sheets.isEmpty() ? HtmlReader.read(main.content, budget) : sheets;
  }

  private @Nullable Page page(String reference) {
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    return pages.stream()
        .filter(each -> each.isAt("/" + name) || each.isAt(name))
        .findFirst()
        .orElse(null);
  }

  /** Adds the pages in a part of a multipart body. */
  private void addPart(String part, int depth) {
    budget.checkTime();
    Matcher end = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n").matcher(part);
    if (!end.find()) {
      return;
    }
    Map<String, String> header = header(part.substring(0, end.start()));
    String type = header.getOrDefault("content-type", "");
    Matcher boundary = BOUNDARY.matcher(type);
    if (boundary.find() && depth < MAX_DEPTH) {
      String mark = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
      String[] parts =
          part.substring(end.end())
              .split("(?m)^--" + Pattern.quote(mark) + "(?:--)?[ \\t]*\\r?$", -1);
      for (int i = 1; i < parts.length; i++) { // what stands before the first is no part
        addPart(parts[i].replaceFirst("^\\r?\\n", ""), depth + 1);
      }
    } else if (type.toLowerCase(Locale.ROOT).contains("html")) {
      String encoding = header.getOrDefault("content-transfer-encoding", "");
      byte[] content = decoded(part.substring(end.end()), encoding.toLowerCase(Locale.ROOT));
      budget.addInflated(content.length);
      pages.add(new Page(header.getOrDefault("content-location", ""), content));
    }
  }

  /** Returns the fields of a header, whose lines may be folded. */
  private static Map<String, String> header(String lines) {
    Map<String, String> fields = new HashMap<>();
    for (String line : lines.replaceAll("\\r?\\n[ \\t]+", " ").split("\\r?\\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = Whitespace.strip(line.substring(0, colon)).toLowerCase(Locale.ROOT);
        fields.put(name, Whitespace.strip(line.substring(colon + 1)));
      }
    }
    return fields;
  }

  private static byte[] decoded(String body, String encoding) {
    return switch (encoding) {
      case "base64" -> {
        try {
          yield Base64.getDecoder().decode(digits(body));
        } catch (IllegalArgumentException e) {
          throw UnreadableContentException.damaged(e);
        }
      }
      case "quoted-printable" -> quotedPrintable(body);
      default -> body.getBytes(StandardCharsets.ISO_8859_1);
    };
  }

  /** Returns the digits in Base64 up to the padding; line breaks and the like are no digits. */
  private static String digits(String base64) {
    StringBuilder digits = new StringBuilder(base64.length());
    for (int i = 0; i < base64.length() && base64.charAt(i) != '='; i++) {
      char c = base64.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (letter || (c >= '0' && c <= '9') || c == '+' || c == '/') {
        digits.append(c);
      }
    }
    return digits.toString();
  }

  private static byte[] quotedPrintable(String body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length());
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      int high = c == '=' && i + 2 < body.length() ? Character.digit(body.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(body.charAt(i + 2), 16);
      if (low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else if (c == '=' && body.startsWith("\r\n", i + 1)) { // the line goes on
        i += 2;
      } else if (c == '=' && body.startsWith("\n", i + 1)) {
        i += 1;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toByteArray();
  }
}

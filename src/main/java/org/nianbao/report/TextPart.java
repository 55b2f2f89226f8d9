package org.nianbao.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.xssf.model.SharedStringsTable;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;

/** A part of a workbook in which texts take the place of stand-ins. */
final class TextPart {
  /** A shared text, or the result of a formula: where a stand-in may be. */
  private static final Pattern TEXT =
      Pattern.compile("<si>(?:(?!</si>).)*</si>|<v>[^<]*</v>", Pattern.DOTALL);

  private static final Pattern SHARED =
      Pattern.compile("<si><t(?: xml:space=\"preserve\")?>([^<]*)</t></si>");

  private static final String BEFORE_RESULT = "<v>";
  private static final String AFTER_RESULT = "</v>";

  /** What comes before a text, and the text: its own words and stand-ins in turn. */
  private record Slot(String before, boolean shared, List<String> words, List<String> keys) {
    String with(Map<String, String> texts) {
      StringBuilder text = new StringBuilder(words.get(0));
      for (int i = 0; i < keys.size(); i++) {
        text.append(texts.get(keys.get(i))).append(words.get(i + 1));
      }
      return text.toString();
    }
  }

  private final List<Slot> slots;
  private final String end;

  /** Shared texts without stand-ins; no other may be the same. */
  private final Set<String> fixed;

  private TextPart(List<Slot> slots, String end, Set<String> fixed) {
    this.slots = slots;
    this.end = end;
    this.fixed = fixed;
  }

  /** Takes a part apart; nothing if a stand-in is anywhere but in a plain text. */
  static Optional<TextPart> of(String content, List<StandIn> standIns) throws IOException {
    List<Slot> slots = new ArrayList<>();
    Set<String> fixed = new HashSet<>();
    Matcher matcher = TEXT.matcher(content);
    int end = 0;
    while (matcher.find()) {
      boolean shared = matcher.group().startsWith("<si>");
      if (!StandIn.isIn(matcher.group())) {
        if (shared) {
          fixed.add(matcher.group());
        }
        continue;
      }
      String before = content.substring(end, matcher.start());
      Matcher plain = SHARED.matcher(matcher.group());
      if (StandIn.isIn(before) || (shared && !plain.matches())) {
        return Optional.empty();
      }
      String text =
          shared ? plain.group(1) : matcher.group().replace("<v>", "").replace("</v>", "");
      Optional<Slot> slot = slot(before, shared, text, standIns);
      if (slot.isEmpty()) {
        return Optional.empty();
      }
      slots.add(slot.get());
      end = matcher.end();
    }
    String rest = content.substring(end);
    return StandIn.isIn(rest)
        ? Optional.empty()
        : Optional.of(new TextPart(slots, rest, fixed));
  }

  private static Optional<Slot> slot(
      String before, boolean shared, String escaped, List<StandIn> standIns) {
    String text = unescaped(escaped);
    List<String> words = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      int found = StandIn.at(text, at, standIns);
      if (found < 0) {
        word.append(text.charAt(at++));
      } else {
        words.add(word.toString());
        keys.add(standIns.get(found).key());
        word.setLength(0);
        at += standIns.get(found).text().length();
      }
    }
    words.add(word.toString());
    boolean whole = words.stream().noneMatch(StandIn::isIn);
    return whole ? Optional.of(new Slot(before, shared, words, keys)) : Optional.empty();
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  /** The part with these texts; nothing if one is too long or the same as another. */
  Optional<String> with(Map<String, String> texts) throws IOException {
    Set<String> shared = new HashSet<>();
    StringBuilder content = new StringBuilder();
    for (Slot slot : slots) {
      String text = slot.with(texts);
      if (text.length() > SpreadsheetVersion.EXCEL2007.getMaxTextLength()) {
        return Optional.empty();
      }
      content.append(slot.before());
      String item = item(text);
      if (slot.shared()) {
        if (fixed.contains(item) || !shared.add(item)) {
          return Optional.empty(); // shared texts are each there once
        }
        content.append(item);
      } else {
        String inner = item.substring(item.indexOf('>', "<si>".length()) + 1);
        content.append(BEFORE_RESULT);
        content.append(inner, 0, inner.indexOf("</t>")).append(AFTER_RESULT);
      }
    }
    return Optional.of(content.append(end).toString());
  }

  /** A text as it stands among the shared ones: written as all others are, escapes and blanks too. */
  private static String item(String text) throws IOException {
    SharedStringsTable table = new SharedStringsTable();
    table.addSharedStringItem(new XSSFRichTextString(text));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    table.writeTo(out);
    String written = out.toString(StandardCharsets.UTF_8);
    return written.substring(written.indexOf("<si>"), written.indexOf("</sst>"));
  }
}

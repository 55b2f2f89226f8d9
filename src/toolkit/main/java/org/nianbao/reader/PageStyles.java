package org.nianbao.reader;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.nianbao.grid.RunText;
import org.nianbao.grid.RunText.Style;

/** Tells how the elements of a page are shown: struck out, hidden or raised. */
final class PageStyles {
  private static final Set<String> STRUCK_ELEMENTS = Set.of("s", "del", "strike");
  private static final Set<String> RAISED_ELEMENTS = Set.of("sup", "sub");

  /** Phonetic hints beside the characters of a ruby text. */
  private static final Set<String> PHONETIC_ELEMENTS = Set.of("rt", "rp", "rtc");

  private static final Pattern NOT_DISPLAYED =
      Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*collapse");
  private static final Pattern INVISIBLE = Pattern.compile("visibility\\s*:\\s*hidden");
  private static final Pattern STRUCK =
      Pattern.compile("text-decoration[a-z-]*\\s*:[^;]*line-through");
  private static final Pattern RAISED = Pattern.compile("vertical-align\\s*:\\s*(?:super|sub)\\b");

  /** The rules for some media only, such as print. */
  private static final Pattern MEDIA_RULES =
      Pattern.compile("@media[^{}]*+\\{(?:[^{}]*+\\{[^{}]*+\\})*+[^{}]*+\\}");

  private static final Pattern RULE = Pattern.compile("([^{}]++)\\{([^{}]*+)\\}");

  /** A selector of a class, with or without the name of the element. */
  private static final Pattern CLASS = Pattern.compile("(?:[a-z]\\w*)?\\.([\\w-]+)");

  private final Set<String> struckClasses = new HashSet<>();
  private final Set<String> hiddenClasses = new HashSet<>();

  /** Reads the style sheets within a page. */
  PageStyles(Document page) {
    for (Element sheet : page.select("style")) {
      String rules = sheet.data().toLowerCase(Locale.ROOT);
      if (!rules.contains("line-through") && !rules.contains("none")) {
        continue;
      }
      Matcher rule = RULE.matcher(MEDIA_RULES.matcher(rules).replaceAll(""));
      while (rule.find()) {
        boolean struck = STRUCK.matcher(rule.group(2)).find();
        boolean hidden = NOT_DISPLAYED.matcher(rule.group(2)).find();
        for (String selector : struck || hidden ? rule.group(1).split(",", -1) : new String[0]) {
          Matcher named = CLASS.matcher(selector.strip());
          if (named.matches()) {
            (struck ? struckClasses : hiddenClasses).add(named.group(1));
          }
        }
      }
    }
  }

  /** Returns whether an element takes no place on the page. */
  static boolean isNotDisplayed(Element element) {
    return element.hasAttr("hidden") || has(element, NOT_DISPLAYED);
  }

  /** Returns whether an element is invisible but takes its place. */
  static boolean isInvisible(Element element) {
    return has(element, INVISIBLE);
  }

  static boolean isPhonetic(Element element) {
    return PHONETIC_ELEMENTS.contains(element.normalName());
  }

  boolean isStruck(Element element) {
    return STRUCK_ELEMENTS.contains(element.normalName())
        || has(element, STRUCK)
        || hasClass(element, struckClasses);
  }

  private static boolean has(Element element, Pattern style) {
    return element.hasAttr("style")
        && style.matcher(element.attr("style").toLowerCase(Locale.ROOT)).find();
  }

  private static boolean hasClass(Element element, Set<String> classes) {
    return !classes.isEmpty()
        && element.hasAttr("class")
        && element.classNames().stream()
            .anyMatch(name -> classes.contains(name.toLowerCase(Locale.ROOT)));
  }

  /** Returns whether an element and all within are shown plainly, true of nearly all cells. */
  boolean isPlain(Element element) {
    return element.stream()
        .allMatch(each -> !isPhonetic(each) && style(each, Style.PLAIN) == Style.PLAIN);
  }

  private Style style(Element element, Style parent) {
    if (parent == Style.HIDDEN
        || isNotDisplayed(element)
        || isInvisible(element)
        || hasClass(element, hiddenClasses)) {
      return Style.HIDDEN;
    }
    if (parent == Style.STRUCK || isStruck(element)) {
      return Style.STRUCK;
    }
    boolean raised =
        RAISED_ELEMENTS.contains(element.normalName())
            || (!element.normalName().equals("td") && has(element, RAISED));
    return raised ? Style.RAISED : parent;
  }

  /** Returns the text of an element in runs, with a space for each line break. */
  RunText text(Element element) {
    RunText text = new RunText();
    append(element, Style.PLAIN, text);
    return text;
  }

  private void append(Element element, Style parent, RunText text) {
    Style style = style(element, parent);
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode run) {
        text.append(run.getWholeText().replaceAll("[\\s\\u00a0]+", " "), style);
      } else if (child instanceof Element inner && !isPhonetic(inner)) {
        boolean line = inner.isBlock() || inner.normalName().equals("br");
        text.append(line ? " " : "", Style.PLAIN);
        append(inner, style, text);
        text.append(line ? " " : "", Style.PLAIN);
      }
    }
  }
}

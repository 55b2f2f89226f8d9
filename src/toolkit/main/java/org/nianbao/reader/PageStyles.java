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
import org.nianbao.grid.Whitespace;

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

  /** A selector of a class or an identifier, with or without the name of the element. */
  private static final Pattern SELECTOR = Pattern.compile("(?:[a-z]\\w*)?([.#][\\w-]+)");

  /** The media of style sheets that count, besides those without any. */
  private static final Pattern ON_SCREEN = Pattern.compile("|all|screen");

  private final Set<String> struckSelectors = new HashSet<>();
  private final Set<String> notDisplayedSelectors = new HashSet<>();
  private final Set<String> invisibleSelectors = new HashSet<>();

  /** Reads the style sheets within a page. */
  PageStyles(Document page) {
    for (Element sheet : page.select("style")) {
      String rules = sheet.data().toLowerCase(Locale.ROOT);
      String media = Whitespace.strip(sheet.attr("media")).toLowerCase(Locale.ROOT);
      if (!(rules.contains("line-through") || rules.contains("none") || rules.contains("hidden"))
          || !ON_SCREEN.matcher(media).matches()) {
        continue;
      }
      Matcher rule = RULE.matcher(MEDIA_RULES.matcher(rules).replaceAll(""));
      while (rule.find()) {
        boolean struck = STRUCK.matcher(rule.group(2)).find();
        boolean notDisplayed = NOT_DISPLAYED.matcher(rule.group(2)).find();
        boolean invisible = INVISIBLE.matcher(rule.group(2)).find();
        boolean any = struck || notDisplayed || invisible;
        for (String selector : any ? rule.group(1).split(",", -1) : new String[0]) {
          Matcher named = SELECTOR.matcher(Whitespace.strip(selector));
          if (named.matches()) {
            (struck ? struckSelectors : notDisplayed ? notDisplayedSelectors : invisibleSelectors)
                .add(named.group(1));
          }
        }
      }
    }
  }

  /** Returns whether an element takes no place on the page. */
  boolean isNotDisplayed(Element element) {
    return element.hasAttr("hidden")
        || has(element, NOT_DISPLAYED)
        || isSelected(element, notDisplayedSelectors);
  }

  /** Returns whether an element is not displayed, or invisible in its place. */
  boolean isHidden(Element element) {
    return isNotDisplayed(element)
        || has(element, INVISIBLE)
        || isSelected(element, invisibleSelectors);
  }

  static boolean isPhonetic(Element element) {
    return PHONETIC_ELEMENTS.contains(element.normalName());
  }

  boolean isStruck(Element element) {
    return STRUCK_ELEMENTS.contains(element.normalName())
        || has(element, STRUCK)
        || isSelected(element, struckSelectors);
  }

  private static boolean has(Element element, Pattern style) {
    return element.hasAttr("style")
        && style.matcher(element.attr("style").toLowerCase(Locale.ROOT)).find();
  }

  private static boolean isSelected(Element element, Set<String> selectors) {
    return !selectors.isEmpty()
        && (selectors.contains("#" + element.id().toLowerCase(Locale.ROOT))
            || element.classNames().stream()
                .anyMatch(name -> selectors.contains("." + name.toLowerCase(Locale.ROOT))));
  }

  /** Returns whether an element and all within are shown plainly, true of nearly all cells. */
  boolean isPlain(Element element) {
    return element.stream()
        .allMatch(each -> !isPhonetic(each) && style(each, Style.PLAIN) == Style.PLAIN);
  }

  private Style style(Element element, Style parent) {
    if (parent == Style.HIDDEN || isHidden(element)) {
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

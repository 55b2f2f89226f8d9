package org.nianbao.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A choice that is written with marks, as on paper forms: ☑是 □否, 是√ 否, ■已备案 □未备案.
 *
 * @param ticked the options with a mark that means yes, in the order of the form
 */
public record TickedOptions(List<String> ticked) {
  private static final String TICKS = "☑✅✓✔√☒■●▣◉";
  private static final String BOXES = "□☐○◯◻▢";

  /** What may stand between options and marks. */
  private static final String SEPARATORS = "[]［］【】()（）{}、，,;；/／|｜._";

  public TickedOptions {
    ticked = List.copyOf(ticked);
  }

  /** A mark or an option, and where it stands in the text. */
  private record Part(int begin, int end, String text, boolean mark) {
    boolean isTick() {
      return mark && TICKS.contains(text);
    }
  }

  /**
   * Parses a text; empty if it has no mark, or words other than the options.
   *
   * @param options the options of the form
   */
  public static Optional<TickedOptions> parse(String text, List<String> options) {
    List<Part> parts = parts(text, options);
    if (parts.stream().noneMatch(Part::mark)) {
      return Optional.empty();
    }
    List<Part> offered = parts.stream().filter(part -> !part.mark()).toList();
    if (offered.isEmpty()) {
      return Optional.empty();
    }
    boolean marksFirst = parts.get(0).mark();
    List<String> ticked = new ArrayList<>();
    for (Part part : parts) {
      if (part.isTick()) {
        Part option = nearest(part, offered, marksFirst);
        if (!ticked.contains(option.text())) {
          ticked.add(option.text());
        }
      }
    }
    return Optional.of(new TickedOptions(ticked));
  }

  /** Returns the marks and options of a text in their order; none if it has other words. */
  private static List<Part> parts(String text, List<String> options) {
    List<String> longestFirst = new ArrayList<>(options);
    longestFirst.sort(Comparator.comparingInt(String::length).reversed());
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = at + 1;
      if (TICKS.indexOf(c) >= 0 || BOXES.indexOf(c) >= 0) {
        parts.add(new Part(at, end, String.valueOf(c), true));
      } else if (!Character.isWhitespace(c)
          && !Character.isSpaceChar(c)
          && SEPARATORS.indexOf(c) < 0) {
        String option = optionAt(text, at, longestFirst);
        if (option.isEmpty()) {
          return List.of();
        }
        end = at + option.length();
        parts.add(new Part(at, end, option, false));
      }
      at = end;
    }
    return parts;
  }

  private static String optionAt(String text, int at, List<String> options) {
    for (String option : options) {
      if (!option.isEmpty() && text.startsWith(option, at)) {
        return option;
      }
    }
    return "";
  }

  /**
   * Returns the option that a mark belongs to: the nearest. Of two that are equally near, it is the
   * one behind the mark if the text begins with a mark.
   */
  private static Part nearest(Part mark, List<Part> offered, boolean marksFirst) {
    Part nearest = offered.get(0);
    for (Part option : offered) {
      int shorter = distance(mark, nearest) - distance(mark, option);
      if (shorter > 0 || (shorter == 0 && marksFirst && option.begin() >= mark.end())) {
        nearest = option;
      }
    }
    return nearest;
  }

  private static int distance(Part mark, Part option) {
    return option.begin() >= mark.end() ? option.begin() - mark.end() : mark.begin() - option.end();
  }
}

package org.nianbao.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.grid.Address;
import org.nianbao.grid.Region;

/**
 * A Jxls command in a comment of a template: {@code jx:area(lastCell="F8")}, the area of a sheet
 * that is filled, or {@code jx:each(items="units" var="unit" lastCell="F7")}, a row that is
 * repeated for each element of a list, or a column with {@code direction="RIGHT"}.
 *
 * @param area the cells of the command
 * @param list the name of the list; empty for {@code jx:area}
 * @param variable the name of the element in expressions; empty for {@code jx:area}
 */
public record JxlsCommand(Region area, String list, String variable) {
  public static final String PREFIX = "jx:";

  private static final Pattern SYNTAX =
      Pattern.compile(
          "jx:(area|each)\\(((?:\\s*[A-Za-z]{1,20}\\s*=\\s*\"[^\"]{0,200}\"){1,5})\\s*\\)");

  private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z]+)\\s*=\\s*\"([^\"]*)\"");
  private static final Pattern CELL = Pattern.compile("[A-Z]{1,3}[1-9]\\d{0,6}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,40}");
  private static final List<String> DIRECTIONS = List.of("DOWN", "RIGHT");

  /** Returns whether the command repeats a list. */
  public boolean isList() {
    return !list.isEmpty();
  }

  /**
   * Parses a line of a comment.
   *
   * @param first the cell of the comment
   * @return empty if it is another command or has other attributes
   */
  public static Optional<JxlsCommand> parse(String line, Address first) {
    Matcher form = SYNTAX.matcher(line.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(form.group(2));
    while (attribute.find()) {
      if (attributes.put(attribute.group(1), attribute.group(2)) != null) {
        return Optional.empty();
      }
    }
    String cell = attributes.getOrDefault("lastCell", "");
    attributes.remove("lastCell");
    if (!CELL.matcher(cell).matches()) {
      return Optional.empty();
    }
    Address last = Address.parse(cell);
    if (last.row() < first.row() || last.column() < first.column()) {
      return Optional.empty();
    }
    Region area = new Region(first, last);
    return form.group(1).equals("area") ? area(area, attributes) : each(area, attributes);
  }

  private static Optional<JxlsCommand> area(Region area, Map<String, String> attributes) {
    return attributes.isEmpty() ? Optional.of(new JxlsCommand(area, "", "")) : Optional.empty();
  }

  private static Optional<JxlsCommand> each(Region area, Map<String, String> attributes) {
    String list = attributes.getOrDefault("items", "");
    String variable = attributes.getOrDefault("var", "");
    String direction = attributes.getOrDefault("direction", "DOWN");
    boolean known =
        List.of("items", "var", "direction").containsAll(attributes.keySet())
            && DIRECTIONS.contains(direction);
    return known && !list.isEmpty() && VARIABLE.matcher(variable).matches()
        ? Optional.of(new JxlsCommand(area, list, variable))
        : Optional.empty();
  }
}

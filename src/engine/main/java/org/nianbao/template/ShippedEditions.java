package org.nianbao.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The packaged editions of the form; each is loaded when it is first needed. */
final class ShippedEditions implements Editions {
  private static final String FOLDER = "/org/nianbao/templates/";

  /** The list of the editions' templates, one a line, the newest first. */
  private static final String LIST = "editions.txt";

  private static final List<String> NAMES = names();
  private static final Map<String, Template> LOADED = new ConcurrentHashMap<>();

  private final Template first;

  private ShippedEditions(Template first) {
    this.first = first;
  }

  static Editions expecting(Template first) {
    return new ShippedEditions(first);
  }

  /** Returns all editions. */
  static List<Template> all() {
    return NAMES.stream().map(ShippedEditions::loaded).toList();
  }

  /** Returns the newest edition. */
  static Template newest() {
    return loaded(NAMES.get(0));
  }

  /** Returns the edition for a report year; empty if there is none. The newest is tried first. */
  static Optional<Template> forYear(int year) {
    return NAMES.stream()
        .map(ShippedEditions::loaded)
        .filter(template -> template.years().include(year))
        .findFirst();
  }

  @Override
  public Template first() {
    return first;
  }

  @Override
  public Optional<Template> of(int year) {
    return first.years().include(year) ? Optional.of(first) : forYear(year);
  }

  @Override
  public List<Template> others() {
    return NAMES.stream()
        .map(ShippedEditions::loaded)
        .filter(template -> !template.equals(first))
        .toList();
  }

  @Override
  public List<Template> known() {
    List<Template> known = new ArrayList<>();
    for (String name : NAMES) {
      @Nullable Template template = LOADED.get(name);
      if (template != null && !template.equals(first)) {
        known.add(template);
      }
    }
    return known;
  }

  private static Template loaded(String name) {
    return LOADED.computeIfAbsent(name, ShippedEditions::load);
  }

  private static Template load(String name) {
    try {
      return Template.load(name, bytes(name));
    } catch (IOException | FaultyTemplateException e) {
      throw new IllegalStateException("faulty in the package: " + name, e);
    }
  }

  private static List<String> names() {
    try {
      String list = new String(bytes(LIST), StandardCharsets.UTF_8);
      return Arrays.stream(list.split("\n"))
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("faulty in the package: " + LIST, e);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = ShippedEditions.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("not packaged: " + name);
      }
      return in.readAllBytes();
    }
  }
}

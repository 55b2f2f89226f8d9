package org.nianbao.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;

/**
 * The editions that come with the program. A packaged edition is loaded when it is needed, a
 * replaced one at once.
 */
final class ShippedEditions implements Editions {
  /**
   * The resource that lists the template of each edition on a line of its own, the newest first.
   */
  private static final String LIST = "editions.txt";

  private static volatile @Nullable ShippedEditions current;

  private final TemplateSource source;
  private final List<String> names;
  private final Map<String, Template> loaded;
  private final @Nullable Template first;

  private ShippedEditions(TemplateSource source) {
    this.source = source;
    this.names = names(source);
    this.loaded = new ConcurrentHashMap<>();
    this.first = null;
    // so that faults are found before anything is written
    boolean listReplaced = source.content(LIST) != null;
    names.stream()
        .filter(
            name ->
                source.content(name) != null
                    || (listReplaced && BundledTemplate.packagedContent(name) == null))
        .forEach(this::getOrLoad);
  }

  private ShippedEditions(ShippedEditions all, Template first) {
    this.source = all.source;
    this.names = all.names;
    this.loaded = all.loaded;
    this.first = first;
  }

  private static ShippedEditions current() {
    TemplateSource source = BundledTemplate.source();
    ShippedEditions editions = current;
    if (editions == null || editions.source != source) {
      synchronized (ShippedEditions.class) {
        editions = current;
        if (editions == null || editions.source != source) {
          editions = new ShippedEditions(source);
          current = editions;
        }
      }
    }
    return editions;
  }

  static Editions withExpected(Template first) {
    return new ShippedEditions(current(), first);
  }

  /** Returns all editions. */
  static List<Template> all() {
    ShippedEditions editions = current();
    return editions.names.stream().map(editions::getOrLoad).toList();
  }

  /** Returns the newest edition. */
  static Template newest() {
    ShippedEditions editions = current();
    return editions.getOrLoad(editions.names.get(0));
  }

  /** Returns the edition for a report year; empty if there is none. The newest is tried first. */
  static Optional<Template> forYear(int year) {
    return current().packagedFor(year);
  }

  private Optional<Template> packagedFor(int year) {
    return names.stream()
        .map(this::getOrLoad)
        .filter(template -> template.years().includes(year))
        .findFirst();
  }

  @Override
  public Template expected() {
    return Objects.requireNonNull(first);
  }

  @Override
  public Optional<Template> ofYear(int year) {
    return expected().years().includes(year) ? Optional.of(expected()) : packagedFor(year);
  }

  @Override
  public List<Template> otherEditions() {
    return names.stream().map(this::getOrLoad).filter(template -> !template.equals(first)).toList();
  }

  @Override
  public List<Template> loadedOtherEditions() {
    List<Template> known = new ArrayList<>();
    for (String name : names) {
      @Nullable Template template = loaded.get(name);
      if (template != null && !template.equals(first)) {
        known.add(template);
      }
    }
    return known;
  }

  private Template getOrLoad(String name) {
    return loaded.computeIfAbsent(name, this::load);
  }

  private Template load(String name) {
    byte[] replacement = source.content(name);
    if (replacement != null) {
      return open(source.file(name), replacement);
    }
    byte[] packaged = BundledTemplate.packagedContent(name);
    if (packaged == null) {
      throw new UnusableTemplateException(
          source.file(LIST), List.of(Message.of("template.listed.absent", name)));
    }
    try {
      return Template.load(name, packaged);
    } catch (UnreadableFileException | FaultyTemplateException e) {
      throw new IllegalStateException("faulty in the package: " + name, e);
    }
  }

  private static Template open(String file, byte[] workbook) {
    try {
      return Template.open(file, workbook);
    } catch (FaultyTemplateException e) {
      throw new UnusableTemplateException(file, e.faults());
    } catch (UnreadableFileException e) {
      throw UnusableTemplateException.unreadable(file, e);
    }
  }

  private static List<String> names(TemplateSource source) {
    String list = new String(BundledTemplate.content(LIST), StandardCharsets.UTF_8);
    List<String> names =
        Arrays.stream(list.split("\n"))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .distinct()
            .toList();
    if (names.isEmpty()) {
      throw new UnusableTemplateException(
          source.file(LIST), List.of(Message.of("template.listed.none")));
    }
    return names;
  }
}

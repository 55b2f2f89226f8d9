package org.nianbao.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;

/**
 * The templates at hand: those that come with the program, and those beside it. A packaged template
 * is loaded when it is needed, one beside the program at once. The form of the first is the usual
 * one.
 */
final class ShippedEditions implements Editions {
  /**
   * The resource that lists the template of each edition on a line of its own: those of the usual
   * form first, the newest before the older.
   */
  private static final String LIST = "editions.txt";

  private static final String WORKBOOK_ENDING = ".xlsx";

  private static volatile @Nullable ShippedEditions current;

  private final TemplateSource source;
  private final List<String> names;
  private final Map<String, Template> loaded;
  private final @Nullable Template first;

  /** Whether a file may be of any form, and not of the expected one only. */
  private final boolean anyForm;

  private ShippedEditions(TemplateSource source) {
    this.source = source;
    this.loaded = new ConcurrentHashMap<>();
    this.first = null;
    this.anyForm = true;
    Set<String> all = new LinkedHashSet<>(listed(source));
    // so that faults are found before anything is written
    boolean listReplaced = source.content(LIST) != null;
    boolean own = false;
    for (String name : all) {
      if (source.content(name) != null
          || (listReplaced && BundledTemplate.packagedContent(name) == null)) {
        load(name);
        own = true;
      }
    }
    for (String name : source.workbooks()) {
      if (!BundledTemplate.isOtherWorkbook(name) && !all.contains(name) && isFurther(name)) {
        all.add(name);
        load(name);
        own = true;
      }
    }
    this.names = List.copyOf(all);
    if (own) {
      requireDistinctYears();
    }
  }

  private ShippedEditions(ShippedEditions all, Template first, boolean anyForm) {
    this.source = all.source;
    this.names = all.names;
    this.loaded = all.loaded;
    this.first = first;
    this.anyForm = anyForm;
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
    return new ShippedEditions(current(), first, true);
  }

  /** Returns all editions of all forms. */
  static List<Template> all() {
    return current().templates();
  }

  /** Returns the newest edition of the usual form. */
  static Template newest() {
    ShippedEditions editions = current();
    return editions.getOrLoad(editions.names.get(0));
  }

  /** Returns the edition of the usual form for a report year; empty if there is none. */
  static Optional<Template> forYear(int year) {
    return current().forYear(newest().form(), year);
  }

  /** Returns the edition for a report year, of the usual form or else of another one. */
  static Optional<Template> forYearOfAnyForm(int year) {
    ShippedEditions editions = current();
    Optional<Template> usual = editions.forYear(newest().form(), year);
    return usual.isPresent()
        ? usual
        : editions.firstThat(template -> template.years().includes(year));
  }

  static Optional<Editions> ofForm(String name, @Nullable Integer year) {
    ShippedEditions editions = current();
    return editions
        .formNamed(name)
        .flatMap(
            form ->
                year == null
                    ? editions.firstThat(template -> template.form().equals(form))
                    : editions.forYear(form, year))
        .map(template -> new ShippedEditions(editions, template, false));
  }

  /** Returns the form with a name, a part of a name, or a template's file name. */
  private Optional<String> formNamed(String name) {
    for (String each : names) {
      if (each.equals(name) || each.equals(name + WORKBOOK_ENDING)) {
        return Optional.of(getOrLoad(each).form());
      }
    }
    List<String> forms = templates().stream().map(Template::form).distinct().toList();
    if (forms.contains(name)) {
      return Optional.of(name);
    }
    List<String> containing = forms.stream().filter(form -> form.contains(name)).toList();
    return containing.size() == 1 && !name.isBlank()
        ? Optional.of(containing.get(0))
        : Optional.empty();
  }

  /** Returns the edition of a form for a year. The templates are loaded until it is found. */
  private Optional<Template> forYear(String form, int year) {
    return firstThat(template -> template.form().equals(form) && template.years().includes(year));
  }

  private Optional<Template> firstThat(Predicate<Template> isMeant) {
    return names.stream().map(this::getOrLoad).filter(isMeant).findFirst();
  }

  private List<Template> templates() {
    return names.stream().map(this::getOrLoad).toList();
  }

  @Override
  public Template expected() {
    return Objects.requireNonNull(first);
  }

  @Override
  public Optional<Template> ofYear(int year) {
    return expected().years().includes(year)
        ? Optional.of(expected())
        : forYear(expected().form(), year);
  }

  @Override
  public List<Template> otherEditions() {
    String form = expected().form();
    return templates().stream()
        .filter(template -> !template.equals(first) && template.form().equals(form))
        .toList();
  }

  @Override
  public List<Template> otherForms() {
    String form = expected().form();
    return anyForm
        ? templates().stream().filter(template -> !template.form().equals(form)).toList()
        : List.of();
  }

  @Override
  public List<Template> loadedOthers() {
    List<Template> known = new ArrayList<>();
    for (String name : names) {
      @Nullable Template template = loaded.get(name);
      if (template != null
          && !template.equals(first)
          && (anyForm || template.form().equals(expected().form()))) {
        known.add(template);
      }
    }
    return known;
  }

  private Template getOrLoad(String name) {
    @Nullable Template template = loaded.get(name);
    return template == null ? load(name) : template;
  }

  private Template load(String name) {
    return loaded.computeIfAbsent(name, this::read);
  }

  private Template read(String name) {
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

  /**
   * Returns whether a workbook beside the program is a further form: it has placeholders and a
   * check sheet, and is no copy of a packaged template.
   */
  private boolean isFurther(String name) {
    byte[] content = source.content(name);
    boolean further =
        content == null
            ? BundledTemplate.packagedContent(name) != null // that is not on the list
            : !isCopyOfPackaged(content) && isForm(source.file(name), content);
    if (!further) {
      source.ignore(name);
    }
    return further;
  }

  private static boolean isCopyOfPackaged(byte[] content) {
    String list = new String(Objects.requireNonNull(BundledTemplate.packagedContent(LIST)), UTF_8);
    return names(list).stream()
        .anyMatch(name -> Arrays.equals(content, BundledTemplate.packagedContent(name)));
  }

  private static boolean isForm(String file, byte[] workbook) {
    try {
      return Template.isForm(file, workbook);
    } catch (UnreadableFileException e) {
      throw UnusableTemplateException.unreadable(file, e);
    }
  }

  /**
   * Requires that no report year has two editions of the same form.
   *
   * @throws UnusableTemplateException if one has
   */
  private void requireDistinctYears() {
    List<Template> all = templates();
    for (int one = 0; one < all.size(); one++) {
      for (int other = one + 1; other < all.size(); other++) {
        Template first = all.get(one);
        Template second = all.get(other);
        if (first.form().equals(second.form()) && first.years().overlaps(second.years())) {
          throw overlap(names.get(one), first, names.get(other), second);
        }
      }
    }
  }

  private UnusableTemplateException overlap(
      String firstName, Template first, String secondName, Template second) {
    boolean newerFirst = first.years().first() > second.years().first();
    Template older = newerFirst ? second : first;
    Template newer = newerFirst ? first : second;
    Message remedy =
        older.years().first() == newer.years().first()
            ? Message.of("template.years.other_form")
            : Message.of(
                "template.years.end",
                newerFirst ? secondName : firstName,
                new ReportYears(older.years().first(), newer.years().first() - 1).toString());
    Message fault =
        Message.of(
            "template.years.overlap",
            firstName,
            first.form(),
            first.years(),
            second.years(),
            remedy);
    return new UnusableTemplateException(source.file(secondName), List.of(fault));
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

  private static List<String> listed(TemplateSource source) {
    List<String> names = names(new String(BundledTemplate.content(LIST), UTF_8));
    if (names.isEmpty()) {
      throw new UnusableTemplateException(
          source.file(LIST), List.of(Message.of("template.listed.none")));
    }
    return names;
  }

  private static List<String> names(String list) {
    return Arrays.stream(list.split("\n"))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList();
  }
}

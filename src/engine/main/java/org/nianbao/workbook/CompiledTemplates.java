package org.nianbao.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.nianbao.template.Template;

/** The compiled templates that are packaged with the program. */
public final class CompiledTemplates {
  /** The folder of the compiled templates on the class path; it ends in a slash. */
  public static final String FOLDER = "org/nianbao/compiled/";

  private static final int CRC_BITS = 32;

  private static final Map<String, Optional<CompiledTemplate>> CACHE = new ConcurrentHashMap<>();

  private CompiledTemplates() {}

  /**
   * Returns the compiled template of a form.
   *
   * @param checked whether the workbook has a discrepancy sheet
   * @return empty if the template is not packaged in exactly these bytes
   */
  public static Optional<CompiledTemplate> forForm(Template template, boolean checked) {
    return read(name(template.workbook(), checked));
  }

  /**
   * Returns the compiled template of a district's workbook.
   *
   * @param template the form
   * @return empty if the template is not packaged in exactly these bytes
   */
  public static Optional<CompiledTemplate> forDistrict(Template template) {
    return read(districtName(template.workbook()));
  }

  /** Returns the name of the compiled template of a district's workbook. */
  public static String districtName(byte[] template) {
    return name(template, "district");
  }

  /**
   * Returns the compiled template of a document other than the form.
   *
   * @return empty if the workbook is not packaged in exactly these bytes
   */
  public static Optional<CompiledTemplate> forWorkbook(byte[] workbook) {
    return read(name(workbook, false));
  }

  /**
   * Returns the compiled template of the summary of a validation.
   *
   * @param contacts whether it shows contacts, which only a roster has
   * @return empty if the workbook is not packaged in exactly these bytes
   */
  public static Optional<CompiledTemplate> forSummary(byte[] workbook, boolean contacts) {
    return read(name(workbook, contacts));
  }

  /**
   * Returns the name of a compiled template, which depends on all bytes of the template.
   *
   * @param checked whether it is the variant with a discrepancy sheet, or with contacts
   */
  public static String name(byte[] template, boolean checked) {
    return name(template, checked ? "checked" : "form");
  }

  private static String name(byte[] template, String kind) {
    CRC32 sum = new CRC32();
    sum.update(template);
    // String.format would bring the formats of all numbers into the page's script
    String digits = Long.toHexString(sum.getValue() + (1L << CRC_BITS)).substring(1);
    return digits + "-" + template.length + "-" + kind + ".xlsx";
  }

  private static Optional<CompiledTemplate> read(String name) {
    return CACHE.computeIfAbsent(
        name,
        each -> {
          // the toolkit compiles them, so they are in the jar of another module
          ClassLoader loader = Objects.requireNonNull(CompiledTemplates.class.getClassLoader());
          try (InputStream in = loader.getResourceAsStream(FOLDER + each)) {
            return in == null
                ? Optional.empty()
                : Optional.of(CompiledTemplate.read(in.readAllBytes()));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}

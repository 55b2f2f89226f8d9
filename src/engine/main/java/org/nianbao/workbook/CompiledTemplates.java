package org.nianbao.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.nianbao.template.Template;

/** The templates that come with the program, as they were compiled when it was packaged. */
public final class CompiledTemplates {
  /** Where they are packaged. */
  public static final String FOLDER = "/org/nianbao/compiled/";

  private static final Map<String, Optional<CompiledTemplate>> READ = new ConcurrentHashMap<>();

  private CompiledTemplates() {}

  /**
   * A form's compiled template.
   *
   * @param checked whether it has a discrepancy sheet
   * @return nothing if the template is not one that comes with the program, byte by byte
   */
  public static Optional<CompiledTemplate> form(Template template, boolean checked) {
    return read(name(template.workbook(), checked));
  }

  /**
   * The compiled template of what is written beside a form.
   *
   * @return nothing if the workbook is not one that comes with the program, byte by byte
   */
  public static Optional<CompiledTemplate> of(byte[] workbook) {
    return read(name(workbook, false));
  }

  /** The name that a compiled template is packaged under; it depends on all of the template. */
  public static String name(byte[] template, boolean checked) {
    CRC32 sum = new CRC32();
    sum.update(template);
    String kind = checked ? "checked" : "form";
    return String.format(Locale.ROOT, "%08x-%d-%s.xlsx", sum.getValue(), template.length, kind);
  }

  private static Optional<CompiledTemplate> read(String name) {
    return READ.computeIfAbsent(
        name,
        each -> {
          try (InputStream in = CompiledTemplates.class.getResourceAsStream(FOLDER + each)) {
            return in == null
                ? Optional.empty()
                : Optional.of(CompiledTemplate.read(in.readAllBytes()));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}

package org.nianbao.desk;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nianbao.template.Template;
import org.nianbao.workbook.FormLayout;

/** A cache of the layout of each edition of the form. */
final class FormLayouts {
  private static final Map<Template, FormLayout> CACHE = new ConcurrentHashMap<>();

  private FormLayouts() {}

  static FormLayout of(Template template) {
    return CACHE.computeIfAbsent(template, FormLayout::of);
  }
}

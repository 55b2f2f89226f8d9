package org.nianbao.template;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;

/** A source of templates that replace packaged ones. */
public interface TemplateSource {
  /** A source without templates. */
  TemplateSource NONE = name -> null;

  /**
   * Returns the content of a template, the same at each call.
   *
   * @return null if there is none, or it equals the packaged one
   * @throws UnusableTemplateException if the template cannot be read
   */
  byte @Nullable [] content(String name);

  /** Returns the name of a template's file, for messages. */
  default String file(String name) {
    return name;
  }

  /** Returns the names of the workbooks among the templates, in their order. */
  default List<String> workbooks() {
    return List.of();
  }

  /** Takes note that a workbook is no template, so that it is not said to be used. */
  default void ignore(String name) {}

  /** Returns and removes the messages on which templates were used and which were missing. */
  default List<Message> drainRemarks() {
    return List.of();
  }
}

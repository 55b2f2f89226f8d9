package org.nianbao.template;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;

/** Where templates are found that take the places of those that come with the program. */
public interface TemplateSource {
  /** Has none: the packaged templates serve. */
  TemplateSource NONE = name -> null;

  /**
   * The content of the template of this name, the same each time it is asked for.
   *
   * @return null if there is none, or it is the packaged one
   * @throws UnusableTemplateException if there is one and it cannot be read
   */
  byte @Nullable [] content(String name);

  /** The file of this name, for messages. */
  default String file(String name) {
    return name;
  }

  /**
   * Takes the sentences on which templates were used, and which were not there; each is given once.
   */
  default List<Message> drainRemarks() {
    return List.of();
  }
}

package org.nianbao.notice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;

/**
 * What an office sets once for its letters and deadlines. Immutable.
 *
 * @param signature the name of the office below a letter; empty if not set
 * @param contact the person whom the units may ask; empty if not set
 * @param phone the contact's telephone number; empty if not set
 * @param reportDeadline the last day for reports; null if not set
 * @param correctionDeadline the last day for corrected reports; null if not set
 * @param remarks sentences about lines that are not used
 */
public record OfficeSettings(
    String signature,
    String contact,
    String phone,
    @Nullable LocalDate reportDeadline,
    @Nullable LocalDate correctionDeadline,
    List<Message> remarks) {
  /** No settings. */
  public static final OfficeSettings NONE = new OfficeSettings("", "", "", null, null, List.of());

  public OfficeSettings {
    remarks = List.copyOf(remarks);
  }
}

package org.nianbao.validate;

import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;

/**
 * What a roster tells of a received file, or of a unit from which none came.
 *
 * @param file the file as the user named it; empty if there is none
 * @param unit the name of the unit on the roster; empty if it is not certain
 * @param contact the person who fills in its form; empty if not given
 * @param phone the contact's telephone number; empty if not given
 * @param status why the unit's report does not count; null if it does
 * @param isMissing whether nothing came from the unit
 * @param isSuperseded whether another file of the unit counts
 */
public record UnitStatus(
    String file,
    String unit,
    String contact,
    String phone,
    @Nullable Message status,
    boolean isMissing,
    boolean isSuperseded) {}

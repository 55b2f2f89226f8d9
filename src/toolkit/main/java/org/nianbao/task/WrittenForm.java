package org.nianbao.task;

import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.message.Message;

/**
 * The result of a task for one form.
 *
 * @param checked the source with its discrepancies; null if it could not be read or written
 * @param written the form; null if there is nothing to write
 * @param sentence a sentence about the form; null if it was not written
 */
public record WrittenForm(
    @Nullable ValidationResult checked,
    @Nullable WrittenFile written,
    @Nullable Message sentence) {}

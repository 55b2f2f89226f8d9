package org.nianbao.task;

import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.message.Message;

/**
 * The result of a task for one form.
 *
 * @param checked the result of reading the source (import, draft) or of checking the written form
 *     (fill); null if a data file could not be read, or its form could not be written
 * @param written the form; null if none was written
 * @param sentence a sentence about the written form; null if none was written, and for fill
 */
public record WrittenForm(
    @Nullable ValidationResult checked,
    @Nullable WrittenFile written,
    @Nullable Message sentence) {}

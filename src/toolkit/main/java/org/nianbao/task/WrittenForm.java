package org.nianbao.task;

import org.jspecify.annotations.Nullable;
import org.nianbao.check.Checked;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.message.Message;

/**
 * What a task has made of one form.
 *
 * @param checked what it was made of; null if that could not be read, or its form not be written
 * @param written the form; null if there is nothing to write
 * @param sentence what is to be said of the form; null if it was not written
 */
public record WrittenForm(
    @Nullable Checked checked, @Nullable WrittenFile written, @Nullable Message sentence) {}

package org.nianbao.file;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;

/**
 * Where an output goes.
 *
 * @param file the file to be written
 * @param occupied the file that was to be written, where something else lies; null if there is nothing
 */
public record OutputPlace(Path file, @Nullable Path occupied) {
  /** What is to be said where an output goes beside its place. */
  public Optional<Message> notice() {
    return occupied == null
        ? Optional.empty()
        : Optional.of(
            Message.of("cli.output.beside", occupied, String.valueOf(file.getFileName())));
  }
}

package org.nianbao.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;

/**
 * Where an output goes.
 *
 * @param file the file to be written
 * @param occupied the file that was to be written, where something else lies; null if there is nothing
 */
public record OutputPlace(Path file, @Nullable Path occupied) {
  /** Writes a file. */
  public interface Writing {
    void writeTo(Path file) throws IOException;
  }

  /**
   * Writes the file. What goes wrong with one output is no reason to leave the others unwritten.
   *
   * @return why it could not be written; null if it was
   */
  public @Nullable Exception write(Writing writing) {
    try {
      writing.writeTo(file);
      return null;
    } catch (CancellationException e) { // nobody wants the others either
      throw e;
    } catch (IOException | RuntimeException e) {
      return e;
    }
  }

  /** What is to be said where an output goes beside its place. */
  public Optional<Message> notice() {
    return occupied == null
        ? Optional.empty()
        : Optional.of(
            Message.of("cli.output.beside", occupied, String.valueOf(file.getFileName())));
  }
}

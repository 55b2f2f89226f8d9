package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.OutputPlace;
import org.nianbao.message.Message;

/**
 * An output of a task.
 *
 * @param file where it is; null if it could not be written
 * @param remarks that it went beside its place, if it did
 * @param failure why it could not be written; null if it was
 */
public record WrittenFile(
    @Nullable Path file, List<Message> remarks, @Nullable Exception failure) {
  /** Writes an output to its place. */
  static WrittenFile at(OutputPlace place, OutputPlace.Writing writing) {
    Exception failure = place.write(writing);
    return failure == null ? at(place) : failed(failure);
  }

  /** An output that has been written to its place. */
  static WrittenFile at(OutputPlace place) {
    return new WrittenFile(place.file(), place.notice().stream().toList(), null);
  }

  /** An output that could not be written. */
  static WrittenFile failed(Exception failure) {
    return new WrittenFile(null, List.of(), failure);
  }

  /**
   * The file.
   *
   * @throws IOException if it could not be written
   */
  public Path orThrow() throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    return Objects.requireNonNull(file);
  }
}

package org.nianbao.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
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
   * An output.
   *
   * @param file where it is; null if it could not be written
   * @param remarks that it went beside its place, where something else lies
   * @param failure why it could not be written; null if it was
   */
  public record WrittenFile(
      @Nullable Path file, List<Message> remarks, @Nullable Exception failure) {
    public static WrittenFile failed(Exception failure) {
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

    public List<Exception> failures() {
      return Stream.ofNullable(failure).toList();
    }
  }

  /** Writes the file. What goes wrong with one output is no reason to leave others unwritten. */
  public WrittenFile write(Writing writing) {
    try {
      writing.writeTo(file);
    } catch (CancellationException e) { // nobody wants the others either
      throw e;
    } catch (IOException | RuntimeException e) {
      return WrittenFile.failed(e);
    }
    String name = String.valueOf(file.getFileName());
    return new WrittenFile(
        file,
        occupied == null ? List.of() : List.of(Message.of("cli.output.beside", occupied, name)),
        null);
  }
}

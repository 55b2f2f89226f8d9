package org.nianbao.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;

/**
 * The file of an output that is to be written.
 *
 * @param file the file to be written
 * @param occupied the file that should have been written, if another file existed there; else null
 */
public record OutputPlace(Path file, @Nullable Path occupied) {
  /** Writes a file. */
  public interface Writing {
    void writeTo(Path file) throws IOException;
  }

  /**
   * The result of writing an output.
   *
   * @param file the file; null if it could not be written
   * @param remarks a sentence if the output has another name because a file existed
   * @param failure why it could not be written; null if it was
   */
  public record WrittenFile(
      @Nullable Path file, List<Message> remarks, @Nullable Exception failure) {
    public static WrittenFile failed(Exception failure) {
      return new WrittenFile(null, List.of(), failure);
    }

    /**
     * Returns the file.
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

  /**
   * Writes the file. A failure is returned and not thrown, so that the other outputs are written.
   */
  public WrittenFile write(Writing writing) {
    try {
      writing.writeTo(file);
    } catch (CancellationException e) { // the user has cancelled all outputs
      throw e;
    } catch (IOException | RuntimeException e) {
      return WrittenFile.failed(e.getClass() == IOException.class ? naming(file, e) : e);
    }
    String name = String.valueOf(file.getFileName());
    return new WrittenFile(
        file,
        occupied == null ? List.of() : List.of(Message.of("cli.output.beside", occupied, name)),
        null);
  }

  /** Returns an exception that names the file, which that of a full disk does not. */
  private static IOException naming(Path file, Exception e) {
    FileSystemException named =
        new FileSystemException(file.toString(), null, String.valueOf(e.getMessage()));
    named.initCause(e);
    return named;
  }
}

package org.nianbao.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nianbao.format.FormatReader;
import org.nianbao.grid.Budget;
import org.nianbao.grid.FileKind;
import org.nianbao.grid.Grid;
import org.nianbao.grid.KnownCells;
import org.nianbao.grid.Limits;
import org.nianbao.grid.OpenXmlReader;
import org.nianbao.grid.UnreadableContentException;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;

/** Reads a received file into grids, one a sheet, in the order of the sheets. */
public final class GridReader {
  private static final int BUFFER_SIZE = 1 << 18;

  private GridReader() {}

  /**
   * Reads a file. The format is recognized by the content, not by the name.
   *
   * @throws UnreadableFileException if the file cannot be read, with the reason and what to do
   */
  public static List<Grid> read(Path file) throws UnreadableFileException {
    return read(file, Limits.DEFAULT);
  }

  /**
   * Reads a file within the given limits.
   *
   * @throws UnreadableFileException if the file cannot be read, with the reason and what to do
   */
  public static List<Grid> read(Path file, Limits limits) throws UnreadableFileException {
    return explained(file, () -> readBytes(bytes(file, limits), limits, Map.of()));
  }

  /**
   * Reads the cells of a file. To save time, data validations and the sheets of some names may be
   * skipped; errors in them are then not noticed.
   *
   * @param known the cells to skip, by the names of their sheets
   * @throws UnreadableFileException if the file cannot be read, with the reason and what to do
   */
  public static List<Grid> read(Path file, Map<String, KnownCells> known)
      throws UnreadableFileException {
    return explained(file, () -> readBytes(bytes(file, Limits.DEFAULT), Limits.DEFAULT, known));
  }

  /**
   * Reads a file in memory.
   *
   * @param name its name in messages
   * @throws UnreadableFileException if the file cannot be read, with the reason and what to do
   */
  public static List<Grid> read(String name, byte[] content) throws UnreadableFileException {
    return OpenXmlReader.withFileName(name, () -> readBytes(content, Limits.DEFAULT, Map.of()));
  }

  /**
   * Returns the bytes of a file.
   *
   * @throws UnreadableFileException if the file does not exist, may not be read or is too large
   */
  public static byte[] content(Path file) throws UnreadableFileException {
    return explained(file, () -> bytes(file, Limits.DEFAULT));
  }

  /** Converts every exception to an UnreadableFileException with the name of the file. */
  static <T> T explained(Path file, OpenXmlReader.Reading<T> reading)
      throws UnreadableFileException {
    String name = file.toString();
    try {
      return reading.read();
    } catch (UnreadableContentException e) {
      throw new UnreadableFileException(name, e.reason(), e);
    } catch (NoSuchFileException e) {
      throw new UnreadableFileException(name, Message.of("grid.missing"), e);
    } catch (AccessDeniedException e) {
      throw new UnreadableFileException(name, Message.of("grid.denied"), e);
    } catch (IOException e) {
      throw new UnreadableFileException(name, readFailure(file, e), e);
    } catch (OutOfMemoryError e) {
      // A file that is too large for this computer must not stop the work on all others.
      throw new UnreadableFileException(name, Message.of(UnreadableFileException.NO_MEMORY), e);
    }
  }

  private static Message readFailure(Path file, IOException e) {
    if (OpenFileLimit.isReached(e)) {
      return Message.of("grid.handles");
    }
    return Message.of(Files.isSymbolicLink(file) ? "grid.link" : "grid.broken-off");
  }

  private static long size(Path file, Limits limits) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new UnreadableContentException(
          Files.isReadable(file) ? "grid.directory" : "grid.denied.folder");
    }
    if (!attributes.isRegularFile()) {
      throw new UnreadableContentException("grid.not-a-file");
    }
    Budget.checkFileSize(attributes.size(), limits);
    return attributes.size();
  }

  private static List<Grid> readBytes(byte[] content, Limits limits, Map<String, KnownCells> known)
      throws IOException {
    Budget.checkFileSize(content.length, limits);
    Budget budget = new Budget(limits);
    FileKind kind = FileKind.of(content);
    return switch (kind) {
      case COMPOUND, HTML, PAGE_ARCHIVE, PDF -> ReaderProcess.readBounded(content, kind, budget);
      default -> FormatReader.read(content, budget, known);
    };
  }

  /**
   * Returns the bytes of a file, read in pieces, as Java keeps a native buffer of the size of the
   * largest read.
   */
  private static byte[] bytes(Path file, Limits limits) throws IOException {
    Path archive = ArchiveMember.archiveOf(file);
    if (archive != null) {
      return ArchiveMember.content(archive, file, limits);
    }
    byte[] bytes = new byte[(int) size(file, limits)];
    int count = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = 1; read > 0 && count < bytes.length; count += read) {
        read = in.readNBytes(bytes, count, Math.min(BUFFER_SIZE, bytes.length - count));
      }
    }
    return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
  }
}

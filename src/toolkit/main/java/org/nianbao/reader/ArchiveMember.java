package org.nianbao.reader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Limits;
import org.nianbao.grid.ReportArchive;
import org.nianbao.grid.UnreadableContentException;

/**
 * Files in zip archives, named as if the archive were a folder: {@code 包.zip/甲镇.xlsx}. An archive
 * in an archive is a folder, too; one in that is a file. Nothing is unpacked to the disk.
 */
public final class ArchiveMember {
  private static final int BUFFER_SIZE = 1 << 16;

  /** The minimum size in bytes for checking the compression ratio. */
  private static final long MIN_BYTES_FOR_RATIO = 1L << 20;

  private ArchiveMember() {}

  /**
   * Returns the files in an archive, in its order; empty if the file is no zip archive, such as a
   * workbook, or cannot be read, which is found again when it is read.
   */
  public static List<Path> in(Path file) {
    if (!isNamedAsArchive(file) || !Files.isRegularFile(file)) {
      return List.of();
    }
    Set<Path> members = new LinkedHashSet<>();
    try (ZipFile zip = open(file)) {
      List<String> names = names(zip);
      if (ReportArchive.isOfficeFile(names)) {
        return List.of();
      }
      for (String name : names) {
        Path member = file.resolve(ReportArchive.path(name));
        List<Path> inner = isNamedAsArchive(member) ? inInner(zip, name, member) : List.of();
        members.addAll(inner.isEmpty() ? List.of(member) : inner);
      }
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
    return List.copyOf(members);
  }

  /** Returns the files in an archive that is a member itself; empty if it is none. */
  private static List<Path> inInner(ZipFile zip, String name, Path member) {
    try (ReportArchive inner =
        ReportArchive.open(content(zip, name, Limits.DEFAULT), Limits.DEFAULT)) {
      return inner.names().stream().map(member::resolve).toList();
    } catch (IOException | UnreadableContentException e) {
      return List.of(); // found again when it is read
    }
  }

  /** Returns the archive in the file system that a file is in; null if it is in none. */
  public static @Nullable Path archiveOf(Path file) {
    for (Path each = file.getParent(); each != null; each = each.getParent()) {
      if (isNamedAsArchive(each)) {
        return Files.isRegularFile(each) ? each : archiveOf(each);
      }
    }
    return null;
  }

  /** Returns the file itself, or the archive that it is in. */
  public static Path inFileSystem(Path file) {
    Path archive = archiveOf(file);
    return archive == null ? file : archive;
  }

  /** Returns the time of the last change to a file, or to a file in an archive. */
  public static FileTime lastModified(Path file) throws IOException {
    Path archive = archiveOf(file);
    if (archive == null) {
      return Files.getLastModifiedTime(file);
    }
    try (ZipFile zip = open(archive)) {
      String path = relative(archive, file);
      for (String name : names(zip)) {
        ZipEntry entry = ReportArchive.path(name).equals(path) ? zip.getEntry(name) : null;
        if (entry != null && entry.getTime() >= 0) {
          return FileTime.fromMillis(entry.getTime());
        }
      }
    }
    return Files.getLastModifiedTime(archive);
  }

  /** Opens a file, or a file in an archive. */
  public static InputStream open(Path file, Limits limits) throws IOException {
    Path archive = archiveOf(file);
    return archive == null
        ? Files.newInputStream(file)
        : new ByteArrayInputStream(content(archive, file, limits));
  }

  /**
   * Returns the bytes of a file in an archive.
   *
   * @throws UnreadableContentException if it exceeds a limit, or is not in the archive
   */
  static byte[] content(Path archive, Path file, Limits limits) throws IOException {
    String path = relative(archive, file);
    try (ZipFile zip = open(archive)) {
      if (zip.getEntry(path) != null) {
        return content(zip, path, limits);
      }
      for (String name : names(zip)) {
        String each = ReportArchive.path(name);
        if (each.equals(path)) {
          return content(zip, name, limits);
        }
        if (isNamedAsArchive(Path.of(each)) && path.startsWith(each + "/")) {
          try (ReportArchive inner = ReportArchive.open(content(zip, name, limits), limits)) {
            return inner.content(path.substring(each.length() + 1));
          }
        }
      }
    } catch (ZipException e) {
      throw UnreadableContentException.damaged(e);
    }
    throw new UnreadableContentException("grid.missing");
  }

  private static byte[] content(ZipFile zip, String name, Limits limits) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    try (InputStream in = zip.getInputStream(entry)) {
      return bytes(in, entry.getCompressedSize(), limits);
    }
  }

  /** Returns the bytes of an entry within the limits. */
  private static byte[] bytes(InputStream in, long compressed, Limits limits) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER_SIZE];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      bytes.write(buffer, 0, count);
      if (bytes.size() > limits.fileBytes()) {
        throw new UnreadableContentException("grid.limit.file", limits.fileBytes() >> 20);
      }
      if (bytes.size() > MIN_BYTES_FOR_RATIO && bytes.size() / limits.inflateRatio() > compressed) {
        throw new UnreadableContentException("grid.limit.ratio", limits.inflateRatio());
      }
    }
    return bytes.toByteArray();
  }

  /**
   * Opens an archive. Names are in UTF-8, or in GBK if they are not: Windows writes the latter, and
   * some programs write the former without saying so.
   */
  private static ZipFile open(Path archive) throws IOException {
    try {
      return new ZipFile(archive.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException e) {
      return new ZipFile(archive.toFile(), Charset.forName("GB18030"));
    }
  }

  private static List<String> names(ZipFile zip) {
    requireFew(zip.size(), Limits.DEFAULT);
    List<String> names = new ArrayList<>();
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      String name = all.nextElement().getName();
      if (ReportArchive.isFile(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private static void requireFew(int count, Limits limits) {
    if (count > limits.entries()) {
      throw new UnreadableContentException("grid.limit.entries", limits.entries());
    }
  }

  private static boolean isNamedAsArchive(Path file) {
    return ReportArchive.isNamedAsArchive(String.valueOf(file.getFileName()));
  }

  private static String relative(Path archive, Path file) {
    return archive.relativize(file).toString().replace('\\', '/');
  }
}

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
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
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

  /**
   * An entry of an archive.
   *
   * @param index its place in the archive, from 0
   * @param repeated whether another entry has the same name
   */
  private record Entry(ZipEntry entry, int index, boolean repeated) {}

  private ArchiveMember() {}

  /**
   * Returns the files in an archive, in its order; empty if the file is no zip archive, such as a
   * workbook, or cannot be read, which is found again when it is read.
   */
  public static List<Path> in(Path file) {
    if (!isNamedAsArchive(file) || !Files.isRegularFile(file)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (ZipFile zip = open(file)) {
      Map<String, Entry> entries = entries(zip);
      if (ReportArchive.isOfficeFile(entries.keySet())) {
        return List.of();
      }
      for (Map.Entry<String, Entry> each : entries.entrySet()) {
        Path member = file.resolve(each.getKey());
        List<Path> inner =
            isNamedAsArchive(member) ? inInner(file, zip, each.getValue(), member) : List.of();
        files.addAll(inner.isEmpty() ? List.of(member) : inner);
      }
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
    return List.copyOf(files);
  }

  /** Returns the files in an archive that is a member itself; empty if it is none. */
  private static List<Path> inInner(Path archive, ZipFile zip, Entry entry, Path member) {
    try (ReportArchive inner =
        ReportArchive.open(content(archive, zip, entry, Limits.DEFAULT), Limits.DEFAULT)) {
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
      Entry member = entries(zip).get(relative(archive, file));
      if (member != null && member.entry.getTime() >= 0) {
        return FileTime.fromMillis(member.entry.getTime());
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
      Map<String, Entry> entries = entries(zip);
      Entry entry = entries.get(path);
      if (entry != null) {
        return content(archive, zip, entry, limits);
      }
      for (Map.Entry<String, Entry> each : entries.entrySet()) {
        String name = each.getKey();
        if (ReportArchive.isNamedAsArchive(name) && path.startsWith(name + "/")) {
          try (ReportArchive inner =
              ReportArchive.open(content(archive, zip, each.getValue(), limits), limits)) {
            return inner.content(path.substring(name.length() + 1));
          }
        }
      }
    } catch (ZipException e) {
      throw UnreadableContentException.damaged(e);
    }
    throw new UnreadableContentException("grid.missing");
  }

  private static byte[] content(Path archive, ZipFile zip, Entry entry, Limits limits)
      throws IOException {
    if (entry.repeated) {
      return contentOfRepeated(archive, entry, limits);
    }
    try (InputStream in = zip.getInputStream(entry.entry)) {
      return bytes(in, entry.entry.getCompressedSize(), limits);
    }
  }

  /**
   * Returns the bytes of an entry that the JDK does not find, as it finds entries by their names.
   */
  private static byte[] contentOfRepeated(Path archive, Entry entry, Limits limits)
      throws IOException {
    try (var zip =
        org.apache.commons.compress.archivers.zip.ZipFile.builder()
            .setPath(archive)
            .setIgnoreLocalFileHeader(true)
            .get()) {
      ZipArchiveEntry same = Collections.list(zip.getEntries()).get(entry.index);
      try (InputStream in = zip.getInputStream(same)) {
        return bytes(in, same.getCompressedSize(), limits);
      }
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

  /** Returns the entries that are files by their names, by paths that are all different. */
  private static Map<String, Entry> entries(ZipFile zip) {
    requireFew(zip.size(), Limits.DEFAULT);
    List<? extends ZipEntry> all = Collections.list(zip.entries());
    Set<String> names = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (ZipEntry entry : all) {
      if (!names.add(entry.getName())) {
        repeated.add(entry.getName());
      }
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      String name = all.get(i).getName();
      if (ReportArchive.isFile(name)) {
        entries.put(
            ReportArchive.unused(ReportArchive.path(name), entries.keySet()),
            new Entry(all.get(i), i, repeated.contains(name)));
      }
    }
    return entries;
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

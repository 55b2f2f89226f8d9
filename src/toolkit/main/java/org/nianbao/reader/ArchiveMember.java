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
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Limits;
import org.nianbao.grid.UnreadableContentException;

/**
 * Files in zip archives, named as if the archive were a folder: {@code 包.zip/甲镇.xlsx}. An archive
 * in an archive is a folder, too; one in that is a file. Nothing is unpacked to the disk.
 */
public final class ArchiveMember {
  private static final String ENDING = ".zip";

  /** Parts, in lower case, that only files of office programs have. */
  private static final Set<String> OFFICE_PARTS =
      Set.of(
          "[content_types].xml",
          "mimetype",
          "ofd.xml",
          "uof.xml",
          "xl/workbook.xml",
          "xl/workbook.bin",
          "word/document.xml",
          "ppt/presentation.xml");

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
      if (isOfficeFile(names)) {
        return List.of();
      }
      for (String name : names) {
        Path member = file.resolve(path(name));
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
    List<Path> members = new ArrayList<>();
    List<String> names = new ArrayList<>();
    try {
      byte[] content = content(zip, name, Limits.DEFAULT);
      for (Charset charset : charsets()) {
        members.clear();
        names.clear();
        try (ZipInputStream inner =
            new ZipInputStream(new ByteArrayInputStream(content), charset)) {
          for (ZipEntry each = inner.getNextEntry(); each != null; each = inner.getNextEntry()) {
            if (isFile(each.getName())) {
              names.add(each.getName());
              members.add(member.resolve(path(each.getName())));
            }
            requireFew(names.size(), Limits.DEFAULT);
          }
          break;
        } catch (IllegalArgumentException | ZipException e) {
          members.clear(); // the names are in another charset
        }
      }
    } catch (IOException | UnreadableContentException e) {
      return List.of(); // found again when it is read
    }
    return isOfficeFile(names) ? List.of() : members;
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
        ZipEntry entry = path(name).equals(path) ? zip.getEntry(name) : null;
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
        String each = path(name);
        if (each.equals(path)) {
          return content(zip, name, limits);
        }
        if (isNamedAsArchive(Path.of(each)) && path.startsWith(each + "/")) {
          byte[] inner = content(zip, name, limits);
          return innerContent(inner, path.substring(each.length() + 1), limits);
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

  private static byte[] innerContent(byte[] archive, String path, Limits limits)
      throws IOException {
    for (Charset charset : charsets()) {
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), charset)) {
        for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
          if (path(each.getName()).equals(path)) {
            return bytes(zip, archive.length, limits);
          }
        }
      } catch (IllegalArgumentException | ZipException e) {
        // the names are in another charset
      }
    }
    throw new UnreadableContentException("grid.missing");
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
      return new ZipFile(archive.toFile(), charsets().get(1));
    }
  }

  private static List<Charset> charsets() {
    return List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
  }

  private static List<String> names(ZipFile zip) {
    requireFew(zip.size(), Limits.DEFAULT);
    List<String> names = new ArrayList<>();
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      String name = all.nextElement().getName();
      if (isFile(name)) {
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

  /** Returns whether a name is that of a file that somebody put into the archive. */
  private static boolean isFile(String name) {
    String path = path(name);
    return !name.endsWith("/")
        && !name.endsWith("\\")
        && !path.isEmpty()
        && !path.startsWith("__MACOSX/")
        && !path.substring(path.lastIndexOf('/') + 1).matches("(?:~\\$|\\.).*");
  }

  private static boolean isOfficeFile(List<String> names) {
    return names.stream()
        .anyMatch(name -> OFFICE_PARTS.contains(path(name).toLowerCase(Locale.ROOT)));
  }

  private static boolean isNamedAsArchive(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /**
   * Returns the name of an entry as a relative path that every file system allows, and that does
   * not lead out of the archive.
   */
  private static String path(String name) {
    List<String> steps = new ArrayList<>();
    for (String step : name.replace('\\', '/').split("/", -1)) {
      if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) {
        steps.add(step.replaceAll("[\\p{Cc}:*?\"<>|]", "_"));
      }
    }
    return String.join("/", steps);
  }

  private static String relative(Path archive, Path file) {
    return archive.relativize(file).toString().replace('\\', '/');
  }
}

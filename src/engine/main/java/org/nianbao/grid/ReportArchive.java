package org.nianbao.grid;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A zip archive of files that units sent, held in memory. The files are named as if it were a
 * folder, and so is an archive in it: {@code 内层.zip/甲镇.xlsx}. An archive in that is a file.
 */
public final class ReportArchive implements Closeable {
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

  /** The characters besides control characters that file systems do not allow in names. */
  private static final String FORBIDDEN = ":*?\"<>|";

  private static final int BUFFER_SIZE = 1 << 16;

  private final Limits limits;
  private final ZipArchive zip;
  private final Map<String, ZipDirectory.Entry> members;

  private ReportArchive(byte[] content, Limits limits) {
    this.limits = limits;
    zip = ZipArchive.open(content, new Budget(limits));
    members = members(zip.entries());
  }

  private ReportArchive(ReportArchive other) {
    limits = other.limits;
    zip = other.zip.withBudget(new Budget(limits));
    members = other.members;
  }

  /**
   * Opens an archive.
   *
   * @throws UnreadableContentException if it cannot be read, or exceeds a limit
   */
  public static ReportArchive open(byte[] content, Limits limits) {
    return new ReportArchive(content, limits);
  }

  /**
   * Returns the files in a received file, with those in archives in it, in their order; empty if
   * the received file is no archive, such as a workbook, or cannot be read.
   *
   * @param file its name
   */
  public static List<String> namesIn(String file, byte[] content, Limits limits) {
    if (!isNamedAsArchive(file)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (ReportArchive archive = open(content, limits)) {
      for (String name : archive.names()) {
        List<String> inner = isNamedAsArchive(name) ? archive.namesInMember(name) : List.of();
        inner.forEach(each -> names.add(name + "/" + each));
        if (inner.isEmpty()) {
          names.add(name);
        }
      }
    } catch (UnreadableContentException e) {
      return List.of(); // found again when it is read
    }
    return names;
  }

  private List<String> namesInMember(String name) {
    try (ReportArchive inner = open(content(name), limits)) {
      return inner.names();
    } catch (IOException | UnreadableContentException e) {
      return List.of(); // found again when it is read
    }
  }

  /**
   * Returns the content of a file in this archive or in an archive in it. Each call has its own
   * budget, so that an archive that is kept open may have many large files.
   *
   * @param name its name, as in {@link #namesIn}
   * @throws UnreadableContentException if it is not there, cannot be read or exceeds a limit
   */
  public byte[] member(String name) throws IOException {
    try (ReportArchive renewed = new ReportArchive(this)) {
      if (members.containsKey(name)) {
        return renewed.content(name);
      }
      for (String each : members.keySet()) {
        if (isNamedAsArchive(each) && name.startsWith(each + "/")) {
          try (ReportArchive inner = open(renewed.content(each), limits)) {
            return inner.content(name.substring(each.length() + 1));
          }
        }
      }
      throw new UnreadableContentException("grid.missing");
    }
  }

  /**
   * Returns the names of the files, in their order; empty if this is a file of an office program.
   */
  public List<String> names() {
    return isOfficeFile(members.keySet()) ? List.of() : List.copyOf(members.keySet());
  }

  /**
   * Returns the content of a file.
   *
   * @throws UnreadableContentException if it is not there, cannot be read or exceeds a limit
   */
  public byte[] content(String name) throws IOException {
    ZipDirectory.Entry entry = members.get(name);
    if (entry == null) {
      throw new UnreadableContentException("grid.missing");
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER_SIZE];
    try (InputStream part = zip.open(entry)) {
      for (int count = part.read(buffer, 0, BUFFER_SIZE);
          count >= 0;
          count = part.read(buffer, 0, BUFFER_SIZE)) {
        content.write(buffer, 0, count);
        Budget.checkFileSize(content.size(), limits);
      }
    }
    return content.toByteArray();
  }

  @Override
  public void close() {
    zip.close();
  }

  /** Returns the entries that are files by their names, which are all different. */
  private static Map<String, ZipDirectory.Entry> members(List<ZipDirectory.Entry> entries) {
    boolean utf8 = entries.stream().allMatch(each -> utf8Name(each) != null);
    Map<String, ZipDirectory.Entry> members = new LinkedHashMap<>();
    for (ZipDirectory.Entry entry : entries) {
      String inUtf8 = utf8 || entry.utf8() ? utf8Name(entry) : null;
      String name = inUtf8 == null ? ChineseCharset.GB18030.decode(bytes(entry)) : inUtf8;
      if (isFile(name)) {
        members.put(unused(path(name), members.keySet()), entry);
      }
    }
    return members;
  }

  /**
   * Returns the name of an entry in UTF-8, even if the entry does not say so; null if it is not.
   */
  private static @Nullable String utf8Name(ZipDirectory.Entry entry) {
    if (entry.utf8()) {
      return entry.name();
    }
    String name = new String(bytes(entry), StandardCharsets.UTF_8);
    return name.indexOf('\ufffd') < 0 ? name : null;
  }

  private static byte[] bytes(ZipDirectory.Entry entry) {
    return entry.name().getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Returns a path with a number before its ending if the path is used: 年报(2).xlsx.
   *
   * @param used the paths of the files before
   */
  public static String unused(String path, Set<String> used) {
    int dot = path.lastIndexOf('.');
    int end = dot > path.lastIndexOf('/') ? dot : path.length();
    String unused = path;
    for (int number = 2; used.contains(unused); number++) {
      unused = path.substring(0, end) + "(" + number + ")" + path.substring(end);
    }
    return unused;
  }

  /** Returns whether the name of an entry is that of a file that somebody put into the archive. */
  public static boolean isFile(String name) {
    String path = path(name);
    String file = path.substring(path.lastIndexOf('/') + 1);
    return !name.endsWith("/")
        && !name.endsWith("\\")
        && !path.isEmpty()
        && !path.startsWith("__MACOSX/")
        && !file.startsWith("~$")
        && !file.startsWith(".");
  }

  /** Returns whether an archive with these names is a file of an office program. */
  public static boolean isOfficeFile(Collection<String> names) {
    return names.stream()
        .anyMatch(name -> OFFICE_PARTS.contains(path(name).toLowerCase(Locale.ROOT)));
  }

  /** Returns whether a file has the name of a zip archive. */
  public static boolean isNamedAsArchive(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /**
   * Returns the name of an entry as a relative path that every file system allows, and that does
   * not lead out of the archive.
   */
  public static String path(String name) {
    List<String> steps = new ArrayList<>();
    for (String step : name.replace('\\', '/').split("/", -1)) {
      if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) {
        steps.add(allowed(step));
      }
    }
    return String.join("/", steps);
  }

  private static String allowed(String step) {
    StringBuilder allowed = new StringBuilder(step);
    for (int i = 0; i < step.length(); i++) {
      char c = step.charAt(i);
      if (Character.isISOControl(c) || FORBIDDEN.indexOf(c) >= 0) {
        allowed.setCharAt(i, '_');
      }
    }
    return allowed.toString();
  }
}

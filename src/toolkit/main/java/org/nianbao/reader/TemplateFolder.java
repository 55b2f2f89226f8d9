package org.nianbao.reader;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.TextDecoder;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.TemplateSource;
import org.nianbao.template.UnusableTemplateException;

/**
 * The folder {@code templates} beside the program: a template in it that differs from the packaged
 * one is used instead. A file is read once, when it is first needed. Thread-safe.
 *
 * <p>The user interfaces install it when they start. It is not found as a service, because a
 * program that uses the library may have its own folders {@code lib} and {@code templates}.
 */
public final class TemplateFolder implements TemplateSource {
  private static final String NAME = "templates";

  private final Path folder;
  private final Map<String, Optional<byte[]>> contents = new ConcurrentHashMap<>();
  private final Set<String> used = new LinkedHashSet<>();
  private final Set<String> own = new LinkedHashSet<>();
  private final Set<String> missing = new LinkedHashSet<>();

  public TemplateFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the program use the templates in the folder beside it instead of the packaged ones. Does
   * nothing if there is no such folder.
   *
   * @param program a class of the program, whose jar is in the folder {@code lib}
   */
  public static void install(Class<?> program) {
    Path home = programFolder(program);
    if (home != null && Files.isDirectory(home.resolve(NAME))) {
      BundledTemplate.setSource(new TemplateFolder(home.resolve(NAME)));
    }
  }

  /**
   * Returns the folder of the program, in which staff keep templates and settings; null if the
   * program does not run from a jar in a folder {@code lib}.
   *
   * @param program a class of the program
   */
  public static @Nullable Path programFolder(Class<?> program) {
    CodeSource source = program.getProtectionDomain().getCodeSource();
    try {
      return source == null || !source.getLocation().getProtocol().equals("file")
          ? null
          : programFolder(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null; // the jar is not in a folder
    }
  }

  /**
   * Returns the folder of the program for its jar: the one that holds the folder lib, or the
   * checkout around dist; null if there is none.
   */
  static @Nullable Path programFolder(Path jar) {
    Path lib = jar.toAbsolutePath().normalize().getParent();
    if (lib == null || !lib.endsWith("lib") || !Files.isRegularFile(jar)) {
      return null;
    }
    Path home = lib.getParent();
    return home != null
            && !Files.isDirectory(home.resolve(NAME))
            && Files.isRegularFile(home.resolveSibling("pom.xml"))
        ? home.getParent()
        : home;
  }

  @Override
  public byte @Nullable [] content(String name) {
    return contents.computeIfAbsent(name, this::read).orElse(null);
  }

  @Override
  public List<String> workbooks() {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.xlsx")) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        // programs put such a file beside one that is open
        if (!name.startsWith("~$") && !name.startsWith(".")) {
          names.add(name);
        }
      }
    } catch (IOException e) {
      return List.of(); // a template that is needed is named when it is read
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }

  @Override
  public synchronized void ignore(String name) {
    used.remove(name);
    own.remove(name);
  }

  @Override
  public String file(String name) {
    return folder.resolve(name).toString();
  }

  private Optional<byte[]> read(String name) {
    byte[] packaged = BundledTemplate.packagedContent(name);
    try {
      Path file = folder.resolve(name);
      if (!Files.exists(file)) {
        if (packaged != null) {
          record(missing, name);
        }
        return Optional.empty();
      }
      byte[] content = GridReader.content(file);
      if (!Arrays.equals(content, packaged) && isText(name)) {
        content = text(content);
      }
      if (Arrays.equals(content, packaged)) {
        return Optional.empty();
      }
      record(packaged == null ? own : used, name);
      return Optional.of(content);
    } catch (InvalidPathException e) {
      return Optional.empty(); // not a file name
    } catch (UnreadableFileException e) {
      throw new UnusableTemplateException(e.file(), List.of(e.reason()));
    }
  }

  private static boolean isText(String name) {
    return name.endsWith(".txt") || name.endsWith(".html");
  }

  /**
   * Converts a text to UTF-8 with line feeds, as it is packaged; an editor may have changed both.
   */
  private static byte[] text(byte[] content) {
    return TextDecoder.decode(content).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
  }

  private synchronized void record(Set<String> names, String name) {
    names.add(name);
  }

  @Override
  public synchronized List<Message> drainRemarks() {
    List<Message> remarks = new ArrayList<>();
    add(remarks, "template.used", used);
    add(remarks, "template.used.own", own);
    add(remarks, "template.missing", missing);
    return remarks;
  }

  private static void add(List<Message> remarks, String sentence, Set<String> names) {
    if (!names.isEmpty()) {
      remarks.add(Message.of(sentence, ShortenedList.of(List.copyOf(names))));
      names.clear();
    }
  }
}

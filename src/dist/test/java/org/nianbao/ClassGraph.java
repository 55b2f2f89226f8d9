package org.nianbao;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** The classes of some jars and which classes each of them names. */
final class ClassGraph {
  private static final Pattern CLASS_IN_DESCRIPTOR = Pattern.compile("L([^;<>():]+);");
  private static final Pattern DESCRIPTOR =
      Pattern.compile("(\\((\\[*([BCDFIJSZ]|L[^;<>():]+;))*\\))?\\[*([BCDFIJSZV]|L[^;<>():]+;)");
  private static final String SERVICES = "META-INF/services/";
  private static final String CLASS = ".class";

  private final Map<String, Path> jars = new TreeMap<>();
  private final Map<String, Set<String>> names = new HashMap<>();

  ClassGraph(Collection<Path> jars) throws IOException {
    for (Path jar : jars) {
      try (JarFile file =
          new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.Version.parse("17"))) {
        for (JarEntry entry : file.versionedStream().toList()) {
          try (InputStream in = file.getInputStream(entry)) {
            add(jar, entry.getName(), in);
          }
        }
      }
    }
  }

  private void add(Path jar, String entry, InputStream in) throws IOException {
    if (entry.endsWith(CLASS) && !entry.endsWith("module-info.class")) {
      String name = className(entry.substring(0, entry.length() - CLASS.length()));
      jars.putIfAbsent(name, jar);
      namesOf(name).addAll(namesIn(in));
    } else if (entry.startsWith(SERVICES) && entry.length() > SERVICES.length()) {
      // whoever asks for the service gets its providers
      namesOf(entry.substring(SERVICES.length())).addAll(providers(in));
    }
  }

  private Set<String> namesOf(String name) {
    return names.computeIfAbsent(name, any -> new TreeSet<>());
  }

  private static List<String> providers(InputStream in) throws IOException {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
        .lines()
        .map(line -> line.replaceAll("#.*", "").strip())
        .toList();
  }

  /**
   * Returns every text constant of a class file that may be the name of a class, and the names in
   * every descriptor: of fields, methods and annotations. So a class loaded by its name counts.
   */
  private static Set<String> namesIn(InputStream classFile) throws IOException {
    Set<String> found = new HashSet<>();
    DataInputStream in = new DataInputStream(new BufferedInputStream(classFile));
    in.skipNBytes(8); // magic number, versions
    int count = in.readUnsignedShort();
    for (int index = 1; index < count; index++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> addNames(in.readUTF(), found);
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          index++; // long and double count twice
        }
        default -> throw new IOException("unknown constant " + tag);
      }
    }
    return found;
  }

  private static void addNames(String text, Set<String> found) {
    if (DESCRIPTOR.matcher(text).matches()) {
      Matcher named = CLASS_IN_DESCRIPTOR.matcher(text);
      while (named.find()) {
        found.add(className(named.group(1)));
      }
    } else if (text.indexOf('/') > 0 || text.indexOf('.') > 0) {
      found.add(className(text));
    }
  }

  private static String className(String inFile) {
    return inFile.replace('/', '.');
  }

  /** Tells whether a class names this one. */
  boolean names(String name) {
    return names.values().stream().anyMatch(named -> named.contains(name));
  }

  /**
   * Returns for every jar that can be reached a shortest chain of classes that leads into it, the
   * nearest jars first.
   *
   * @param ours the jars whose classes are all taken to run
   * @param neverRun classes that are never reached
   */
  Map<Path, List<String>> chains(Predicate<Path> ours, Set<String> neverRun) {
    Map<String, List<String>> chains = new HashMap<>();
    Map<Path, List<String>> found = new LinkedHashMap<>();
    Deque<String> next = new ArrayDeque<>();
    jars.forEach(
        (name, jar) -> {
          if (ours.test(jar)) {
            chains.put(name, List.of(name));
            next.add(name);
          }
        });
    while (!next.isEmpty()) {
      String from = next.remove();
      List<String> chain = chains.getOrDefault(from, List.of());
      found.putIfAbsent(jars.get(from), chain);
      for (String to : names.getOrDefault(from, Set.of())) {
        if (jars.containsKey(to) && !chains.containsKey(to) && !neverRun.contains(to)) {
          List<String> longer = new ArrayList<>(chain);
          longer.add(to);
          chains.put(to, longer);
          next.add(to);
        }
      }
    }
    return found;
  }
}

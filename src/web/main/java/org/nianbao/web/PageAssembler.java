package org.nianbao.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the page a single file when the program is packaged: its style, its script, its words and
 * the engine's script stand in the HTML, whose content security policy allows these and nothing
 * else.
 */
public final class PageAssembler {
  private static final List<String> LANGUAGES = List.of("zh", "en");

  private static final String STYLE = "<link rel=\"stylesheet\" href=\"style.css\">";
  private static final String SCRIPT = "<script src=\"page.mjs\"></script>";
  private static final String WORDS = "<script type=\"application/json\" id=\"words\"></script>";

  /** The script of the engine and of the worker, which are data to the page. */
  private static final String ENGINE = "<script type=\"text/plain\" id=\"engine\"></script>";

  private static final String WORKER = "<script type=\"text/plain\" id=\"worker\"></script>";

  private static final Pattern CHARSET = Pattern.compile("<meta charset=\"UTF-8\">");
  private static final Pattern IMPORT =
      Pattern.compile("import \\{[^}]*\\} from '\\./(\\w+\\.mjs)';\\n");
  private static final Pattern EXPORT = Pattern.compile("(?m)^export ");

  /** What a script defines at its top level. */
  private static final Pattern DEFINITION =
      Pattern.compile(
          "(?m)^(?:async )?(?:(?:function\\*?|class|const|let|var) (\\w+)|(?:const|let|var) [\\[{])");

  /** The key of a word, in the HTML or in a script. */
  private static final Pattern KEY =
      Pattern.compile(
          "[\"']((?:page|desk|finding|report|counts|list|letter|settings)\\.[A-Za-z.]+|counts)[\"']");

  /** The end of a script, or what makes the browser read on past it. */
  private static final Pattern MARKUP = Pattern.compile("<(?=/script|!--)");

  /**
   * Where TeaVM's script hands its one large function to the few lines that call it, and its end.
   */
  private static final String FUNCTION = "}(function(";

  private static final Pattern FUNCTION_END = Pattern.compile("}\\)\\);\\s*$");

  private final Path folder;
  private final Path engine;

  /** The scripts of the page by name, each after those it imports. */
  private final Map<String, String> scripts = new LinkedHashMap<>();

  /** The names that the scripts define, with the script that does. */
  private final Map<String, String> definitions = new HashMap<>();

  private PageAssembler(Path folder, Path engine) {
    this.folder = folder;
    this.engine = engine;
  }

  /**
   * Makes the page.
   *
   * @param arguments the folder of the page's parts, the engine's script, and the page
   * @throws IllegalStateException if the parts do not make one page
   */
  public static void main(String[] arguments) throws IOException {
    String page = new PageAssembler(Path.of(arguments[0]), Path.of(arguments[1])).page();
    Files.writeString(Path.of(arguments[2]), page);
  }

  private String page() throws IOException {
    addScript("page.mjs");
    String html = text("index.html");
    String style = text("style.css");
    String script =
        scripts.values().stream()
            .collect(Collectors.joining("\n", "(() => {\n'use strict';\n", "})();\n"));
    String policy =
        "default-src 'none'; script-src "
            + hash(script)
            + "; style-src "
            + hash(style)
            + "; worker-src blob:; base-uri 'none'; form-action 'none'";
    String meta = "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">";
    String page = CHARSET.matcher(html).replaceFirst("$0\n" + meta);
    page = replaced(page, STYLE, "<style>" + style + "</style>");
    page = replaced(page, SCRIPT, "<script>" + script + "</script>");
    page = replaced(page, WORDS, WORDS.replace("><", ">" + words(page) + "<"));
    page = replaced(page, WORKER, WORKER.replace("><", ">" + inert(text("worker.js")) + "<"));
    return replaced(
        page,
        ENGINE,
        ENGINE.replace("><", ">" + packed(calledAtOnce(Files.readString(engine))) + "<"));
  }

  /**
   * Returns the engine's script with its function in parentheses. Browsers take this as a sign that
   * the function is called at once, and read it once: without, they skim it first.
   */
  private static byte[] calledAtOnce(String script) {
    if (!script.contains(FUNCTION) || !FUNCTION_END.matcher(script).find()) {
      throw new IllegalStateException("the engine's script does not end by a call of a function");
    }
    String opened = script.replaceFirst(Pattern.quote(FUNCTION), "}((function(");
    return FUNCTION_END.matcher(opened).replaceFirst("})));\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String replaced(String page, String tag, String content) {
    if (!page.contains(tag)) {
      throw new IllegalStateException("not in the page: " + tag);
    }
    return page.replace(tag, content);
  }

  /** Adds a script and before it those that it imports. */
  private void addScript(String name) throws IOException {
    if (scripts.containsKey(name)) {
      return;
    }
    String script = text(name);
    for (MatchResult imported : IMPORT.matcher(script).results().toList()) {
      addScript(imported.group(1));
    }
    String alone = EXPORT.matcher(IMPORT.matcher(script).replaceAll("")).replaceAll("");
    addDefinitions(name, alone);
    scripts.put(name, inert(alone));
  }

  /** Remembers what a script defines. All scripts share one scope, where a name has one meaning. */
  private void addDefinitions(String name, String script) {
    for (MatchResult definition : DEFINITION.matcher(script).results().toList()) {
      String defined = definition.group(1);
      if (defined == null) {
        throw new IllegalStateException(name + " defines several names at once: write each alone");
      }
      String other = definitions.put(defined, name);
      if (other != null) {
        throw new IllegalStateException(other + " and " + name + " both define " + defined);
      }
    }
  }

  /**
   * Returns content as Base64 of gzip. The JDK writes no time into the header, so that equal
   * content makes equal pages.
   */
  private static String packed(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2);
    try (OutputStream gzip = new SmallestGzip(out)) {
      gzip.write(content);
    }
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }

  /**
   * Returns a script or JSON in which no text ends the element around it. Where these characters
   * stand in a text or a pattern, the backslash changes nothing; nowhere else are they together.
   */
  private static String inert(String script) {
    return MARKUP.matcher(script).replaceAll("<\\\\");
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name)).replace("\r", "");
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Returns the words whose keys stand in the page, in each language, as JSON. */
  private String words(String page) throws IOException {
    TreeSet<String> keys =
        KEY.matcher(page)
            .results()
            .map(key -> key.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    StringBuilder json = new StringBuilder("{");
    for (String language : LANGUAGES) {
      Properties words = new Properties();
      String messages = "/org/nianbao/message/messages_" + language + ".properties";
      try (InputStream in = PageAssembler.class.getResourceAsStream(messages)) {
        words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
      words.load(new StringReader(text("words_" + language + ".properties")));
      json.append(json.length() == 1 ? "" : ",").append(quoted(language)).append(":{");
      String members =
          keys.stream()
              .map(key -> quoted(key) + ":" + quoted(pattern(words, key)))
              .collect(Collectors.joining(",\n"));
      json.append(members).append('}');
    }
    return json.append('}').toString();
  }

  /** Returns the word for a key. Quotes in patterns are doubled, and quote nothing. */
  private static String pattern(Properties words, String key) {
    String pattern = words.getProperty(key);
    if (pattern == null || pattern.replace("''", "").contains("'")) {
      throw new IllegalStateException("no word for the page: " + key);
    }
    return pattern.replace("''", "'");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("<", "\\u003c") + '"';
  }

  /** Compresses as well as gzip can; the page is made once. */
  private static final class SmallestGzip extends GZIPOutputStream {
    SmallestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}

package org.nianbao.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  /** A script for the worker, which is data to the page. */
  private static final Pattern DATA =
      Pattern.compile("(<script type=\"text/plain\" id=\"\\w+\") src=\"(\\w+\\.js)\">");

  private static final Pattern CHARSET = Pattern.compile("<meta charset=\"UTF-8\">");
  private static final Pattern IMPORT =
      Pattern.compile("import \\{[^}]*\\} from '\\./(\\w+\\.mjs)';\\n");
  private static final Pattern EXPORT = Pattern.compile("(?m)^export ");

  /** The key of a word, in the HTML or in a script. */
  private static final Pattern KEY =
      Pattern.compile("[\"']((?:page|desk|finding|report|counts|list)\\.[A-Za-z.]+|counts)[\"']");

  /** The end of a script, or what makes the browser read on past it. */
  private static final Pattern MARKUP = Pattern.compile("<(?=/script|!--)");

  private final Path folder;
  private final Path engine;

  /** The scripts of the page by name, each after those it imports. */
  private final Map<String, String> scripts = new LinkedHashMap<>();

  private PageAssembler(Path folder, Path engine) {
    this.folder = folder;
    this.engine = engine;
  }

  /**
   * Makes the page.
   *
   * @param arguments the folder of the page's parts, the engine's script, and the page
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
    return withData(page);
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
    scripts.put(name, inert(alone));
  }

  /** Puts the scripts of the worker into the page. */
  private String withData(String page) throws IOException {
    Matcher data = DATA.matcher(page);
    StringBuilder filled = new StringBuilder();
    while (data.find()) {
      String name = data.group(2);
      String script = name.equals("engine.js") ? Files.readString(engine) : text(name);
      data.appendReplacement(filled, Matcher.quoteReplacement(data.group(1) + ">" + inert(script)));
    }
    return data.appendTail(filled).toString();
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
}

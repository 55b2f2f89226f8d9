package org.nianbao.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageAssemblerTest {
  private static final String ENGINE = "<script type=\"text/plain\" id=\"engine\">";

  private static final String ENGINE_SCRIPT =
      "(function(run){run(self);}(function(a){a.check('报告</script>');}));\n";

  @TempDir Path folder;

  @BeforeEach
  void writeParts() throws IOException {
    write(
        "index.html",
        "<meta charset=\"UTF-8\"><link rel=\"stylesheet\" href=\"style.css\">"
            + ENGINE
            + "</script><script type=\"text/plain\" id=\"worker\"></script>"
            + "<script type=\"application/json\" id=\"words\"></script>"
            + "<script src=\"page.mjs\"></script>");
    write("style.css", "");
    write("worker.js", "'use strict';");
    write("words_zh.properties", "");
    write("words_en.properties", "");
    write("page.mjs", "import {draw} from './other.mjs';\n\ndraw();\n");
    write("engine.js", ENGINE_SCRIPT);
  }

  @Test
  void scriptsStandAfterThoseTheyImport() throws IOException {
    write("other.mjs", "export function draw() {\n  const inner = 1;\n}\n");

    String page = page();

    assertTrue(page.indexOf("function draw") < page.indexOf("draw();"), page);
  }

  @Test
  void engineIsPackedAndComesBackInParentheses() throws IOException {
    write("other.mjs", "export function draw() {}\n");

    String page = page();

    int begin = page.indexOf(ENGINE) + ENGINE.length();
    byte[] packed = Base64.getDecoder().decode(page.substring(begin, page.indexOf('<', begin)));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertEquals(
          "(function(run){run(self);}((function(a){a.check('报告</script>');})));\n",
          new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    byte[] time = {packed[4], packed[5], packed[6], packed[7]};
    assertArrayEquals(new byte[4], time);
  }

  @Test
  void engineThatIsNoCallOfAFunctionIsRefused() throws IOException {
    write("other.mjs", "export function draw() {}\n");
    write("engine.js", "engine('报告')");

    assertThrows(IllegalStateException.class, this::page);
  }

  @Test
  void scriptsMustNotDefineTheSameName() throws IOException {
    for (String same :
        new String[] {
          "function draw() {}",
          "export async function draw() {}",
          "class draw {}",
          "const draw = 1;",
          "let draw;"
        }) {
      write("other.mjs", "export function draw() {}\n");
      write("page.mjs", "import {draw} from './other.mjs';\n\n" + same + "\n");

      IllegalStateException refused = assertThrows(IllegalStateException.class, this::page);

      assertEquals("other.mjs and page.mjs both define draw", refused.getMessage());
    }
  }

  @Test
  void namesDefinedAtOnceAreRefused() throws IOException {
    write("other.mjs", "export const {draw} = globalThis;\n");

    assertThrows(IllegalStateException.class, this::page);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private String page() throws IOException {
    Path page = folder.resolve("page.html");
    PageAssembler.main(
        new String[] {folder.toString(), folder.resolve("engine.js").toString(), page.toString()});
    return Files.readString(page);
  }
}

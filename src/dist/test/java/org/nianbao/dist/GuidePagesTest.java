package org.nianbao.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the zip: what they lead to exists. */
class GuidePagesTest {
  private static final Path GUIDES = Path.of("dist");
  private static final Pattern TARGET = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

  @TempDir Path folder;

  @Test
  void whatThePagesLeadToExists() throws IOException {
    GuidePages.main(new String[] {GUIDES.toString(), folder.toString()});
    int pages = 0;
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        pages++;
        String page = Files.readString(file);
        Matcher targets = TARGET.matcher(page);
        while (targets.find()) {
          String target = targets.group(1);
          assertTrue(exists(page, target), () -> file + " leads to " + target);
        }
      }
    }
    assertEquals(4, pages);
  }

  private boolean exists(String page, String target) {
    if (target.startsWith("#")) {
      return page.contains("id=\"" + target.substring(1) + "\"");
    }
    return target.startsWith("https://")
        || Files.exists(folder.resolve(target))
        || Files.exists(GUIDES.resolve(target));
  }

  @Test
  void aPageSaysItsLanguageAndListsItsSections() {
    String sections = "\n## 一\n## 二\n## 三\n## 四\n## 五\n## 六\n";
    String chinese = GuidePages.page("# 说明\n\n[页](页.md)" + sections, "");
    assertTrue(chinese.contains("<html lang=\"zh-CN\">"));
    assertTrue(chinese.contains("<title>说明</title>"));
    assertTrue(chinese.contains("<li><a href=\"#六\">六</a></li>"));
    assertTrue(chinese.contains("<a href=\"页.html\">"));
    String english = GuidePages.page("# A & b\n\n## 1\n", "");
    assertTrue(english.contains("<html lang=\"en\">"));
    assertTrue(english.contains("<title>A &amp; b</title>"));
    assertTrue(!english.contains("<nav>"));
  }
}

package org.nianbao.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Budget;
import org.nianbao.grid.ChineseCharset;
import org.nianbao.grid.DisplayMark;
import org.nianbao.grid.DocumentBlock.Box;
import org.nianbao.grid.DocumentGridBuilder;
import org.nianbao.grid.Grid;
import org.nianbao.grid.RunText;
import org.nianbao.grid.UnreadableContentException;

/**
 * Reads rich text files (Rich Text Format Specification 1.9.1), as Word, WPS, WordPad and
 * LibreOffice write them.
 */
final class RtfReader {
  /** The maximum number of groups within one another. */
  private static final int MAX_GROUP_DEPTH = 1_000;

  private static final int TOKENS_BETWEEN_CHECKS = 1_024;
  private static final int MAX_WORD_LENGTH = 32;

  /** The groups whose content is not shown; so is that of unknown ones after {@code \*}. */
  private static final Set<String> NOT_SHOWN =
      Set.of(
          "colortbl",
          "info",
          "nonshppict",
          "nonesttables",
          "objdata",
          "fldinst",
          "xe",
          "tc",
          "rsidtbl",
          "listtable",
          "listoverridetable",
          "filetbl",
          "template",
          "private",
          "ftnsep",
          "ftnsepc",
          "aftnsep",
          "aftnsepc");

  /** The groups after {@code \*} that are read. */
  private static final Set<String> READ_AFTER_STAR =
      Set.of(
          "shpinst",
          "shppict",
          "shptxt",
          "do",
          "dptxbxtext",
          "nesttableprops",
          "annotation",
          "footnote",
          "objclass",
          "listtext",
          "pntext",
          "ud");

  private static final Set<String> MARGINS =
      Set.of("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf");

  /** How the content of a group is used. */
  private enum Use {
    SHOWN,
    NOT_SHOWN,
    FONTS,
    STYLES,
    MARGIN,
    BOX,
    COMMENT,
    ORDINAL,
    OBJECT_CLASS
  }

  /** The code pages in which the text of a file, or of a font, may be. */
  private enum CodePage {
    CHINESE,
    TRADITIONAL_CHINESE,
    UTF_8;

    String decode(byte[] text) {
      return switch (this) {
        case CHINESE -> ChineseCharset.GB18030.decode(text);
        case TRADITIONAL_CHINESE -> ChineseCharset.BIG5.decode(text);
        case UTF_8 -> new String(text, StandardCharsets.UTF_8);
      };
    }
  }

  /** The properties of text that end with their group. */
  private static final class Group {
    private Use use = Use.SHOWN;

    /** How the part in Unicode of a group with both is used. */
    private Use useInUnicode = Use.SHOWN;

    private int font;
    private int fallbackLength = 1; // of characters in Unicode
    private boolean struck;
    private boolean hidden;
    private boolean deleted;
    private boolean raised;

    /** Whether the group defines the row of a nested table. */
    private boolean nestedRow;

    /** The text that is read apart in this group; null if the group has none of its own. */
    private @Nullable Story story;

    Group inner() {
      Group inner = new Group();
      inner.use = use;
      inner.useInUnicode = useInUnicode;
      inner.font = font;
      inner.fallbackLength = fallbackLength;
      inner.struck = struck;
      inner.hidden = hidden;
      inner.deleted = deleted;
      inner.raised = raised;
      inner.nestedRow = nestedRow;
      return inner;
    }

    void setPlain() {
      struck = false;
      hidden = false;
      deleted = false;
      raised = false;
    }

    RunText.Style style() {
      return hidden
          ? RunText.Style.HIDDEN
          : struck ? RunText.Style.STRUCK : raised ? RunText.Style.RAISED : RunText.Style.PLAIN;
    }
  }

  private final byte[] content;
  private final Budget budget;
  private int at;
  private int tokens;
  private final Deque<Group> groups = new ArrayDeque<>();
  private Group group = new Group();
  private final Deque<Story> stories = new ArrayDeque<>();
  private Story story;
  private final Set<DisplayMark> margins =
      new LinkedHashSet<>(); // first and even pages repeat them

  /** The code page of the file, and those of fonts that have another one. */
  private CodePage codePage = CodePage.CHINESE;

  private final Map<Integer, CodePage> codePages = new HashMap<>();

  /** The levels of headings by their styles. */
  private final Map<Integer, Integer> headingLevels = new HashMap<>();

  private int style;

  /** The bytes of text that are not decoded yet. */
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

  /** The number of characters to skip after one in Unicode. */
  private int skipped;

  private boolean starred;

  /** Whether the cell that is defined next continues the one to the left, or above. */
  private boolean continuesLeft;

  private boolean continuesAbove;

  private RtfReader(byte[] content, Budget budget) {
    this.content = content;
    this.budget = budget;
    story = new Story(budget);
  }

  static List<Grid> read(byte[] content, Budget budget) {
    return List.of(new RtfReader(content, budget).read());
  }

  private Grid read() {
    while (at < content.length) {
      if (++tokens % TOKENS_BETWEEN_CHECKS == 0) {
        budget.checkTime();
      }
      int c = content[at++] & 0xff;
      switch (c) {
        case '{' -> beginGroup();
        case '}' -> endGroup();
        case '\\' -> readControl();
        case '\r', '\n', 0 -> {}
        default -> addByte(c);
      }
    }
    while (!groups.isEmpty()) { // the file breaks off
      endGroup();
    }
    flush();
    DocumentGridBuilder grid = new DocumentGridBuilder(budget);
    story.end().forEach(grid::add);
    grid.addParagraph("", List.copyOf(margins));
    return grid.build(Grid.Source.DOCUMENT, "文档");
  }

  private void beginGroup() {
    flush();
    if (groups.size() >= MAX_GROUP_DEPTH) {
      throw new UnreadableContentException("grid.limit.depth", MAX_GROUP_DEPTH);
    }
    groups.push(group);
    group = group.inner();
    skipped = 0;
    starred = false;
  }

  private void endGroup() {
    flush();
    Story ended = group.story;
    Use use = group.use;
    if (groups.isEmpty()) {
      return; // one bracket too many
    }
    group = groups.pop();
    skipped = 0;
    if (ended == null) {
      return;
    }
    story = stories.pop();
    Box box = new Box(ended.end());
    switch (use) {
      case MARGIN -> box.lines().forEach(line -> margins.add(new DisplayMark.PageMargin(line)));
      case COMMENT -> story.add(new DisplayMark.Comment(String.join(" ", box.lines())));
      case ORDINAL -> story.setOrdinal(String.join(" ", box.lines()));
      case OBJECT_CLASS -> {
        String program = String.join("", box.lines());
        if (!program.startsWith("Equation")) {
          story.add(new DisplayMark.Embedded(program));
        }
      }
      default -> story.addFollowing(box);
    }
  }

  private void readControl() {
    if (at >= content.length) {
      return;
    }
    int c = content[at] & 0xff;
    if (!isLetter(c)) {
      at++;
      readSymbol(c);
      return;
    }
    int start = at;
    while (at < content.length && isLetter(content[at]) && at - start < MAX_WORD_LENGTH) {
      at++;
    }
    String word = new String(content, start, at - start, StandardCharsets.US_ASCII);
    boolean negative = at < content.length && content[at] == '-';
    at += negative ? 1 : 0;
    int digits = at;
    int number = 0;
    while (at < content.length && content[at] >= '0' && content[at] <= '9') {
      number = at - digits < 9 ? number * 10 + content[at] - '0' : number;
      at++;
    }
    Integer parameter = at == digits ? null : Integer.valueOf(negative ? -number : number);
    if (at < content.length && content[at] == ' ') {
      at++;
    }
    apply(word, parameter);
    starred = false;
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private void readSymbol(int c) {
    switch (c) {
      case '\'' -> {
        int high = at < content.length ? Character.digit(content[at], 16) : -1;
        int low = at + 1 < content.length ? Character.digit(content[at + 1], 16) : -1;
        if (high >= 0 && low >= 0) {
          at += 2;
          addByte(high * 16 + low);
        }
      }
      case '\\', '{', '}' -> addByte(c);
      case '~' -> append("\u00a0");
      case '_' -> append("-");
      case '\r', '\n' -> endParagraph();
      case '*' -> starred = true;
      default -> {} // such as an optional hyphen
    }
  }

  private void addByte(int c) {
    if (skipped > 0) {
      skipped--;
    } else if (group.use != Use.NOT_SHOWN) {
      pending.write(c);
    }
  }

  /** Decodes the bytes of text so far, in which one character may take two controls. */
  private void flush() {
    if (pending.size() > 0) {
      String text = codePages.getOrDefault(group.font, codePage).decode(pending.toByteArray());
      pending.reset();
      append(text);
    }
  }

  private void append(String text) {
    flush();
    if (group.use == Use.NOT_SHOWN || group.use == Use.FONTS || group.use == Use.STYLES) {
      return;
    }
    budget.addText(text.length());
    if (group.deleted) {
      story.text().appendDeleted(text);
    } else {
      story.text().append(text, group.style());
    }
  }

  private void apply(String word, @Nullable Integer parameter) {
    if (word.equals("bin")) {
      at = (int) Math.min(content.length, at + Math.max(0L, parameter == null ? 0 : parameter));
      return;
    }
    if (word.equals("u")) {
      readUnicode(parameter == null ? 0 : parameter);
      return;
    }
    flush();
    int number = parameter == null ? 0 : parameter;
    boolean on = parameter == null || parameter != 0;
    if (NOT_SHOWN.contains(word) || (starred && !READ_AFTER_STAR.contains(word))) {
      group.use = Use.NOT_SHOWN;
    } else if (MARGINS.contains(word)) {
      readApart(Use.MARGIN);
    } else if (!applyToGroup(word, number, on) && group.use != Use.NOT_SHOWN) {
      applyToParagraph(word, number);
    }
  }

  private void readUnicode(int number) {
    char c = (char) number;
    if (Character.isSurrogate(c) || c >= ' ') {
      append(String.valueOf(c));
    }
    skipped = group.fallbackLength;
  }

  /** Begins a text that is read apart, up to the end of the group. */
  private void readApart(Use use) {
    if (group.use == Use.NOT_SHOWN) {
      return;
    }
    group.use = use;
    if (group.story == null) {
      stories.push(story);
      story = new Story(budget);
      group.story = story;
    }
  }

  /** Applies a control word to the group; returns false if it does not concern the group. */
  private boolean applyToGroup(String word, int number, boolean on) {
    switch (word) {
      case "ansicpg" -> codePage = codePage(number, codePage);
      case "uc" -> group.fallbackLength = Math.max(0, number);
      case "fonttbl" -> group.use = Use.FONTS;
      case "stylesheet" -> group.use = Use.STYLES;
      case "f" -> group.font = number;
      case "fcharset" -> {
        CodePage ofFont = group.use == Use.FONTS ? codePageOfFont(number) : null;
        if (ofFont != null) {
          codePages.put(group.font, ofFont);
        }
      }
      case "upr" -> { // a text that is not in Unicode, and after it the same in Unicode
        group.useInUnicode = group.use;
        group.use = Use.NOT_SHOWN;
      }
      case "ud" -> group.use = group.useInUnicode;
      case "shptxt", "dptxbxtext", "footnote" -> readApart(Use.BOX);
      case "annotation" -> readApart(Use.COMMENT);
      case "listtext", "pntext" -> readApart(Use.ORDINAL);
      case "objclass" -> readApart(Use.OBJECT_CLASS);
      case "sn", "sv", "sp" -> group.use = Use.NOT_SHOWN; // properties of a shape
      case "pict" -> {
        story.addPicture();
        group.use = Use.NOT_SHOWN;
      }
      case "nesttableprops" -> group.nestedRow = true;
      case "plain" -> group.setPlain();
      case "strike", "striked" -> group.struck = on;
      case "v" -> group.hidden = on;
      case "deleted" -> group.deleted = on;
      case "super", "sub" -> group.raised = on;
      case "nosupersub" -> group.raised = false;
      default -> {
        return false;
      }
    }
    return true;
  }

  private void applyToParagraph(String word, int number) {
    switch (word) {
      case "par", "sect" -> endParagraph();
      case "line" -> append("\n");
      case "tab", "page", "column", "emspace", "enspace", "qmspace" -> append(" ");
      case "emdash" -> append("—");
      case "endash" -> append("–");
      case "lquote" -> append("‘");
      case "rquote" -> append("’");
      case "ldblquote" -> append("“");
      case "rdblquote" -> append("”");
      case "bullet" -> append("•");
      case "pard" -> {
        story.setDepth(0);
        story.setHeadingLevel(0);
      }
      case "s" -> {
        style = number;
        if (group.use != Use.STYLES) {
          story.setHeadingLevel(headingLevels.getOrDefault(number, 0));
        }
      }
      case "outlinelevel" -> setOutlineLevel(number);
      case "intbl" -> story.setDepth(Math.max(1, story.depth()));
      case "itap" -> story.setDepth(Math.max(0, number));
      case "cell" -> story.endCell(false);
      case "nestcell" -> story.endCell(true);
      case "row" -> story.endRow(false);
      case "nestrow" -> story.endRow(true);
      case "trowd" -> {
        story.beginDefinition(group.nestedRow);
        continuesLeft = false;
        continuesAbove = false;
      }
      case "trleft" -> story.setRowLeft(group.nestedRow, number);
      case "clmrg" -> continuesLeft = true;
      case "clvmrg" -> continuesAbove = true;
      case "cellx" -> {
        story.defineCell(group.nestedRow, number, continuesLeft, continuesAbove);
        continuesLeft = false;
        continuesAbove = false;
      }
      default -> {} // how the text looks
    }
  }

  private void setOutlineLevel(int number) {
    if (number < 0 || number > 8) {
      return;
    }
    if (group.use == Use.STYLES) {
      headingLevels.put(style, number + 1);
    } else {
      story.setHeadingLevel(number + 1);
    }
  }

  private void endParagraph() {
    flush();
    if (group.use != Use.NOT_SHOWN && group.use != Use.FONTS && group.use != Use.STYLES) {
      story.endParagraph();
    }
  }

  /** Returns a Windows code page by its number, or the one before. */
  private static CodePage codePage(int number, CodePage before) {
    return switch (number) {
      case 936, 54_936 -> CodePage.CHINESE;
      case 950 -> CodePage.TRADITIONAL_CHINESE;
      case 65_001 -> CodePage.UTF_8;
      default -> before;
    };
  }

  /** Returns the code page of a font; null if it is that of the file. */
  private static @Nullable CodePage codePageOfFont(int number) {
    return switch (number) {
      case 134 -> CodePage.CHINESE;
      case 136 -> CodePage.TRADITIONAL_CHINESE;
      default -> null;
    };
  }
}

package org.nianbao.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.model.PAPX;
import org.apache.poi.hwpf.sprm.TableSprmUncompressor;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.HWPFList;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.TableCellDescriptor;
import org.apache.poi.hwpf.usermodel.TableProperties;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.nianbao.format.Story;
import org.nianbao.grid.Budget;
import org.nianbao.grid.DisplayMark;
import org.nianbao.grid.DocumentBlock;
import org.nianbao.grid.DocumentBlock.Box;
import org.nianbao.grid.DocumentGridBuilder;
import org.nianbao.grid.Grid;
import org.nianbao.grid.OrdinalFormat;
import org.nianbao.grid.RunText;
import org.nianbao.grid.UnreadableContentException;
import org.nianbao.grid.Whitespace;

/** Reads .doc and .wps files, Word 97 to 2003, with POI. */
final class DocReader {
  /** The number of levels of a list, and of headings. */
  private static final int LEVELS = 9;

  // special characters (MS-DOC 2.4.1)
  private static final char PICTURE = '\u0001';
  private static final char NOTE = '\u0002';
  private static final char COMMENT = '\u0005';
  private static final char CELL_END = '\u0007';
  private static final char DRAWING = '\b';
  private static final char LINE_BREAK = '\u000b';
  private static final char PAGE_BREAK = '\f';
  private static final char COLUMN_BREAK = '\u000e';
  private static final char FIELD_BEGIN = '\u0013';
  private static final char FIELD_SEPARATOR = '\u0014';
  private static final char FIELD_END = '\u0015';
  private static final char NO_BREAK_HYPHEN = '\u001e';

  /** The formats of ordinals (MS-OSHARED 2.2.1.3), by the names that .docx files use. */
  private static final Map<Integer, String> ORDINAL_FORMATS =
      Map.ofEntries(
          Map.entry(1, "upperRoman"),
          Map.entry(2, "lowerRoman"),
          Map.entry(3, "upperLetter"),
          Map.entry(4, "lowerLetter"),
          Map.entry(10, "ideographDigital"),
          Map.entry(11, "japaneseCounting"),
          Map.entry(17, "japaneseDigitalTenThousand"),
          Map.entry(18, "decimalEnclosedCircle"),
          Map.entry(22, "decimalZero"),
          Map.entry(26, "decimalEnclosedFullstop"),
          Map.entry(27, "decimalEnclosedParen"),
          Map.entry(28, "decimalEnclosedCircleChinese"),
          Map.entry(30, "ideographTraditional"),
          Map.entry(31, "ideographZodiac"),
          Map.entry(33, "taiwaneseCounting"),
          Map.entry(34, "ideographLegalTraditional"),
          Map.entry(35, "taiwaneseCountingThousand"),
          Map.entry(36, "taiwaneseDigital"),
          Map.entry(37, "chineseCounting"),
          Map.entry(38, "chineseLegalSimplified"),
          Map.entry(39, "chineseCountingThousand"));

  private static final int BULLET = 23;

  private static final int NO_NUMBER = 255;

  private final HWPFDocument document;
  private final Budget budget;
  private final List<String> comments;

  /** The present numbers of the lists, by their ids; -1 on a level that has not begun. */
  private final Map<Integer, int[]> numbers = new HashMap<>();

  /** The number of references to comments so far. */
  private int commentReferences;

  /** The number of fields within one another whose codes are being read. */
  private int fieldCodes;

  private final StringBuilder fieldCode = new StringBuilder();

  /** The properties of paragraphs by the offsets at which they end. */
  private final Map<Integer, PAPX> properties = new HashMap<>();

  /** The story that is being read. */
  private Story story;

  private DocReader(HWPFDocument document, Budget budget) {
    this.document = document;
    this.budget = budget;
    this.comments = comments(document.getCommentsRange());
    this.story = new Story(budget);
    document
        .getParagraphTable()
        .getParagraphs()
        .forEach(each -> properties.put(each.getEnd(), each));
  }

  /** Reads a document in an OLE2 compound file. */
  static List<Grid> read(DirectoryNode root, Budget budget) throws IOException {
    try (HWPFDocument document = new HWPFDocument(root)) {
      return List.of(new DocReader(document, budget).read());
    } catch (OldWordFileFormatException e) {
      throw UnreadableContentException.of("grid.kind.old", e);
    }
  }

  private Grid read() {
    DocumentGridBuilder grid = new DocumentGridBuilder(budget);
    for (Range range :
        List.of(
            document.getRange(),
            document.getFootnoteRange(),
            document.getEndnoteRange(),
            document.getMainTextboxRange())) {
      blocks(range).forEach(grid::add);
    }
    Set<DisplayMark> margins = new LinkedHashSet<>(); // first and even pages repeat them
    for (String line : new Box(blocks(document.getHeaderStoryRange())).lines()) {
      margins.add(new DisplayMark.PageMargin(line));
    }
    grid.addParagraph("", List.copyOf(margins));
    return grid.build(Grid.Source.DOCUMENT, "文档");
  }

  /** Returns the comments in the order of their references. */
  private static List<String> comments(Range all) {
    List<String> comments = new ArrayList<>();
    for (String comment : all.text().split(String.valueOf(COMMENT), -1)) {
      comments.add(Whitespace.strip(comment.replaceAll("[\\s\\u0000-\\u001f]+", " ")));
    }
    return comments.subList(1, comments.size()); // nothing stands before the first
  }

  private List<DocumentBlock> blocks(Range range) {
    story = new Story(budget);
    boolean empty = range.getStartOffset() >= range.getEndOffset(); // POI finds others in it
    int count = empty ? 0 : range.numParagraphs();
    for (int i = 0; i < count; i++) {
      budget.checkTime();
      Paragraph paragraph = range.getParagraph(i);
      story.setDepth(paragraph.isInTable() ? Math.max(1, paragraph.getTableLevel()) : 0);
      if (story.depth() > 0 && paragraph.isTableRowEnd()) {
        endRow(paragraph);
      } else {
        read(paragraph);
      }
    }
    return story.end();
  }

  private void read(Paragraph paragraph) {
    int count = paragraph.numCharacterRuns();
    for (int i = 0; i < count; i++) {
      budget.checkTime();
      append(paragraph.getCharacterRun(i));
    }
    story.setOrdinal(paragraph.isInList() ? nextOrdinal(paragraph) : "");
    int level = paragraph.getLvl();
    story.setHeadingLevel(level >= 0 && level < LEVELS ? level + 1 : 0);
    boolean nested = paragraph.isEmbeddedCellMark();
    if (nested || (story.depth() > 0 && paragraph.text().indexOf(CELL_END) >= 0)) {
      story.endCell(nested);
    } else {
      story.endParagraph();
    }
  }

  /** Ends a row, whose definition is that of the paragraph after its cells. */
  private void endRow(Paragraph end) {
    boolean nested = story.depth() > 1;
    story.beginDefinition(nested);
    PAPX ofEnd = properties.get(end.getEndOffset());
    if (ofEnd != null) {
      TableProperties row = TableSprmUncompressor.uncompressTAP(ofEnd.getSprmBuf());
      short[] edges = row.getRgdxaCenter();
      story.setRowLeft(nested, edges[0]);
      for (int i = 0; i < row.getItcMac(); i++) {
        TableCellDescriptor cell = row.getRgtc()[i];
        story.defineCell(
            nested,
            edges[i + 1],
            cell.isFMerged() && !cell.isFFirstMerged(),
            cell.isFVertMerge() && !cell.isFVertRestart());
      }
    }
    story.endRow(nested);
  }

  private void append(CharacterRun run) {
    String all = run.text();
    StringBuilder shown = new StringBuilder(all.length());
    for (int i = 0; i < all.length(); i++) {
      char c = all.charAt(i);
      switch (c) {
        case FIELD_BEGIN -> fieldCodes++;
        case FIELD_SEPARATOR, FIELD_END -> endFieldCode();
        case PICTURE -> {
          if (!run.isOle2() && !run.isObj()) {
            story.addPicture();
          }
        }
        case COMMENT -> addComment();
        case LINE_BREAK -> shown.append('\n');
        case PAGE_BREAK, COLUMN_BREAK, '\t' -> shown.append(' ');
        case NO_BREAK_HYPHEN -> shown.append('-');
        case NOTE, DRAWING, CELL_END, '\r' -> {}
        default -> {
          if (fieldCodes > 0) {
            fieldCode.append(c);
          } else if (c >= ' ' && c != '\u001f') {
            shown.append(c);
          }
        }
      }
    }
    budget.addText(shown.length());
    if (run.isMarkedDeleted()) {
      story.text().appendDeleted(shown);
    } else {
      story.text().append(shown, style(run));
    }
  }

  /** Ends the code of a field: its result follows, if it has one. */
  private void endFieldCode() {
    if (fieldCodes == 0) {
      return; // the end of a field with a result
    }
    fieldCodes--;
    String[] words = Whitespace.strip(fieldCode.toString()).split("\\s+", 3);
    fieldCode.setLength(0);
    if (words[0].equals("EMBED") && words.length > 1 && !words[1].startsWith("Equation")) {
      story.add(new DisplayMark.Embedded(words[1]));
    }
  }

  private void addComment() {
    if (commentReferences < comments.size()) {
      String comment = comments.get(commentReferences++);
      budget.addText(comment.length());
      story.add(new DisplayMark.Comment(comment));
    }
  }

  private static RunText.Style style(CharacterRun run) {
    if (run.isVanished()) {
      return RunText.Style.HIDDEN;
    }
    if (run.isStrikeThrough() || run.isDoubleStrikeThrough()) {
      return RunText.Style.STRUCK;
    }
    return run.getSubSuperScriptIndex() == 0 ? RunText.Style.PLAIN : RunText.Style.RAISED;
  }

  /** Counts a paragraph in its list, and returns its ordinal; empty if the list has bullets. */
  private String nextOrdinal(Paragraph paragraph) {
    try {
      HWPFList list = paragraph.getList();
      int level = Math.max(0, Math.min(paragraph.getIlvl(), LEVELS - 1));
      int[] ofList = numbers.computeIfAbsent(list.getLsid(), id -> new int[LEVELS]);
      ofList[level] = ofList[level] == 0 ? list.getStartAt((char) level) + 1 : ofList[level] + 1;
      for (int below = level + 1; below < LEVELS; below++) {
        ofList[below] = 0;
      }
      int format = list.getNumberFormat((char) level);
      return format == BULLET || format == NO_NUMBER ? "" : ordinal(list, level, ofList);
    } catch (RuntimeException e) { // the list is not defined
      return "";
    }
  }

  /**
   * Returns the text of an ordinal.
   *
   * @param numbers one more than the numbers of the levels; 0 on those that have not begun
   */
  private static String ordinal(HWPFList list, int level, int[] numbers) {
    StringBuilder ordinal = new StringBuilder();
    String pattern = list.getNumberText((char) level);
    for (int i = 0; pattern != null && i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c >= LEVELS) {
        ordinal.append(c);
      } else {
        int number = numbers[c] == 0 ? list.getStartAt(c) : numbers[c] - 1;
        String format = ORDINAL_FORMATS.getOrDefault(list.getNumberFormat(c), "decimal");
        ordinal.append(OrdinalFormat.format(number, format));
      }
    }
    return ordinal.toString();
  }
}

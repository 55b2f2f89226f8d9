package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.grid.Budget;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.DisplayMark;
import org.nianbao.grid.DocumentGridBuilder;
import org.nianbao.grid.DocumentGridBuilder.TableCell;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Limits;
import org.nianbao.grid.Region;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/**
 * Every piece of a report comes out again: the figures as figures, each text in the submission or
 * among what is unread. Only what is known by its place does not: headings, links, what is above
 * the title.
 */
class AccountTest {
  private static final Template TEMPLATE = Template.current();
  private static final int TRIALS = 100;
  private static final long APART = 0x9E37_79B9_7F4A_7C15L;

  private static final List<List<String>> SECTIONS =
      List.of(
          List.of("一、总体情况", "一、概述", "第一部分 工作概况", "一、政府信息公开工作基本情况"),
          List.of("二、主动公开政府信息情况", "二、主动公开情况"),
          List.of("三、收到和处理政府信息公开申请情况", "三、依申请公开情况"),
          List.of("四、政府信息公开行政复议、行政诉讼情况", "四、复议和诉讼情况"),
          List.of("五、存在的主要问题及改进情况", "五、不足及改进", "五、政府信息公开工作存在的问题和下一步打算"),
          List.of("六、其他需要报告的事项", "六、其他事项", "六、需要说明的情况"));

  private static final List<String> PARTS =
      List.of("（一）主动公开", "（二）依申请公开情况", "（三）政府信息管理", "（四）平台建设", "（五）监督保障");

  /** Beginnings of paragraphs, among them those of other things. */
  private static final List<String> BEGINNINGS =
      List.of("", "一是", "1.", "打印", "附件", "主动公开", "本表", "（一）", "关于申请，", "责任编辑和");

  private final Map<String, BigDecimal> figures = new LinkedHashMap<>();
  private final List<String> pieces = new ArrayList<>();

  @Test
  void everyPieceOfADocumentComesOutAgain() {
    for (int seed = 1; seed <= TRIALS; seed++) {
      Random random = new Random(seed * APART);
      begin(random);
      check(seed, List.of(document(random)));
    }
  }

  @Test
  void everyPieceOfAWorkbookComesOutAgain() {
    for (int seed = 1; seed <= TRIALS; seed++) {
      Random random = new Random(seed * APART);
      begin(random);
      check(seed, workbook(random));
    }
  }

  private void begin(Random random) {
    figures.clear();
    pieces.clear();
    for (Field field : TEMPLATE.figures()) {
      figures.put(field.key(), BigDecimal.valueOf(random.nextInt(1000)));
    }
  }

  private void check(int seed, List<Grid> sheets) {
    Submission read = SubmissionReader.read(TEMPLATE, sheets, "报告");
    StringBuilder found = new StringBuilder();
    TEMPLATE.texts().forEach(field -> found.append(read.text(field.key())).append('\n'));
    read.readingDiscrepancies().stream()
        .filter(Discrepancy::isUnreadContent)
        .forEach(discrepancy -> found.append(discrepancy.actual()).append('\n'));
    List<String> lost = pieces.stream().filter(piece -> found.indexOf(piece) < 0).toList();
    assertEquals(List.of(), lost, "seed " + seed);
    for (Field field : TEMPLATE.figures()) {
      BigDecimal value = read.value(field.key());
      assertEquals(figures.get(field.key()), value, "seed " + seed + ", " + field.key());
    }
  }

  /** Makes a paragraph like no other. */
  private String paragraph(Random random) {
    String text =
        BEGINNINGS.get(random.nextInt(BEGINNINGS.size()))
            + "这是第"
            + (pieces.size() + 1)
            + "处的文字"
            + (random.nextBoolean() ? "，只此一处，别的地方没有，读了就应当留下来" : "")
            + "。";
    pieces.add(text);
    return text;
  }

  private void addParagraphs(DocumentGridBuilder document, int most, Random random) {
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      switch (random.nextInt(12)) {
        case 0 -> document.addParagraph("", List.of(new DisplayMark.Dropped(paragraph(random))));
        case 1 ->
            document.addParagraph(
                paragraph(random),
                List.of(
                    new DisplayMark.Comment(paragraph(random)),
                    new DisplayMark.Dropped(paragraph(random))));
        case 2 -> document.addTable(comparison(random));
        default -> document.addParagraph(paragraph(random));
      }
    }
  }

  /** Makes a table that compares years, with the names of the form's own matters. */
  private List<List<TableCell>> comparison(Random random) {
    List<List<TableCell>> table = new ArrayList<>();
    table.add(row("类别", "2023年", "2024年"));
    for (String label : List.of("主动公开", "一、本年新收政府信息公开申请数量", "行政复议", "总计")) {
      int number = 100_000 + 10 * pieces.size() + random.nextInt(10);
      pieces.add(label + "\t" + number + "\t" + (number + 500_000));
      table.add(row(label, String.valueOf(number), String.valueOf(number + 500_000)));
    }
    return table;
  }

  private static List<TableCell> row(String... texts) {
    return Stream.of(texts).map(text -> new TableCell(text, 1, 1, false)).toList();
  }

  private Grid document(Random random) {
    DocumentGridBuilder document = new DocumentGridBuilder(new Budget(Limits.DEFAULT));
    if (random.nextBoolean()) {
      document.addParagraph("首页 > 政府信息公开 > 年度报告");
      document.addAside("上一篇");
    }
    document.addParagraph("某市某局2024年政府信息公开工作年度报告");
    addParagraphs(document, 2, random);
    if (random.nextInt(4) == 0) {
      document.addParagraph("", List.of(new DisplayMark.Comment(paragraph(random))));
    }
    for (int section = 0; section < SECTIONS.size(); section++) {
      List<String> wordings = SECTIONS.get(section);
      document.addParagraph(wordings.get(random.nextInt(wordings.size())));
      if (section == 0 && random.nextBoolean()) {
        for (String part : PARTS) {
          document.addParagraph(part);
          addParagraphs(document, 2, random);
        }
      } else if (section > 0 && section < 4) {
        addParagraphs(document, 2, random);
        List<List<TableCell>> table = table(tables().get(section - 1));
        if (random.nextInt(3) == 0) {
          table.add(0, List.of(new TableCell(SECTIONS.get(section).get(0), 1, 4, false)));
        }
        document.addTable(table);
        addParagraphs(document, 2, random);
      } else {
        addParagraphs(document, 3, random);
      }
    }
    if (random.nextBoolean()) {
      document.addParagraph("某市某局");
      document.addParagraph("2025年1月20日");
      pieces.add("2025年1月20日");
    }
    return document.build(Grid.Source.DOCUMENT, "网页");
  }

  private static List<Grid> tables() {
    return TEMPLATE.formSheets().stream()
        .filter(
            sheet -> TEMPLATE.fieldsOn(sheet.name()).values().stream().anyMatch(Field::isFigure))
        .toList();
  }

  private List<List<TableCell>> table(Grid sheet) {
    Map<Address, Field> fields = TEMPLATE.fieldsOn(sheet.name());
    int rows = fields.keySet().stream().mapToInt(Address::row).max().orElse(0);
    int columns = fields.keySet().stream().mapToInt(Address::column).max().orElse(0);
    List<List<TableCell>> table = new ArrayList<>();
    for (int row = 1; row <= rows; row++) { // below the title
      List<TableCell> cells = new ArrayList<>();
      for (int column = 0; column <= columns; column++) {
        Address at = new Address(row, column);
        Region region = sheet.regionOf(at);
        if (region.first().equals(at)) {
          Field field = fields.get(at);
          String text = field == null ? sheet.text(at) : String.valueOf(figures.get(field.key()));
          cells.add(
              new TableCell(
                  text, region.last().row() - row + 1, region.last().column() - column + 1, false));
        }
      }
      table.add(cells);
    }
    return table;
  }

  /**
   * Makes a workbook: the tables in the form's cells, texts somewhere, the narrative as staff do.
   */
  private List<Grid> workbook(Random random) {
    List<Grid> sheets = new ArrayList<>();
    for (Grid sheet : tables()) {
      List<Cell> cells = new ArrayList<>();
      for (Cell cell : sheet.cells()) {
        Field field = TEMPLATE.fieldsOn(sheet.name()).get(cell.address());
        cells.add(
            field == null
                ? cell
                : new Cell(
                    cell.address(),
                    new CellContent.Numeric(figures.getOrDefault(field.key(), BigDecimal.ZERO)),
                    null));
      }
      if (random.nextBoolean()) {
        cells.add(text(40 + random.nextInt(9), random.nextInt(3), paragraph(random)));
      }
      if (random.nextInt(4) == 0) {
        cells.add(text(2, 20, paragraph(random)));
      }
      Grid received = sheet(sheet.name(), cells, sheet.mergedRegions());
      if (random.nextInt(4) == 0) {
        Address at = new Address(random.nextInt(20), random.nextInt(9));
        DisplayMark comment = new DisplayMark.Comment(paragraph(random));
        DisplayMark shape = new DisplayMark.ShapeText(paragraph(random));
        received =
            received.withHiddenColumnsAndMarks(Set.of(), Map.of(at, List.of(comment, shape)));
      }
      sheets.add(received);
    }
    if (random.nextBoolean()) {
      sheets.add(describingSheet(random));
    }
    List<Cell> narrative = new ArrayList<>();
    int row = 0;
    boolean beside = random.nextBoolean();
    for (int section : List.of(0, 4, 5)) {
      List<String> wordings = SECTIONS.get(section);
      narrative.add(text(row++, 0, wordings.get(random.nextInt(wordings.size()))));
      for (String part : section == 0 ? PARTS : List.<String>of("")) {
        if (!part.isEmpty()) {
          narrative.add(text(row, 0, part));
          row += beside ? 0 : 1;
        }
        for (int left = random.nextInt(3); left >= 0; left--) {
          narrative.add(text(row++, beside ? 1 : 0, paragraph(random)));
        }
      }
    }
    sheets.add(sheet(random.nextBoolean() ? "文字部分" : "总体情况", narrative, List.of()));
    if (random.nextBoolean()) {
      List<Cell> other = List.of(text(0, 0, "台账"), text(3, 2, paragraph(random)));
      sheets.add(sheet("Sheet9", other, List.of()));
    }
    return sheets;
  }

  /** Makes the form's check sheet with remarks beside its rules and over one of their cells. */
  private Grid describingSheet(Random random) {
    Grid own =
        TEMPLATE.sheets().stream()
            .filter(sheet -> sheet.name().equals(Template.CHECK_SHEET))
            .findFirst()
            .orElseThrow();
    List<Cell> cells = new ArrayList<>(own.cells());
    int row = 4 + random.nextInt(40);
    cells.add(text(row, 3 + 8 * random.nextInt(2), paragraph(random)));
    cells.add(text(row + 50, 0, paragraph(random)));
    return sheet(own.name(), cells, own.mergedRegions());
  }

  private static Cell text(int row, int column, String text) {
    return new Cell(new Address(row, column), new CellContent.Text(text), null);
  }

  private static Grid sheet(String name, List<Cell> cells, List<Region> regions) {
    return Grid.of(Grid.Source.SHEET, name, false, cells, regions, Set.of());
  }
}

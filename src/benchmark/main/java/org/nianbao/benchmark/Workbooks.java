package org.nianbao.benchmark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.nianbao.RandomReports;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.locate.HandMadeForm;
import org.nianbao.template.Template;

/**
 * Makes received workbooks: filled forms, every fifth with an error, and the same in hand-made
 * layouts. Each is of another unit. Up to {@link #MODELS}, each has other figures; then the figures
 * are repeated.
 */
final class Workbooks {
  private static final long SEED = 20_210_930;
  private static final int MODELS = 1_000;

  /** The number of hand-made layouts, each used by many units. */
  static final int LAYOUTS = 20;

  private static final int YEAR = 2024;

  /** A unit's name in the models, of the length that all have. */
  private static final String NAME = "某某省第〇〇〇〇〇〇市";

  private Workbooks() {}

  /** Makes filled forms in one folder, and hand-made workbooks in another. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    make(folder.resolve("forms"), Integer.parseInt(arguments[1]), 0);
    make(folder.resolve("hand-made"), Integer.parseInt(arguments[2]), LAYOUTS);
  }

  /**
   * Makes workbooks and returns their files.
   *
   * @param layouts how many hand-made layouts they are of, in turn; 0 for filled forms
   */
  static List<Path> make(Path folder, int count, int layouts) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(SEED);
    List<byte[]> models = new ArrayList<>();
    for (int model = 0; model < Math.min(MODELS, count); model++) {
      models.add(model(random, model, layouts));
    }
    List<Path> files = new ArrayList<>();
    for (int unit = 0; unit < count; unit++) {
      byte[] workbook = named(models.get(unit % MODELS), "某某省第%06d市".formatted(unit));
      files.add(Files.write(folder.resolve("%06d.xlsx".formatted(unit)), workbook));
    }
    return files;
  }

  private static byte[] model(Random random, int model, int layouts) throws IOException {
    Map<String, BigDecimal> figures = RandomReports.lifelike(random);
    for (String documents : List.of("disclosure.rules.", "disclosure.normative.")) {
      figures.merge(
          documents + "inForce", figures.get(documents + "issued"), BigDecimal::add);
    }
    Map<String, String> texts = narrative(figures.get("requests.received.total"));
    if (model % 5 == 4) {
      figures.merge("requests.received.total", BigDecimal.ONE, BigDecimal::add);
    }
    texts.put(Template.UNIT, NAME);
    texts.put(Template.LEVEL, "设区市政府");
    Path folder = Files.createTempDirectory("model");
    Path file = folder.resolve("model.xlsx");
    FormWriter.writeForm(Submission.of("", Template.current(), figures, texts, YEAR), file);
    if (layouts > 0) {
      HandMadeForm.write(file, new Random(SEED + model % layouts), file);
    }
    byte[] workbook = Files.readAllBytes(file);
    Files.delete(file);
    Files.delete(folder);
    return workbook;
  }

  /** Returns a narrative like those of offices, with the number of requests received. */
  private static Map<String, String> narrative(BigDecimal received) {
    Map<String, String> texts = new HashMap<>();
    texts.put(
        "narrative.overview.disclosure",
        "2024年，我市认真落实政府信息公开工作要求，依法依规主动公开政府信息。围绕重大决策、财政预决算、公共资源配置、"
            + "社会公益事业等重点领域，及时发布信息，做好政策解读，回应社会关切。全年举办政府开放日活动，邀请群众代表走进办事大厅。");
    texts.put(
        "narrative.overview.requests",
        "严格规范政府信息公开申请的登记、审核、办理、答复、归档等环节，加强与申请人的沟通。本年度新收政府信息公开申请"
            + received
            + "件，均在法定期限内答复。");
    texts.put(
        "narrative.overview.management",
        "健全政府信息发布审查机制，坚持先审查、后公开。做好行政规范性文件的集中公开和动态更新，定期清理失效信息。");
    texts.put(
        "narrative.overview.platform",
        "优化政府网站栏目设置，完善检索功能。加强政务新媒体管理，安排专人维护，做到内容准确、更新及时。");
    texts.put(
        "narrative.overview.supervision",
        "把政府信息公开工作纳入年度考核，定期通报工作情况。组织业务培训，提高工作人员的能力。全年没有发生责任追究的情况。");
    texts.put(
        "narrative.problems",
        "一是公开的主动性有待加强；二是政策解读的形式比较单一；三是人员业务能力有待提高。下一步将加强培训，完善机制，丰富解读形式，"
            + "扩大公众参与，进一步提高政府信息公开的质量。");
    texts.put("narrative.other", "2024年没有收取信息处理费。");
    return texts;
  }

  private static byte[] named(byte[] model, String unit) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(model.length);
    try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(model));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
        out.putNextEntry(new ZipEntry(part.getName()));
        byte[] content = parts.readAllBytes();
        if (part.getName().endsWith(".xml")) {
          String text = new String(content, StandardCharsets.UTF_8);
          content = text.replace(NAME, unit).getBytes(StandardCharsets.UTF_8);
        }
        out.write(content);
      }
    }
    return bytes.toByteArray();
  }
}

package org.nianbao.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.grid.Ideographs;

/** Tells references to the reporting unit from references to other organs. */
final class ReportingUnit {
  /** The last characters of the names of townships and subdistricts, which have no short names. */
  private static final String LOCALITY = "镇乡道";

  private static final int MIN_ABBREVIATION_LENGTH = 3;

  private static final String TERRITORY = "省市县区州旗盟";

  /** Names of the unit itself: 我局, 本机关, 全镇. Territories are checked separately. */
  private static final Pattern SELF =
      Pattern.compile(
          "[我本全](?:镇|乡|街道?|街道办|街道办事处|[省市县区]?局|办|办公室|办事处|委|厅|部|署|处|所|院|站|队|支队|大队|中心"
              + "|单位|机关|部门|行政机关|行政单位|分局|管委会|[镇乡]政府|[镇乡]人民政府|学校|馆|社|集团|公司|团)");

  /** Names of the unit if it is the government of a territory of this kind: 我县, 全区各级行政机关. */
  private static final Pattern TERRITORY_WIDE =
      Pattern.compile(
          "(?:各级|[我本全](["
              + TERRITORY
              + "])(?:政府|行政)?(?:系统)?(?:各级)?各?)ORGANS(?:[、及和]ORGANS)*"
                  .replace("ORGANS", "(?:行政机关|(?:政府|职能)?部门|单位|机关|政府|镇街|镇乡|乡镇|街道|$)"));

  /** Words of a government with its office: 区本级政府及政府办. */
  private static final Pattern JOINT_OFFICE =
      Pattern.compile("本级|(?<=政府|本级)[及和、](?:其办公室|政府办公室|政府办)$");

  private static final Pattern WORDS_OF_FORM =
      Pattern.compile(
          "人民政府|政府|(?<=[" + TERRITORY + "])府(?=办)|办事处|管理委员会|管委会|(?<=委)员会$|(?<=办)公室|(?<=街道)办$");

  /** The committee that administers a development zone, and what it is called for short. */
  private static final List<String> COMMITTEES = List.of("管理委员会", "管委会");

  private static final String ORGANS =
      "人民政府办公[室厅]?|政府办公[室厅]|人民政府|政府办|政府(?!信息|网站|公报|文件|规章|工作|数据|部门|业务|机构|职能|服务|采购|购买|投资|常务)|街道办事处|街道办|街道|镇街|乡镇|办公[室厅]|委员会|管委会"
          + "|(?<!复议)机关|部门|单位|中心|科室|局(?!面|限)|厅(?!堂)|镇|乡(?!村)|委(?!托|派)|(?<![收承协应接])办(?![理结事法件公复毕完])|处(?![理罚置于])"
          + "|(?<!法)院|(?<![有无])所(?![有需属在涉办收受])|科(?!学|技|普|研|目)|队(?!伍)";

  /** The first characters of {@link #ORGANS}, for a quick lookahead. */
  private static final String ORGANS_BEGIN = "人政街镇乡办委管机部单中科局厅处院所队";

  private static final Pattern LEADING_ORGAN =
      Pattern.compile(
          "^[、\\d.．]*([我本全]["
              + TERRITORY
              + "](?=[各共收受新办制未公接发主累]|$)|["
              + Ideographs.HAN
              + "、]{0,16}?(?=["
              + ORGANS_BEGIN
              + "])(?:"
              + ORGANS
              + "))");

  /** Characters that do not occur in names of organs. */
  private static final String FUNCTION_SIGNS = "因在按据围为对由经向将以把被的了强推提规落健严做确加自随未无";

  private static final Pattern FUNCTION_WORD =
      Pattern.compile(
          "["
              + FUNCTION_SIGNS
              + "]|任何|不服|涉及|收到|受理|发布|公布|制定|印发|出台|通过|属于|其中|包括|查处|召开|组织|举办|参加|开展|配合|协助|协同|会同|(?:^|[共计年])(?:办理|答复|处理)");

  private static final String CLAUSE_ENDS = "，,；;：:。！？";

  private final String name;
  private final String core;
  private final boolean territory;
  private final boolean government;
  private final List<String> names;
  private final boolean always;

  ReportingUnit(String unit) {
    this(unit, false);
  }

  private ReportingUnit(String unit, boolean always) {
    this.always = always;
    name = unit;
    core = coreName(unit);
    territory = !core.isEmpty() && isTerritory(core);
    government = territory && !isCommittee(unit);
    names = names(unit, core, government);
  }

  /** Returns the unit, with no organ taken for another one. */
  static ReportingUnit always(String unit) {
    return new ReportingUnit(unit, true);
  }

  /** Returns whether the unit is the government of a territory. */
  boolean isGovernment() {
    return government;
  }

  /** Returns whether the subject of a clause names the unit itself. */
  boolean isNameOfUnit(String subject) {
    if (SELF.matcher(subject).matches()) {
      return true;
    }
    Matcher wide = TERRITORY_WIDE.matcher(subject);
    if (wide.matches()) {
      String named = wide.group(1);
      return territory && (named == null || core.endsWith(named));
    }
    String named = coreName(JOINT_OFFICE.matcher(subject).replaceAll(""));
    if (core.isEmpty() || subject.contains("各")) {
      return false;
    }
    if (named.isEmpty()) { // only words of a form: 管委会
      return !government
          && !subject.isEmpty()
          && (name.endsWith(subject) || (isCommittee(name) && isCommittee(subject)));
    }
    // a government's own count is only that of one office among those its report covers
    boolean oneOfMany = government && !always && !named.equals(subject);
    return !oneOfMany
        && (core.endsWith(named)
            || named.endsWith(core)
            || core.endsWith(named + "办") // the report of a government's office covers both
            || (isLocality() && named.equals(core + "办"))
            || named.equals(level())
            || isAbbreviation(named));
  }

  /** Returns whether a name is short for the unit's: 市城管局 for 某市城市管理局. */
  private boolean isAbbreviation(String name) {
    int last = core.length() - 1;
    if (government
        || isLocality()
        || name.length() < MIN_ABBREVIATION_LENGTH
        || !name.endsWith(core.substring(last))
        || !isOfSameTerritory(name)) {
      return false;
    }
    int matched = 0;
    for (int i = 0; i <= last && matched < name.length(); i++) {
      if (core.charAt(i) == name.charAt(matched)) {
        matched++;
      }
    }
    return matched == name.length();
  }

  /**
   * Returns whether the territory in a name is the smallest in the unit's name: 市财政局 is not
   * 某市某区财政局.
   */
  private boolean isOfSameTerritory(String name) {
    int named = lastTerritory(name);
    int own = lastTerritory(core);
    return named < 0
        || own < 0
        || name.charAt(named) == core.charAt(own)
        || core.contains(name.substring(named, named + 1) + core.charAt(own)); // 徐州 of 徐州市
  }

  /**
   * Returns the position of the last character that ends a territory's name; -1 if there is none.
   */
  private static int lastTerritory(String name) {
    for (int i = name.length() - 1; i >= 0; i--) {
      if (TERRITORY.indexOf(name.charAt(i)) >= 0 && !name.startsWith("城市", i - 1)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isCommittee(String name) {
    return COMMITTEES.stream().anyMatch(name::endsWith);
  }

  /**
   * Returns words without what the unit is called in the middle of them: 办理县政府依申请公开答复; 涉及卫生健康局行政复议.
   */
  String withoutName(String words) {
    for (String each : names) {
      int at = words.indexOf(each);
      if (at == 0 || (at > 0 && TERRITORY.indexOf(words.charAt(at - 1)) >= 0)) {
        return words; // a name at the beginning is that of the subject, or of another unit
      }
      if (at > 0) {
        int end = at + each.length();
        String before = ClausePrefix.withoutHeading(words.substring(0, at));
        if (before.isEmpty() || isNameOfUnit(before + each)) {
          return words;
        }
        return words.substring(0, at)
            + words.substring(words.startsWith("本级", end) ? end + 2 : end);
      }
    }
    return words;
  }

  /** Returns what the unit is called besides its whole name, longest first. */
  private static List<String> names(String name, String core, boolean government) {
    if (core.isEmpty() || government) {
      return List.of(); // whose own count is that of one office among those of its report
    }
    List<String> names = new ArrayList<>();
    names.add(name);
    for (int i = core.length() - 1; i > 0; i--) {
      if (TERRITORY.indexOf(core.charAt(i - 1)) < 0) {
        continue;
      }
      String level = core.substring(i - 1, i);
      if (core.substring(i).equals("办")) { // of a government, whose requests it counts
        for (String form : List.of("政府及其办公室", "人民政府办公室", "政府办公室", "政府办", "人民政府", "政府")) {
          names.add(level + form);
        }
      } else if (core.length() - i > MIN_ABBREVIATION_LENGTH) {
        names.add(level + core.substring(i));
        names.add(core.substring(i));
      }
      break;
    }
    return names;
  }

  /**
   * Returns whether the last organ named as acting is another one.
   *
   * @param before the preceding text of the sentence and the sentence before it
   */
  boolean isOtherOrgan(String before) {
    if (always) {
      return false;
    }
    int end = before.length();
    while (end >= 0) { // the last organ named decides
      int start = end;
      while (start > 0 && CLAUSE_ENDS.indexOf(before.charAt(start - 1)) < 0) {
        start--;
      }
      String clause = ClausePrefix.withoutHeading(before.substring(start, end));
      Matcher organ = LEADING_ORGAN.matcher(clause);
      if (organ.find() && !FUNCTION_WORD.matcher(organ.group(1)).find()) {
        return !isNameOfUnit(organ.group(1)) && !beginsWithName(clause, organ.end());
      }
      end = start - 1;
    }
    return false;
  }

  /**
   * Returns whether a clause begins with the unit's name, of which a part names an organ: 机关事务管理局.
   */
  private boolean beginsWithName(String clause, int from) {
    if (core.isEmpty()) {
      return false;
    }
    char last = core.charAt(core.length() - 1);
    int end = clause.indexOf(last, from);
    return end >= 0 && end - from < core.length() && isNameOfUnit(clause.substring(0, end + 1));
  }

  private boolean isLocality() {
    return LOCALITY.indexOf(core.charAt(core.length() - 1)) >= 0;
  }

  /** Returns what a unit of a territory is called there: 市局; empty if it has no such name. */
  private String level() {
    int last = core.length() - 1;
    if ("局厅".indexOf(core.charAt(last)) < 0 || core.endsWith("分局")) {
      return "";
    }
    for (int i = last; i >= 0; i--) {
      if (TERRITORY.indexOf(core.charAt(i)) >= 0) {
        return core.substring(i, i + 1) + core.charAt(last);
      }
    }
    return "";
  }

  private static boolean isTerritory(String core) {
    return TERRITORY.indexOf(core.charAt(core.length() - 1)) >= 0;
  }

  private static String coreName(String name) {
    return WORDS_OF_FORM.matcher(name).replaceAll("");
  }
}

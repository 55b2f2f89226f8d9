package org.nianbao.rule;

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
      Pattern.compile("[我本全]([" + TERRITORY + "])(?:各?级?(?:行政机关|政府部门))?");

  private static final Pattern WORDS_OF_FORM =
      Pattern.compile("人民政府|政府|办事处|管理委员会|管委会|(?<=办)公室|(?<=街道)办$");

  private static final String ORGANS =
      "人民政府办公[室厅]?|政府办公[室厅]|人民政府|政府办|政府(?!信息|网站|公报|文件|工作|数据|部门)|街道办事处|街道办|街道|镇街|乡镇|办公[室厅]|委员会|管委会"
          + "|(?<!复议)机关|部门|单位|中心|科室|局(?!面|限)|厅(?!堂)|镇|乡(?!村)|委(?!托|派)|(?<![收承协应接])办(?![理结事法件公复毕完])|处(?![理罚置于])"
          + "|(?<!法)院|(?<![有无])所(?![有需属在涉办收受])|科(?!学|技)|队(?!伍)";

  /** The first characters of {@link #ORGANS}, for a quick lookahead. */
  private static final String ORGANS_BEGIN = "人政街镇乡办委管机部单中科局厅处院所队";

  private static final Pattern LEADING_ORGAN =
      Pattern.compile(
          "^[、\\d.．]*([我本全]["
              + TERRITORY
              + "](?=[各共收受新办制未]|$)|["
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
          "[" + FUNCTION_SIGNS + "]|任何|不服|涉及|收到|受理|发布|公布|制定|印发|出台|通过|属于|其中|包括|查处|召开|组织|举办|参加|开展");

  private static final String CLAUSE_ENDS = "，,；;：:。！？";

  private final String name;
  private final String core;
  private final boolean government;

  ReportingUnit(String unit) {
    name = unit;
    core = coreName(unit);
    government = !core.isEmpty() && isTerritory(core);
  }

  /** Returns whether the subject of a clause names the unit itself. */
  boolean isNameOfUnit(String subject) {
    if (SELF.matcher(subject).matches()) {
      return true;
    }
    Matcher territory = TERRITORY_WIDE.matcher(subject);
    if (territory.matches()) {
      return government && core.endsWith(territory.group(1));
    }
    String named = coreName(subject);
    if (core.isEmpty() || subject.contains("各")) {
      return false;
    }
    if (named.isEmpty()) { // only words of a form: 管委会
      return !government && !subject.isEmpty() && name.endsWith(subject);
    }
    // a government's own count is only that of one office among those its report covers
    boolean oneOfMany = government && !named.equals(subject);
    return !oneOfMany
        && (core.endsWith(named)
            || named.endsWith(core)
            || core.endsWith(named + "办") // the report of a government's office covers both
            || isAbbreviation(named));
  }

  /** Returns whether a name is short for the unit's: 市城管局 for 某市城市管理局. */
  private boolean isAbbreviation(String name) {
    int last = core.length() - 1;
    if (government
        || LOCALITY.indexOf(core.charAt(last)) >= 0
        || name.length() < MIN_ABBREVIATION_LENGTH
        || !name.endsWith(core.substring(last))) {
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
   * Returns whether the last organ named as acting is another one.
   *
   * @param before the preceding text of the sentence and the sentence before it
   */
  boolean isOtherOrgan(String before) {
    int end = before.length();
    while (end >= 0) { // the last organ named decides
      int start = end;
      while (start > 0 && CLAUSE_ENDS.indexOf(before.charAt(start - 1)) < 0) {
        start--;
      }
      String clause = ClausePrefix.withoutHeading(before.substring(start, end));
      Matcher organ = LEADING_ORGAN.matcher(clause);
      if (organ.find() && !FUNCTION_WORD.matcher(organ.group(1)).find()) {
        return !isNameOfUnit(organ.group(1));
      }
      end = start - 1;
    }
    return false;
  }

  private static boolean isTerritory(String core) {
    return TERRITORY.indexOf(core.charAt(core.length() - 1)) >= 0;
  }

  private static String coreName(String name) {
    return WORDS_OF_FORM.matcher(name).replaceAll("");
  }
}

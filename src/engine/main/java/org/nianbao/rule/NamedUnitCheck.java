package org.nianbao.rule;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.grid.Ideographs;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedText;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/**
 * Checks that the narrative names no other unit where the reporting unit names itself: in the title
 * of the report, as its author, and as the subject of its first sentence. A report names many other
 * organs; a name that may be one of these, or short for the unit's, is no failure.
 */
final class NamedUnitCheck {
  private static final String NAME =
      "([" + Ideographs.HAN + "]{1,24}?(?:局|委员会|委|厅|镇|乡|街道办事处|街道|人民政府|管委会|总队|支队|大队|中心))";

  private static final String YEAR = "(?:\\d{4}|[零〇○二一三四五六七八九]{4})年度?";

  /** 现将某局2023年政府信息公开工作年度报告公布如下; 本报告由某局编制. */
  private static final Pattern AUTHOR =
      Pattern.compile(
          "(?:现将|现公布|现发布|现编制|现向社会公[布开])《?"
              + NAME
              + YEAR
              + "(?:政府)?信息公开"
              + "|报告是?由"
              + NAME
              + "(?:综合|汇总|按照|根据|依据|负责)?.{0,40}?编制");

  /** The first characters of {@link #AUTHOR}, for a quick search. */
  private static final String AUTHOR_BEGINS = "现报";

  /** 某局2023年收到政府信息公开申请3件. */
  private static final Pattern SUBJECT_OF_COUNT =
      Pattern.compile(NAME + YEAR + "[，,]?(?:全年|共|累计|总共|共计|全年共){0,2}(?:收到|受理|新收|接收|主动公开|公开政府信息)");

  /** 2023年，某局认真贯彻…; 某局2023年认真贯彻…. */
  private static final Pattern SUBJECT_OF_FIRST_SENTENCE =
      Pattern.compile(
          "(?:"
              + YEAR
              + "(?:以来)?[，,]?"
              + NAME
              + "|"
              + NAME
              + YEAR
              + "(?:以来)?[，,]?)(?:党组|党委|党工委|领导班子)?"
              + "(?=认真|贯彻|坚持|深入|严格|紧紧|围绕|高度重视|积极|切实|全面|扎实|继续|持续|进一步|始终|不断|政府信息公开|信息公开|政务公开|主动公开"
              + "|共|收到|紧扣|根据|依据|落实|着力|大力|稳步|立足|聚焦|坚决|充分|牢固|以)");

  /** Organs that lead, instruct or serve the reporting unit, and words of no unit. */
  private static final Pattern OTHER_ROLES =
      Pattern.compile(
          "[我本全各该某其]|上级|有关|政府办|党委|党政办|公开办|信息办|领导小组|办公[室厅]|国务院|省委|市委|县委|区委|工委|纪委|监委"
              + "|政协|人大常|公开(?:工作|领导)|门户|网站|中心$|分局$|专区|通过|根据|依托|结合|围绕|落实|贯彻"
              + "|组织|加强|强化|推进|按|在|由|为|将|把");

  /** What another organ does for the reporting unit. */
  private static final Pattern HELP = Pattern.compile("指导|领导|支持|帮助|督促|部署|要求|牵头");

  /** Words for more than one unit: 两镇, 各局. */
  private static final String SEVERAL = "两各几三多等全";

  /** Organs below the reporting unit, which is named as a whole. */
  private static final Pattern OF_UNIT = Pattern.compile(".*(?:总队|支队|大队|中心)");

  /** What units of one field are called that were renamed or merged. */
  private static final List<Pattern> FIELDS =
      List.of(
          Pattern.compile("执法|城管|城市管理|市容"),
          Pattern.compile("政务服务|行政审批|数据|营商"),
          Pattern.compile("住建|住房|建设|房管|公用"),
          Pattern.compile("农业|农村|乡村|畜牧|水利|水务|林业"),
          Pattern.compile("文化|文旅|文广|旅游|体育|广电|文物"),
          Pattern.compile("市场监|市监|知识产权|工商|质监|药监"),
          Pattern.compile("自然资源|规划|国土|林"),
          Pattern.compile("应急|安监|消防"),
          Pattern.compile("工信|经信|工业|科技|商务|投资|招商|发改|发展"),
          Pattern.compile("卫健|卫生|医保|医疗|疾控"),
          Pattern.compile("交通|公路|运输|铁路"),
          Pattern.compile("生态|环境|环保"));

  /** Characters of many names that tell nothing of what a unit does. */
  private static final String COMMON = "和与及管理局委员会办人民政府市县区省";

  /** The last characters of the names of territories with a government and its organs. */
  private static final String TERRITORIES = "县区市省州旗盟";

  private static final String LOCALITY = "镇乡道";

  private static final int FIRST_SENTENCES = 2;

  /** The maximum length of the beginning of a text that is searched for the unit's name. */
  private static final int MAX_TEXT_LENGTH = 800;

  /** The maximum length of its first sentences. */
  private static final int MAX_LEAD_LENGTH = 200;

  private static final List<String> AUTHORSHIP =
      List.of("现将", "现公布", "现发布", "现编制", "现向社会公", "报告由", "报告是由");

  private static final String ENDS_OF_NAMES = "局委会厅镇乡道处府队心";

  private final Submission submission;
  private final String unit;
  private final ReportingUnit reportingUnit;

  private NamedUnitCheck(Submission submission) {
    this.submission = submission;
    this.unit = submission.unit();
    this.reportingUnit = new ReportingUnit(unit);
  }

  static List<RuleOutcome> check(Rule rule, Submission submission) {
    if (!NarrativeCheck.hasNarrative(submission) || submission.unit().isEmpty()) {
      return RuleFailures.undecided(rule, "rule.undecided.narrative");
    }
    RuleFailures failures = new RuleFailures(rule, submission);
    new NamedUnitCheck(submission).check(failures);
    return failures.outcomes();
  }

  private void check(RuleFailures failures) {
    boolean first = true;
    for (Field field : submission.template().texts()) {
      String text = submission.text(field.key());
      if (text.isEmpty()) {
        continue;
      }
      boolean narrative = field.key().startsWith(Template.NARRATIVE);
      boolean leads = first || !narrative; // a preface or a note begins anew
      first &= !narrative;
      boolean named = mayNameUnit(text);
      if (leads || named) {
        int length = Math.min(text.length(), named ? MAX_TEXT_LENGTH : MAX_LEAD_LENGTH);
        String beginning = text.substring(0, length);
        if (check(field, Sentence.of(beginning), leads, failures)) {
          return;
        }
      }
    }
  }

  /** Adds the first failure of a text; returns whether there is one. */
  private boolean check(
      Field field, List<Sentence> sentences, boolean leads, RuleFailures failures) {
    for (int i = 0; i < sentences.size(); i++) {
      String words = sentences.get(i).text();
      String other = otherUnit(words, leads && i < FIRST_SENTENCES);
      if (other != null) {
        String quoted = ShortenedText.quoted(words);
        Message message = Message.of("rule.unit.other", field.label(), quoted, other, unit);
        failures.add(field.key(), other, message);
        return true;
      }
    }
    return false;
  }

  /** Returns whether a text may name a unit as the author, or a year after the name of a unit. */
  private static boolean mayNameUnit(String text) {
    for (String words : AUTHORSHIP) {
      if (text.contains(words)) {
        return true;
      }
    }
    for (int at = text.indexOf('年'); at >= 0; at = text.indexOf('年', at + 1)) {
      if (at > 4 && ENDS_OF_NAMES.indexOf(text.charAt(at - 5)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the name of another unit where a sentence names the reporting unit; null if none. */
  private @Nullable String otherUnit(String words, boolean leads) {
    Matcher author = AUTHOR.matcher(words);
    if (PatternSearch.find(author, AUTHOR_BEGINS, words, 0)) {
      String named = author.group(1) == null ? author.group(2) : author.group(1);
      return isOther(named) ? named : null;
    }
    if (words.indexOf('年') < 0) {
      return null;
    }
    Matcher counts = SUBJECT_OF_COUNT.matcher(words);
    if (counts.lookingAt()) {
      return isOther(counts.group(1)) ? counts.group(1) : null;
    }
    Matcher subject = SUBJECT_OF_FIRST_SENTENCE.matcher(words);
    if (leads && subject.lookingAt()) {
      String named = subject.group(1) == null ? subject.group(2) : subject.group(1);
      boolean helps = HELP.matcher(clauseAt(words, subject.end())).find();
      return isOther(named) && !helps && !namesItself(words, named) ? named : null;
    }
    return null;
  }

  /** Returns the rest of the clause that a position is in. */
  private static String clauseAt(String words, int position) {
    int end = position;
    while (end < words.length() && "，,；;。".indexOf(words.charAt(end)) < 0) {
      end++;
    }
    return words.substring(position, end);
  }

  /** Returns whether a sentence goes on with the unit itself: 2023年，某局大力指导，我镇…. */
  private static boolean namesItself(String words, String named) {
    char last = named.charAt(named.length() - 1);
    for (int at = 0; at + 1 < words.length(); at++) {
      if ("我本".indexOf(words.charAt(at)) >= 0 && words.charAt(at + 1) != last) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a name is certainly that of another unit. */
  private boolean isOther(String named) {
    if (OTHER_ROLES.matcher(named).find()
        || OF_UNIT.matcher(named).matches()
        || SEVERAL.indexOf(named.charAt(0)) >= 0
        || reportingUnit.isNameOfUnit(named)
        || FIELDS.stream()
            .anyMatch(field -> field.matcher(named).find() && field.matcher(unit).find())) {
      return false;
    }
    String own = core(unit);
    String other = core(named);
    if (own.contains(other) || other.contains(own) || other.length() < 2 || own.length() < 2) {
      return false;
    }
    char ownKind = own.charAt(own.length() - 1);
    char kind = other.charAt(other.length() - 1);
    if (named.endsWith("政府") && LOCALITY.indexOf(kind) < 0) { // of a county, above or below
      return "县区旗".indexOf(kind) >= 0 && kind == ownKind && !sameTail(own, other);
    }
    if (LOCALITY.indexOf(kind) >= 0) {
      return TERRITORIES.indexOf(ownKind) < 0 && !sameTail(own, other);
    }
    return !isGovernment(ownKind) && !sharesWords(own, other);
  }

  /** Returns whether a unit is a government, whose report names the organs below it. */
  private boolean isGovernment(char ownKind) {
    return unit.contains("政府办")
        || unit.endsWith("管理委员会")
        || unit.endsWith("管委会")
        || TERRITORIES.indexOf(ownKind) >= 0;
  }

  /** Returns whether two names end alike, but for the kind of the place. */
  private static boolean sameTail(String one, String other) {
    String ones = withoutKind(one);
    String others = withoutKind(other);
    int length = Math.min(2, Math.min(ones.length(), others.length()));
    return ones.substring(ones.length() - length)
        .equals(others.substring(others.length() - length));
  }

  private static String withoutKind(String name) {
    return name.endsWith("街道")
        ? name.substring(0, name.length() - 2)
        : name.substring(0, name.length() - 1);
  }

  /** Returns whether names share a character that tells what a unit does, as short ones do. */
  private static boolean sharesWords(String own, String other) {
    int start = 0;
    for (int i = 0; i < other.length() - 2; i++) {
      if (TERRITORIES.indexOf(other.charAt(i)) >= 0) {
        start = i + 1;
      }
    }
    for (int i = start; i < other.length() - 1; i++) {
      char c = other.charAt(i);
      if (COMMON.indexOf(c) < 0 && own.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static String core(String name) {
    for (String words : List.of("人民政府", "办事处", "员会")) {
      if (name.endsWith(words)) {
        return name.substring(0, name.length() - words.length());
      }
    }
    return name;
  }
}

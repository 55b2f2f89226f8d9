package org.nianbao.locate;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The matters that headings of a narrative are about. Offices word their headings in many ways;
 * what a heading is about is told by a few words. A template's label has a topic if it has the
 * topic's own word.
 */
enum HeadingTopic {
  OVERVIEW("总体", "总体|概述|概况|综述|总述|基本(?:工作)?情况|^工作(?:开展|完成|落实)?情况|主要(?:工作|做法)|工作完成情况"),
  DISCLOSURE("主动公开", "主动公开|主动做好.*公开"),
  DISPUTES("复议", "复议|诉讼"),
  REQUESTS("申请", "申请公开|申请工作|申请情况|申请答复|申请的?办理|公开申请|依申请|处理.*申请"),
  PROBLEMS("问题", "问题|不足|困难|短板|改进|整改|下一?步"),
  OTHER("其他", "^其[他它]|(?:报告|说明|通报)的?(?:其[他它])?(?:事项|情况|问题)|其[他它].{0,6}(?:事项|情况)"),
  MANAGEMENT("管理", "(?:信息|文件|资源|内容).{0,6}管理|信息.?质量关"),
  PLATFORM("平台", "平台|载体|公开渠道|新媒体|网站(?:建设|管理)"),
  SUPERVISION("监督", "监督|保障机制|保障措施|考核|评议|责任追究");

  private final String word;
  private final Pattern wordings;

  HeadingTopic(String word, String wordings) {
    this.word = word;
    this.wordings = Pattern.compile(wordings);
  }

  /** Returns the topic of a template's label; null if it has none of its own. */
  static @Nullable HeadingTopic ofLabel(String label) {
    return Arrays.stream(values())
        .filter(topic -> label.contains(topic.word))
        .findFirst()
        .orElse(null);
  }

  /** Returns whether the words of a heading are about this topic. */
  boolean matches(String words) {
    return wordings.matcher(words).find();
  }
}

package org.nianbao.template;

/** How grave a discrepancy is, the gravest first. */
public enum Severity {
  /** 错误: the report cannot be right. */
  ERROR("错误"),
  /** 警告: fix it or explain it. */
  WARNING("警告"),
  /** 提示: for information. */
  NOTICE("提示");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The word for it on the check sheet and in the legend of the discrepancy sheet. */
  public String word() {
    return word;
  }
}

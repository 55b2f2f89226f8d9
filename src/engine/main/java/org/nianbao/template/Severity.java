package org.nianbao.template;

/** The severity of a discrepancy, in decreasing order. */
public enum Severity {
  /** 错误: the report is wrong. */
  ERROR("错误"),
  /** 警告: staff must correct or explain it. */
  WARNING("警告"),
  /** 提示: for information only. */
  NOTICE("提示");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** Returns the Chinese word on the check sheet and in the legend of the discrepancy sheet. */
  public String chineseName() {
    return word;
  }
}

/**
 * The engine: reads a workbook, locates the form in it, checks it and fills compiled templates. It
 * needs nothing but the JDK. Programs use the types that {@code org.nianbao} returns.
 */
@SuppressWarnings("module") // the toolkit is compiled after it
module org.nianbao.engine {
  requires java.management;
  requires static transitive org.jspecify;

  exports org.nianbao.check;
  exports org.nianbao.form;
  exports org.nianbao.format;
  exports org.nianbao.grid;
  exports org.nianbao.merge;
  exports org.nianbao.message;
  exports org.nianbao.repair;
  exports org.nianbao.roster;
  exports org.nianbao.template;
  exports org.nianbao.issue to
      org.nianbao.toolkit;
  exports org.nianbao.locate to
      org.nianbao.toolkit;
  exports org.nianbao.rule to
      org.nianbao.toolkit;
  exports org.nianbao.notice;
  exports org.nianbao.value to
      org.nianbao.toolkit;
  exports org.nianbao.workbook to
      org.nianbao.toolkit;
}

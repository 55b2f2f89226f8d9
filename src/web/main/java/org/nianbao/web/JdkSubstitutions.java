package org.nianbao.web;

import java.util.Set;
import org.teavm.extension.spi.substitution.SimpleSubstitutionPolicy;
import org.teavm.extension.spi.substitution.SubstitutionSink;

/**
 * The classes of the JDK that TeaVM lacks, each in the package of its name below this one, and the
 * classes of the engine and of jsoup that call what it lacks.
 */
public final class JdkSubstitutions extends SimpleSubstitutionPolicy {
  private static final Set<String> CLASSES =
      Set.of(
          "java.lang.management.ManagementFactory",
          "java.lang.management.ThreadMXBean",
          "java.text.Normalizer",
          "java.text.Normalizer$Form",
          "java.util.concurrent.locks.ReentrantLock");

  @Override
  public void contribute(SubstitutionSink sink) {
    sink.selectClasses(CLASSES::contains).packagePrefix("org.nianbao.web.");
    sink.selectClasses("org.nianbao.grid.PlatformCharset"::equals)
        .replacePackage("org.nianbao.grid", "org.nianbao.web")
        .simpleNamePrefix("Browser");
    sink.selectClasses("org.jsoup.helper.Re2jRegex"::equals)
        .replacePackage("org.jsoup.helper", "org.nianbao.web");
  }
}

package org.nianbao.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.template.BundledTemplate;
import org.nianbao.workbook.CompiledTemplates;
import org.teavm.extension.ExtensionEnvironment;
import org.teavm.extension.spi.resources.ResourcesPolicy;

/** The resources of the engine that go into the script: messages, templates, compiled templates. */
public final class EngineResources implements ResourcesPolicy {
  private static final String TEMPLATES = "org/nianbao/templates/";

  private @Nullable ClassLoader loader;

  @Override
  public void initialize(ExtensionEnvironment environment) {
    loader = environment.classLoader();
  }

  @Override
  public String[] supplyResources(Collection<? extends String> availableClassNames) {
    List<String> names = new ArrayList<>();
    names.add("org/nianbao/message/messages_zh.properties");
    names.add("org/nianbao/message/messages_en.properties");
    names.add(TEMPLATES + "editions.txt");
    String editions = new String(content(TEMPLATES + "editions.txt"), StandardCharsets.UTF_8);
    for (String edition : editions.strip().split("\\s+", -1)) {
      byte[] template = content(TEMPLATES + edition);
      names.add(TEMPLATES + edition);
      names.add(compiled(template, false));
      names.add(compiled(template, true));
      names.add(CompiledTemplates.FOLDER + CompiledTemplates.districtName(template));
    }
    names.add(TEMPLATES + BundledTemplate.RETURN_NOTICE);
    names.add(compiled(content(TEMPLATES + BundledTemplate.RETURN_NOTICE), false));
    names.add(TEMPLATES + BundledTemplate.VALIDATION_SUMMARY);
    names.add(compiled(content(TEMPLATES + BundledTemplate.VALIDATION_SUMMARY), false));
    names.add(TEMPLATES + BundledTemplate.RETURN_LETTER);
    names.add(TEMPLATES + BundledTemplate.REMINDER_LETTER);
    names.forEach(this::content);
    return names.toArray(new String[0]);
  }

  private static String compiled(byte[] template, boolean checked) {
    return CompiledTemplates.FOLDER + CompiledTemplates.name(template, checked);
  }

  /** Returns a resource. If it is missing, throws an exception, as TeaVM would ignore it. */
  private byte[] content(String resource) {
    if (loader == null) {
      throw new IllegalStateException("not initialised");
    }
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

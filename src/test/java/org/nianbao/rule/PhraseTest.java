package org.nianbao.rule;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A phrase finds what its expression finds, for it knows all beginnings. */
class PhraseTest {
  private static final Path RULES = Path.of("target", "classes", "org", "nianbao", "rule");

  /** What may stand before a match, for an expression that looks back. */
  private static final List<String> BEFORE =
      List.of("", "办", "街道", String.valueOf(CountedText.COUNT));

  @Test
  void everyBeginningIsKnown() throws IllegalAccessException {
    for (Phrase phrase : phrases()) {
      assertEquals(
          sorted(phrase.beginnings()), sorted(beginnings(phrase)), phrase.pattern().pattern());
    }
  }

  @Test
  void findsWhatTheExpressionFinds() throws IllegalAccessException {
    Random random = new Random(20_240_131);
    for (Phrase phrase : phrases()) {
      String alphabet = phrase.pattern().pattern() + phrase.beginnings() + "，。件2024年";
      for (int i = 0; i < 300; i++) {
        String text = text(random, alphabet);
        List<String> found = new ArrayList<>();
        Phrase.Search search = phrase.in(text);
        while (search.find()) {
          found.add(search.match().start() + search.match().group());
        }
        Matcher plain = phrase.pattern().matcher(text);
        assertEquals(plain.results().map(PhraseTest::described).toList(), found, text);
        assertEquals(!found.isEmpty(), phrase.isIn(text));
        assertEquals(plain.replaceAll(""), phrase.erasedFrom(text));
      }
    }
  }

  @Test
  void aTextWithoutItStaysAsItIs() {
    Phrase plan = Phrase.of("计", "计划");
    assertEquals("计算", plan.erasedFrom("计算"));
    assertEquals(-1, plan.lastIn("计算"));
    assertEquals(3, plan.lastIn("计划和计划"));
  }

  private static String described(MatchResult match) {
    return match.start() + match.group();
  }

  private static String text(Random random, String alphabet) {
    return IntStream.range(0, 60)
        .mapToObj(i -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))))
        .collect(joining());
  }

  /** The characters that match, or where the text ends before that is decided. */
  private static String beginnings(Phrase phrase) {
    StringBuilder beginnings = new StringBuilder();
    boolean looksBack = phrase.pattern().pattern().contains("(?<=");
    List<String> befores = looksBack ? BEFORE : List.of("");
    Matcher matcher =
        phrase.pattern().matcher("").useTransparentBounds(true).useAnchoringBounds(false);
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      for (String before : befores) {
        matcher.reset(before + c).region(before.length(), before.length() + 1);
        boolean matches = matcher.lookingAt();
        assertFalse(matches && matcher.end() == matcher.start(), "it matches the empty text");
        if (matches || matcher.hitEnd()) {
          beginnings.append(c);
          break;
        }
      }
    }
    return beginnings.toString();
  }

  private static String sorted(String characters) {
    return characters
        .chars()
        .distinct()
        .sorted()
        .mapToObj(Character::toString)
        .collect(joining());
  }

  private static List<Phrase> phrases() throws IllegalAccessException {
    List<Phrase> phrases = new ArrayList<>();
    for (JavaClass holder : new ClassFileImporter().importPath(RULES)) {
      for (Field field : holder.reflect().getDeclaredFields()) {
        if (field.getType() == Phrase.class && Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          phrases.add((Phrase) field.get(null));
        }
      }
    }
    Denial.ALL.forEach(denial -> phrases.add(denial.denied()));
    return phrases;
  }
}

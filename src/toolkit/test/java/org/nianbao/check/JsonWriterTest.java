package org.nianbao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every byte is the one that Jackson would write. */
class JsonWriterTest {
  private static final List<String> TEXTS =
      List.of(
          "",
          "政府信息公开",
          "say \"no\" \\ and / or",
          "\u0000\u0001\b\t\n\u000b\f\r\u001f\u007f\u0080\u009f",
          "\u2028\u2029\u00e9\u07ff\u0800\uffff\ufeff",
          "\ud83d\ude00 \ud842\udfb7",
          "\ud83d",
          "\ude00 x \ud83dx");

  private static final List<BigDecimal> NUMBERS =
      List.of(
          BigDecimal.ZERO,
          new BigDecimal("-12.50"),
          new BigDecimal("1E+3"),
          new BigDecimal("1E-12"),
          new BigDecimal("123456789012345678901234567890"),
          BigDecimal.valueOf(Long.MIN_VALUE));

  @Test
  void textsAndNumbers() throws IOException {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    try (JsonGenerator json = jackson(expected)) {
      json.writeStartObject();
      json.writeArrayFieldStart("texts");
      for (String text : TEXTS) {
        json.writeString(text);
      }
      json.writeEndArray();
      for (String text : TEXTS) {
        json.writeStringField("的" + text, text);
      }
      json.writeObjectFieldStart("numbers");
      for (BigDecimal number : NUMBERS) {
        json.writeNumberField(number.toString(), number);
      }
      json.writeNumberField("long", Long.MIN_VALUE);
      json.writeEndObject();
      json.writeNullField("null");
      json.writeStringField("null", null);
      json.writeObjectFieldStart("empty");
      json.writeEndObject();
      json.writeArrayFieldStart("objects");
      json.writeStartObject();
      json.writeEndObject();
      json.writeStartObject();
      json.writeArrayFieldStart("empty");
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }

    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (JsonWriter json = new JsonWriter(written)) {
      json.writeStartObject();
      json.writeArrayFieldStart("texts");
      for (String text : TEXTS) {
        json.writeString(text);
      }
      json.writeEndArray();
      for (String text : TEXTS) {
        json.writeStringField("的" + text, text);
      }
      json.writeObjectFieldStart("numbers");
      for (BigDecimal number : NUMBERS) {
        json.writeNumberField(number.toString(), number);
      }
      json.writeNumberField("long", Long.MIN_VALUE);
      json.writeEndObject();
      json.writeNullField("null");
      json.writeStringField("null", null);
      json.writeObjectFieldStart("empty");
      json.writeEndObject();
      json.writeArrayFieldStart("objects");
      json.writeStartObject();
      json.writeEndObject();
      json.writeStartObject();
      json.writeArrayFieldStart("empty");
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.writeLineEnd();
    }
    assertEquals(textOf(expected), textOf(written));
  }

  @Test
  void textsLongerThanTheBuffer() throws IOException {
    Random random = new Random(1);
    for (int trial = 0; trial < 50; trial++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(20_000); length > 0; length--) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x10000 : 0x80));
      }
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      try (JsonGenerator json = jackson(expected)) {
        json.writeStartObject();
        json.writeStringField("text", text.toString());
        json.writeEndObject();
      }
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      try (JsonWriter json = new JsonWriter(written)) {
        json.writeStartObject();
        json.writeStringField("text", text.toString());
        json.writeEndObject();
      }
      assertEquals(textOf(expected), textOf(written));
    }
  }

  private static JsonGenerator jackson(OutputStream out) throws IOException {
    DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
    lines.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    lines.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    return new JsonFactory()
        .createGenerator(out)
        .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
        .setPrettyPrinter(lines);
  }

  /** The bytes as they are, a character each. */
  private static String textOf(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}

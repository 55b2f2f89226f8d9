package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.Trials;

/** Our scanner sees what the parser of the JDK sees, however the bytes come in. */
class XmlScannerTest {
  private static final int TRIALS = 300;
  private static final List<String> NAMES =
      List.of("c", "row", "x:v", "sheetData", "conditionalFormatting", "单元");
  private static final List<String> ATTRIBUTES =
      List.of("r", "t", "x:id", "numFmtId", "formatCode");
  private static final List<String> TEXTS =
      List.of(
          "0",
          "12.5",
          "小店镇",
          "&amp;",
          "&lt;",
          "&#20013;",
          "&#x1F600;",
          "😀",
          "\r\n",
          "\t",
          " ",
          "]]",
          "\"");

  @Test
  void seesWhatTheJdkSees() {
    Trials.of(
        TRIALS,
        random -> {
          String part = part(random);
          Charset charset =
              random.nextInt(8) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
          byte[] bytes = part.replace("UTF-8", charset.name()).getBytes(charset);
          XmlReaderFactory xml =
              new XmlReaderFactory(new Budget(Limits.DEFAULT), 64 + random.nextInt(200));
          assertEquals(jdk(part), ours(xml.scan(new Dripping(bytes, random))), part);
        });
  }

  @Test
  void aTextLongerThanTheBuffer() throws Exception {
    for (String piece : List.of("小店镇", "ab小", "a&amp;店", "😀b")) {
      String part = "<a>" + piece.repeat(20_000) + "</a>";
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      assertEquals(jdk(part), ours(whole(bytes)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a><c r='A1'><f>B1&gt;0</f><v>1</v></c><d/></a>",
        "<a><x:c xmlns:x='urn:x' r='A1'><x:v>1</x:v></x:c ><d/></a>",
        "<a><c r='A1'/><d/></a>",
        "<a><c></c><d/></a>",
        "<a><c><col>小店镇</col></c><d/></a>"
      })
  void skippedContentIsNotSeen(String part) throws Exception {
    for (int buffer = 32; buffer < 48; buffer++) {
      XmlReaderFactory xml = new XmlReaderFactory(new Budget(Limits.DEFAULT), buffer);
      Random random = new Random(buffer);
      try (XmlCursor in = xml.read(new Dripping(part.getBytes(StandardCharsets.UTF_8), random))) {
        in.root("a");
        assertTrue(in.nextChild(1));
        assertEquals("c", in.name());
        in.skipContent();
        assertTrue(in.nextChild(1));
        assertEquals("d", in.name());
        assertFalse(in.nextChild(1));
      }
    }
  }

  @Test
  void bytesThatSpellNothing() {
    byte[] bytes = new byte[100_000];
    Arrays.fill(bytes, (byte) 0x80);
    byte[] begin = "<a>".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(begin, 0, bytes, 0, begin.length);
    assertThrows(UnreadableContentException.class, () -> ours(whole(bytes)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "text",
        "<a>",
        "<a><b/>text",
        "<a></b>",
        "<a/><b/>",
        "<a/>text",
        "<a b/>",
        "<a b=c/>",
        "<a b='c/>",
        "<a b='<'/>",
        "<a b='c'd='e'/>",
        "<a>&nothing;</a>",
        "<a>&#0;</a>",
        "<a>&#xZ;</a>",
        "<a>&amp</a>",
        "<1/>",
        "< a/>",
        "<!DOCTYPE a><a/>",
        "<a><![CDATA[</a>",
        "<a><!-- </a>",
        "<a",
        "<a ",
        "</a>",
        "<a></a",
        "<?xml"
      })
  void refuses(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    assertThrows(UnreadableContentException.class, () -> ours(whole(bytes)));
  }

  private static String part(Random random) {
    StringBuilder part = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    element(part, random, 0, "xmlns:x='urn:x'");
    return part.append(random.nextBoolean() ? "\n<!-- end -->" : "").toString();
  }

  private static void element(StringBuilder part, Random random, int depth, String declared) {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    part.append('<').append(name).append(' ').append(declared);
    part.append(random.nextInt(5) == 0 ? " 名='é'" : "");
    for (String attribute : ATTRIBUTES) {
      if (random.nextInt(3) == 0) {
        String value = text(random, 3).replace("\"", "'");
        part.append(random.nextBoolean() ? " " : "\n  ").append(attribute);
        part.append(random.nextBoolean() ? "=" : " = ").append('"').append(value).append('"');
      }
    }
    int children = depth > 4 ? 0 : random.nextInt(5);
    if (children == 0 && random.nextBoolean()) {
      part.append("/>");
      return;
    }
    part.append('>');
    for (int child = 0; child < children; child++) {
      switch (random.nextInt(6)) {
        case 0 -> part.append("<!-- <c/> & -->");
        case 1 -> part.append("<?excel <c> ?>");
        case 2 -> part.append("<![CDATA[<c>&amp;]]小]]>");
        case 3 -> part.append(text(random, random.nextInt(30) == 0 ? 9_000 : 6));
        default -> element(part, random, depth + 1, "");
      }
    }
    part.append("</").append(name).append(random.nextBoolean() ? ">" : " >");
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most); i > 0; i--) {
      text.append(TEXTS.get(random.nextInt(TEXTS.size())));
    }
    return text.toString().replace("]]>", "");
  }

  /** What the JDK says, all text between two tags as one. */
  private static String jdk(String part) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    XMLStreamReader in = factory.createXMLStreamReader(new StringReader(part));
    StringBuilder said = new StringBuilder();
    StringBuilder text = new StringBuilder();
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE) {
        text.append(in.getText());
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        said.append(text).append('<').append(in.getLocalName());
        for (String attribute : ATTRIBUTES) {
          String local = attribute.substring(attribute.indexOf(':') + 1);
          String namespace = attribute.contains(":") ? "urn:x" : null;
          String value = in.getAttributeValue(namespace, local);
          said.append(value == null ? "" : " " + local + "=" + value);
        }
        said.append('>');
        text.setLength(0);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        said.append(text).append("</>");
        text.setLength(0);
      }
    }
    return said.toString();
  }

  private static String ours(XmlScanner in) {
    StringBuilder said = new StringBuilder();
    XmlScanner.Token token = in.next();
    while (token != XmlScanner.Token.END_DOCUMENT) {
      switch (token) {
        case START -> {
          said.append('<').append(in.name());
          for (String attribute : ATTRIBUTES) {
            String local = attribute.substring(attribute.indexOf(':') + 1);
            String value = in.attribute(local, attribute.contains(":"));
            said.append(value == null ? "" : " " + local + "=" + value);
          }
          said.append('>');
        }
        case TEXT -> in.appendText(said);
        case END -> said.append("</>");
        case END_DOCUMENT -> throw new AssertionError();
      }
      token = in.next();
    }
    return said.toString();
  }

  private static XmlScanner whole(byte[] bytes) {
    return new XmlReaderFactory(new Budget(Limits.DEFAULT)).scan(new ByteArrayInputStream(bytes));
  }

  /** Gives a few bytes at a time. */
  private static final class Dripping extends FilterInputStream {
    private final Random random;

    Dripping(byte[] bytes, Random random) {
      super(new ByteArrayInputStream(bytes));
      this.random = random;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return super.read(into, offset, Math.min(length, 1 + random.nextInt(7)));
    }
  }
}

package org.nianbao.form;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Figure.Status;
import org.nianbao.grid.Address;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/**
 * Figures in a compact binary form of a few hundred bytes, because a large district has millions of
 * them: most are small numbers in the form's own cells, and many consecutive ones are equal.
 */
final class CompactFigures {
  private static final List<Status> STATUSES = List.of(Status.values());

  /** The bits of the status, or {@link #ABSENT}. */
  private static final int STATUS_MASK = 7;

  /** In place of a status: the form has no such figure. */
  private static final int ABSENT = 7;

  private static final int HAS_VALUE = 1 << 3;
  private static final int WHOLE_NUMBER = 1 << 4;
  private static final int TEMPLATE_PLACE = 1 << 5;
  private static final int OTHER_PLACE = 1 << 6;
  private static final int HAS_CELL_TEXT = 1 << 7;

  private final Template template;
  private final byte[] encoded;
  private final List<String> sheets;

  private CompactFigures(Template template, byte[] encoded, List<String> sheets) {
    this.template = template;
    this.encoded = encoded;
    this.sheets = List.copyOf(sheets);
  }

  /** Encodes the figures of a form. */
  static CompactFigures of(Template template, FieldMap<Figure> figures) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> sheets = new ArrayList<>();
    byte[] previous = {};
    int repetitions = 0;
    for (Field field : template.fields()) {
      byte[] next = encode(figures.get(field), sheets);
      if (repetitions > 0 && !Arrays.equals(previous, next)) {
        writeNumber(out, repetitions);
        out.write(previous, 0, previous.length);
        repetitions = 0;
      }
      previous = next;
      repetitions++;
    }
    writeNumber(out, repetitions);
    out.write(previous, 0, previous.length);
    return new CompactFigures(template, out.toByteArray(), sheets);
  }

  private static byte[] encode(@Nullable Figure figure, List<String> sheets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (figure == null) {
      out.write(ABSENT);
      return out.toByteArray();
    }
    BigDecimal value = figure.value();
    CellPlace place = figure.place();
    boolean whole = value != null && isWhole(value);
    boolean inTemplatePlace = place != null && place.equals(templatePlace(figure.field()));
    boolean hasText = !figure.cellText().equals(usualText(figure.status(), value));
    out.write(
        STATUSES.indexOf(figure.status())
            | (value == null ? 0 : HAS_VALUE)
            | (whole ? WHOLE_NUMBER : 0)
            | (inTemplatePlace ? TEMPLATE_PLACE : 0)
            | (place != null && !inTemplatePlace ? OTHER_PLACE : 0)
            | (hasText ? HAS_CELL_TEXT : 0));
    if (value != null && whole) {
      writeNumber(out, value.longValueExact());
    } else if (value != null) {
      writeText(out, value.toString());
    }
    if (place != null && !inTemplatePlace) {
      if (!sheets.contains(place.sheet())) {
        sheets.add(place.sheet());
      }
      writeNumber(out, sheets.indexOf(place.sheet()));
      writeNumber(out, place.address().row());
      writeNumber(out, place.address().column());
    }
    if (hasText) {
      writeText(out, figure.cellText());
    }
    return out.toByteArray();
  }

  /** Returns whether the value can be stored exactly as a whole number of at most 18 digits. */
  private static boolean isWhole(BigDecimal value) {
    return value.scale() == 0 && value.signum() >= 0 && value.precision() < 19;
  }

  private static CellPlace templatePlace(Field field) {
    return new CellPlace(field.sheet(), field.address());
  }

  /** Returns the usual text of a cell with this status and value. */
  private static String usualText(Status status, @Nullable BigDecimal value) {
    return value == null || status == Status.BLANK ? "" : value.toPlainString();
  }

  /**
   * Writes a number in groups of seven bits, the lowest first; the eighth bit is set if another
   * group follows.
   */
  private static void writeNumber(ByteArrayOutputStream out, long number) {
    long rest = number;
    while (rest > 0x7f) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static void writeText(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeNumber(out, bytes.length);
    out.write(bytes, 0, bytes.length);
  }

  /** Returns the figures. */
  FieldMap<Figure> decode() {
    FieldMap<Figure> figures = FieldMap.of(template);
    ByteBuffer in = ByteBuffer.wrap(encoded);
    long repetitions = 0;
    int record = 0;
    for (Field field : template.fields()) {
      if (repetitions == 0) {
        repetitions = readNumber(in);
        record = in.position();
      }
      in.position(record);
      Figure figure = decode(field, in);
      if (figure != null) {
        figures.put(field, figure);
      }
      repetitions--;
    }
    return figures;
  }

  private @Nullable Figure decode(Field field, ByteBuffer in) {
    int flags = in.get() & 0xff;
    if ((flags & STATUS_MASK) == ABSENT) {
      return null;
    }
    Status status = STATUSES.get(flags & STATUS_MASK);
    BigDecimal value = null;
    if ((flags & WHOLE_NUMBER) != 0) {
      value = BigDecimal.valueOf(readNumber(in));
    } else if ((flags & HAS_VALUE) != 0) {
      value = new BigDecimal(readText(in));
    }
    CellPlace place = null;
    if ((flags & TEMPLATE_PLACE) != 0) {
      place = templatePlace(field);
    } else if ((flags & OTHER_PLACE) != 0) {
      String sheet = sheets.get((int) readNumber(in));
      place = new CellPlace(sheet, new Address((int) readNumber(in), (int) readNumber(in)));
    }
    String written = (flags & HAS_CELL_TEXT) != 0 ? readText(in) : usualText(status, value);
    return new Figure(field, place, status, value, written);
  }

  private static long readNumber(ByteBuffer in) {
    long number = 0;
    int bits = 0;
    byte next = in.get();
    while (next < 0) {
      number |= (long) (next & 0x7f) << bits;
      bits += 7;
      next = in.get();
    }
    return number | ((long) next << bits);
  }

  private static String readText(ByteBuffer in) {
    byte[] bytes = new byte[(int) readNumber(in)];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

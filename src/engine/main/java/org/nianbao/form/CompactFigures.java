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
 * them: most are small numbers in the form's own cells, and many consecutive ones are alike.
 */
final class CompactFigures {
  private static final List<Status> STATUSES = List.of(Status.values());

  /** The bits of the status; their highest value means that the form has no such figure. */
  private static final int STATUS = 7;

  private static final int ABSENT = 7;
  private static final int HAS_VALUE = 1 << 3;
  private static final int WHOLE = 1 << 4;
  private static final int OWN_PLACE = 1 << 5;
  private static final int OTHER_PLACE = 1 << 6;
  private static final int WRITTEN = 1 << 7;

  private final Template template;
  private final byte[] packed;
  private final List<String> sheets;

  private CompactFigures(Template template, byte[] packed, List<String> sheets) {
    this.template = template;
    this.packed = packed;
    this.sheets = List.copyOf(sheets);
  }

  static CompactFigures of(Template template, FieldMap<Figure> figures) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> sheets = new ArrayList<>();
    byte[] last = {};
    int times = 0;
    for (Field field : template.fields()) {
      byte[] next = packed(figures.get(field), sheets);
      if (times > 0 && !Arrays.equals(last, next)) {
        number(out, times);
        out.writeBytes(last);
        times = 0;
      }
      last = next;
      times++;
    }
    number(out, times);
    out.writeBytes(last);
    return new CompactFigures(template, out.toByteArray(), sheets);
  }

  private static byte[] packed(@Nullable Figure figure, List<String> sheets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (figure == null) {
      out.write(ABSENT);
      return out.toByteArray();
    }
    BigDecimal value = figure.value();
    Place place = figure.place();
    boolean whole = value != null && isWhole(value);
    boolean own = place != null && place.equals(own(figure.field()));
    boolean written = !figure.written().equals(implied(figure.status(), value));
    out.write(
        STATUSES.indexOf(figure.status())
            | (value == null ? 0 : HAS_VALUE)
            | (whole ? WHOLE : 0)
            | (own ? OWN_PLACE : 0)
            | (place != null && !own ? OTHER_PLACE : 0)
            | (written ? WRITTEN : 0));
    if (value != null && whole) {
      number(out, value.longValueExact());
    } else if (value != null) {
      text(out, value.toString());
    }
    if (place != null && !own) {
      if (!sheets.contains(place.sheet())) {
        sheets.add(place.sheet());
      }
      number(out, sheets.indexOf(place.sheet()));
      number(out, place.address().row());
      number(out, place.address().column());
    }
    if (written) {
      text(out, figure.written());
    }
    return out.toByteArray();
  }

  /** Returns whether the value is restored exactly from a whole number of at most 18 digits. */
  private static boolean isWhole(BigDecimal value) {
    return value.scale() == 0 && value.signum() >= 0 && value.precision() < 19;
  }

  private static Place own(Field field) {
    return new Place(field.sheet(), field.address());
  }

  /** Returns the usual text of a cell with this status and value. */
  private static String implied(Status status, @Nullable BigDecimal value) {
    return value == null || status == Status.BLANK ? "" : value.toPlainString();
  }

  /**
   * Writes a number in groups of seven bits, the lowest first; the eighth bit means that more
   * follow.
   */
  private static void number(ByteArrayOutputStream out, long number) {
    long rest = number;
    while (rest > 0x7f) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(out, bytes.length);
    out.writeBytes(bytes);
  }

  FieldMap<Figure> unpacked() {
    FieldMap<Figure> figures = FieldMap.of(template);
    ByteBuffer in = ByteBuffer.wrap(packed);
    long times = 0;
    int record = 0;
    for (Field field : template.fields()) {
      if (times == 0) {
        times = number(in);
        record = in.position();
      }
      in.position(record);
      Figure figure = unpacked(field, in);
      if (figure != null) {
        figures.put(field, figure);
      }
      times--;
    }
    return figures;
  }

  private @Nullable Figure unpacked(Field field, ByteBuffer in) {
    int flags = in.get() & 0xff;
    if ((flags & STATUS) == ABSENT) {
      return null;
    }
    Status status = STATUSES.get(flags & STATUS);
    BigDecimal value = null;
    if ((flags & WHOLE) != 0) {
      value = BigDecimal.valueOf(number(in));
    } else if ((flags & HAS_VALUE) != 0) {
      value = new BigDecimal(text(in));
    }
    Place place = null;
    if ((flags & OWN_PLACE) != 0) {
      place = own(field);
    } else if ((flags & OTHER_PLACE) != 0) {
      String sheet = sheets.get((int) number(in));
      place = new Place(sheet, new Address((int) number(in), (int) number(in)));
    }
    String written = (flags & WRITTEN) != 0 ? text(in) : implied(status, value);
    return new Figure(field, place, status, value, written);
  }

  private static long number(ByteBuffer in) {
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

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[(int) number(in)];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

package org.nianbao.report;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Place;
import org.nianbao.grid.Address;
import org.nianbao.message.Message;
import org.nianbao.template.Severity;

/**
 * Findings as a few hundred bytes, for of a large district there are millions. What goes into a
 * message is kept as the text that it is shown as.
 */
final class PackedFindings implements Findings {
  private static final byte[] NONE = {};

  /** What an argument of a message is. */
  private static final int TEXT = 0;

  private static final int NUMBER = 1;
  private static final int MESSAGE = 2;

  private interface Writing<T> {
    void write(T value, DataOutputStream out) throws IOException;
  }

  private interface Reading<T> {
    T read(DataInputStream in) throws IOException;
  }

  private final byte[] discrepancies;
  private final byte[] undecided;

  private PackedFindings(byte[] discrepancies, byte[] undecided) {
    this.discrepancies = discrepancies;
    this.undecided = undecided;
  }

  static PackedFindings of(List<Discrepancy> discrepancies, List<Message> undecided) {
    return new PackedFindings(
        packed(discrepancies, PackedFindings::write), packed(undecided, PackedFindings::write));
  }

  @Override
  public List<Discrepancy> discrepancies() {
    return unpacked(discrepancies, PackedFindings::discrepancy);
  }

  @Override
  public List<Message> undecided() {
    return unpacked(undecided, PackedFindings::message);
  }

  private static <T> byte[] packed(List<T> values, Writing<T> writing) {
    if (values.isEmpty()) {
      return NONE;
    }
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater))) {
      write(values, writing, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail so
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static <T> List<T> unpacked(byte[] packed, Reading<T> reading) {
    if (packed.length == 0) {
      return List.of();
    }
    Inflater inflater = new Inflater(true);
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(
                new InflaterInputStream(new ByteArrayInputStream(packed), inflater)))) {
      return read(reading, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      inflater.end();
    }
  }

  private static <T> void write(List<T> values, Writing<T> writing, DataOutputStream out)
      throws IOException {
    out.writeInt(values.size());
    for (T value : values) {
      writing.write(value, out);
    }
  }

  private static <T> List<T> read(Reading<T> reading, DataInputStream in) throws IOException {
    int size = in.readInt();
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(reading.read(in));
    }
    return values;
  }

  private static void write(Discrepancy discrepancy, DataOutputStream out) throws IOException {
    write(discrepancy.rule(), out);
    write(discrepancy.severity().name(), out);
    writeOptional(discrepancy.field(), PackedFindings::write, out);
    writeOptional(discrepancy.place(), PackedFindings::write, out);
    write(discrepancy.cells(), PackedFindings::write, out);
    write(discrepancy.expected(), out);
    write(discrepancy.actual(), out);
    write(discrepancy.difference(), out);
    write(discrepancy.message(), out);
  }

  private static Discrepancy discrepancy(DataInputStream in) throws IOException {
    return new Discrepancy(
        text(in),
        Severity.valueOf(text(in)),
        optional(PackedFindings::text, in),
        optional(PackedFindings::place, in),
        read(PackedFindings::place, in),
        text(in),
        text(in),
        text(in),
        message(in));
  }

  private static <T> void writeOptional(
      @Nullable T value, Writing<T> writing, DataOutputStream out) throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      writing.write(value, out);
    }
  }

  private static <T> @Nullable T optional(Reading<T> reading, DataInputStream in)
      throws IOException {
    return in.readBoolean() ? reading.read(in) : null;
  }

  private static void write(Place place, DataOutputStream out) throws IOException {
    write(place.sheet(), out);
    out.writeInt(place.address().row());
    out.writeInt(place.address().column());
  }

  private static Place place(DataInputStream in) throws IOException {
    return new Place(text(in), new Address(in.readInt(), in.readInt()));
  }

  private static void write(Message message, DataOutputStream out) throws IOException {
    write(message.key(), out);
    write(message.arguments(), PackedFindings::writeArgument, out);
  }

  private static Message message(DataInputStream in) throws IOException {
    return new Message(text(in), read(PackedFindings::argument, in));
  }

  private static void writeArgument(Object argument, DataOutputStream out) throws IOException {
    if (argument instanceof Message message) {
      out.writeByte(MESSAGE);
      write(message, out);
    } else if (argument instanceof BigDecimal number) {
      out.writeByte(NUMBER);
      write(number.toString(), out);
    } else {
      out.writeByte(TEXT);
      write(argument.toString(), out);
    }
  }

  private static Object argument(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case MESSAGE -> message(in);
      case NUMBER -> new BigDecimal(text(in));
      default -> text(in);
    };
  }

  /** Not writeUTF, which is for no more than 65,535 bytes. */
  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

package org.nianbao.reader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.grid.Address;
import org.nianbao.grid.Budget;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.DisplayMark;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;
import org.nianbao.grid.UnreadableContentException;
import org.nianbao.message.Message;

/** Serializes the grids of a file, or the reason why there are none, for another process. */
final class GridSerializer {
  private GridSerializer() {}

  /** Returns the bytes of a reason, whose arguments are whole numbers or texts. */
  static byte[] of(Message reason) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBoolean(false);
    writeText(reason.key(), out);
    out.writeInt(reason.arguments().size());
    for (Object argument : reason.arguments()) {
      out.writeBoolean(argument instanceof Number);
      writeText(argument.toString(), out);
    }
    return bytes.toByteArray();
  }

  /** Returns the bytes of grids, without data validations. */
  static byte[] of(List<Grid> grids) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBoolean(true);
    out.writeInt(grids.size());
    for (Grid grid : grids) {
      writeText(grid.source().name(), out);
      writeText(grid.name(), out);
      out.writeBoolean(grid.isHidden());
      out.writeInt(grid.cells().size());
      for (Cell cell : grid.cells()) {
        write(cell, out);
      }
      out.writeInt(grid.mergedRegions().size());
      for (Region region : grid.mergedRegions()) {
        write(region.first(), out);
        write(region.last(), out);
      }
      writeNumbers(grid.hiddenRows(), out);
      writeNumbers(grid.hiddenColumns(), out);
      out.writeInt(grid.headingLevels().size());
      for (Map.Entry<Integer, Integer> heading : grid.headingLevels().entrySet()) {
        out.writeInt(heading.getKey());
        out.writeInt(heading.getValue());
      }
      out.writeInt(grid.marks().size());
      for (Map.Entry<Address, List<DisplayMark>> marked : grid.marks().entrySet()) {
        write(marked.getKey(), out);
        out.writeInt(marked.getValue().size());
        for (DisplayMark mark : marked.getValue()) {
          write(mark, out);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void write(Cell cell, DataOutputStream out) throws IOException {
    CellContent content = cell.content();
    write(cell.address(), out);
    out.writeByte(kind(content));
    // toString keeps the scale of a number
    writeText(
        content instanceof CellContent.Numeric n ? n.value().toString() : content.toString(), out);
    String formula = cell.formula();
    out.writeBoolean(formula != null);
    if (formula != null) {
      writeText(formula, out);
    }
  }

  private static void writeNumbers(Set<Integer> numbers, DataOutputStream out) throws IOException {
    out.writeInt(numbers.size());
    for (int number : numbers) {
      out.writeInt(number);
    }
  }

  private static void write(DisplayMark mark, DataOutputStream out) throws IOException {
    if (mark instanceof DisplayMark.Dropped dropped) {
      out.writeByte('d');
      writeText(dropped.text(), out);
    } else if (mark instanceof DisplayMark.ShownAs shown) {
      out.writeByte('n');
      writeText(shown.text(), out);
      writeText(shown.exact(), out);
      out.writeBoolean(shown.changed());
    } else if (mark instanceof DisplayMark.Comment comment) {
      out.writeByte('c');
      writeText(comment.text(), out);
    } else if (mark instanceof DisplayMark.ShapeText shape) {
      out.writeByte('b');
      writeText(shape.text(), out);
    } else if (mark instanceof DisplayMark.Deleted deleted) {
      out.writeByte('r');
      writeText(deleted.text(), out);
    } else if (mark instanceof DisplayMark.PageMargin margin) {
      out.writeByte('m');
      writeText(margin.text(), out);
    } else if (mark instanceof DisplayMark.Drawn drawn) {
      out.writeByte('g');
      writeText(drawn.text(), out);
    } else if (mark instanceof DisplayMark.Embedded file) {
      out.writeByte('e');
      writeText(file.name(), out);
    } else if (mark instanceof DisplayMark.Picture picture) {
      out.writeByte('p');
      out.writeInt(picture.rows());
      out.writeInt(picture.columns());
    } else {
      out.writeByte(mark instanceof DisplayMark.Struck ? 's' : 'f');
    }
  }

  private static char kind(CellContent content) {
    if (content instanceof CellContent.Text) {
      return 't';
    } else if (content instanceof CellContent.Numeric) {
      return 'n';
    } else if (content instanceof CellContent.Day) {
      return 'd';
    } else if (content instanceof CellContent.Flag) {
      return 'f';
    }
    return content instanceof CellContent.ErrorValue ? 'e' : 'u';
  }

  /**
   * Reads the bytes returned by {@link #of}.
   *
   * @throws UnreadableContentException if they are those of a reason, or the grids exceed the
   *     limits
   */
  static List<Grid> grids(byte[] bytes, Budget budget) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (!in.readBoolean()) {
      throw refusal(in);
    }
    List<Grid> grids = new ArrayList<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      Grid.Source source = Grid.Source.valueOf(readText(in));
      String name = readText(in);
      boolean hidden = in.readBoolean();
      List<Cell> cells = cells(in, budget);
      Grid grid = Grid.of(source, name, hidden, cells, regions(in, budget), numbers(in, budget));
      Set<Integer> hiddenColumns = numbers(in, budget);
      grid = grid.withHeadingLevels(headingLevels(in, budget));
      grids.add(grid.withHiddenColumnsAndMarks(hiddenColumns, marks(in, budget)));
    }
    return grids;
  }

  private static UnreadableContentException refusal(DataInputStream in) throws IOException {
    String key = readText(in);
    Object[] arguments = new Object[in.readInt()];
    for (int i = 0; i < arguments.length; i++) {
      boolean number = in.readBoolean();
      String text = readText(in);
      arguments[i] = number ? (Object) Long.valueOf(text) : text;
    }
    return new UnreadableContentException(key, arguments);
  }

  private static List<Cell> cells(DataInputStream in, Budget budget) throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      Address address = readAddress(in);
      char kind = (char) in.readByte();
      String shown = readText(in);
      String formula = in.readBoolean() ? readText(in) : null;
      budget.addCell();
      budget.addText(shown.length());
      budget.addCharacters(formula == null ? 0 : formula.length());
      cells.add(new Cell(address, content(kind, shown), formula));
    }
    return cells;
  }

  private static CellContent content(char kind, String shown) {
    return switch (kind) {
      case 't' -> new CellContent.Text(shown);
      case 'n' -> new CellContent.Numeric(new BigDecimal(shown));
      case 'd' -> new CellContent.Day(LocalDate.parse(shown));
      case 'f' -> new CellContent.Flag(shown.equals("TRUE"));
      case 'e' -> new CellContent.ErrorValue(shown);
      default -> new CellContent.Uncalculated();
    };
  }

  private static List<Region> regions(DataInputStream in, Budget budget) throws IOException {
    List<Region> regions = new ArrayList<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      budget.addRegion();
      regions.add(new Region(readAddress(in), readAddress(in)));
    }
    return regions;
  }

  private static Set<Integer> numbers(DataInputStream in, Budget budget) throws IOException {
    Set<Integer> numbers = new HashSet<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      budget.addCell();
      numbers.add(in.readInt());
    }
    return numbers;
  }

  private static Map<Integer, Integer> headingLevels(DataInputStream in, Budget budget)
      throws IOException {
    Map<Integer, Integer> levels = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      budget.checkTime();
      levels.put(in.readInt(), in.readInt());
    }
    return levels;
  }

  private static Map<Address, List<DisplayMark>> marks(DataInputStream in, Budget budget)
      throws IOException {
    Map<Address, List<DisplayMark>> marks = new HashMap<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      budget.addCell();
      Address address = readAddress(in);
      List<DisplayMark> ofCell = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        ofCell.add(readMark(in));
      }
      marks.put(address, List.copyOf(ofCell));
    }
    return marks;
  }

  private static DisplayMark readMark(DataInputStream in) throws IOException {
    return switch ((char) in.readByte()) {
      case 'd' -> new DisplayMark.Dropped(readText(in));
      case 'n' -> new DisplayMark.ShownAs(readText(in), readText(in), in.readBoolean());
      case 'c' -> new DisplayMark.Comment(readText(in));
      case 'b' -> new DisplayMark.ShapeText(readText(in));
      case 'r' -> new DisplayMark.Deleted(readText(in));
      case 'm' -> new DisplayMark.PageMargin(readText(in));
      case 'g' -> new DisplayMark.Drawn(readText(in));
      case 'e' -> new DisplayMark.Embedded(readText(in));
      case 'p' -> new DisplayMark.Picture(in.readInt(), in.readInt());
      case 's' -> new DisplayMark.Struck();
      default -> new DisplayMark.FormulaLost();
    };
  }

  private static void write(Address address, DataOutputStream out) throws IOException {
    out.writeInt(address.row());
    out.writeInt(address.column());
  }

  private static Address readAddress(DataInputStream in) throws IOException {
    return new Address(in.readInt(), in.readInt());
  }

  private static void writeText(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}

package org.nianbao.grid;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the formulas of a binary workbook (MS-XLSB 2.2.2) as text, as far as forms use them. */
final class BinaryFormula {
  /** The names of functions by their numbers, with the number of arguments if it is fixed. */
  private static final String FUNCTIONS =
      "0 COUNT,1 IF,2 ISNA 1,3 ISERROR 1,4 SUM,5 AVERAGE,6 MIN,7 MAX,8 ROW,9 COLUMN,10 NA 0,"
          + "20 SQRT 1,24 ABS 1,25 INT 1,26 SIGN 1,27 ROUND 2,29 INDEX,30 REPT 2,31 MID 3,32 LEN 1,"
          + "33 VALUE 1,34 TRUE 0,35 FALSE 0,36 AND,37 OR,38 NOT 1,39 MOD 2,48 TEXT 2,64 MATCH,"
          + "65 DATE 3,67 DAY 1,68 MONTH 1,69 YEAR 1,74 NOW 0,78 OFFSET,82 SEARCH,100 CHOOSE,"
          + "101 HLOOKUP,102 VLOOKUP,111 CHAR 1,112 LOWER 1,113 UPPER 1,115 LEFT,116 RIGHT,"
          + "117 EXACT 2,118 TRIM 1,119 REPLACE 4,120 SUBSTITUTE,124 FIND,126 ISERR 1,127 ISTEXT 1,"
          + "128 ISNUMBER 1,129 ISBLANK 1,130 T 1,131 N 1,148 INDIRECT,162 CLEAN 1,169 COUNTA,"
          + "183 PRODUCT,190 ISNONTEXT 1,197 TRUNC,198 ISLOGICAL 1,212 ROUNDUP 2,213 ROUNDDOWN 2,"
          + "216 RANK,219 ADDRESS,221 TODAY 0,228 SUMPRODUCT,336 CONCATENATE,345 SUMIF,346 COUNTIF 2,"
          + "347 COUNTBLANK 1,359 HYPERLINK,480 IFERROR 2,481 COUNTIFS,482 SUMIFS";

  private static final Map<Integer, String[]> BY_NUMBER = new HashMap<>();

  static {
    for (String function : FUNCTIONS.split(",", -1)) {
      String[] words = function.split(" ", -1);
      BY_NUMBER.put(Integer.valueOf(words[0]), words);
    }
  }

  /** The binary operators by their tokens, from 3. */
  private static final String[] OPERATORS = {
    "+", "-", "*", "/", "^", "&", "<", "<=", "=", ">=", ">", "<>", " ", ",", ":"
  };

  private static final int FIRST_OPERATOR = 3;

  /** The token of a cell whose formula is shared with others. */
  static final int SHARED = 1;

  private static final int RELATIVE_COLUMN = 1 << 14;
  private static final int RELATIVE_ROW = 1 << 15;

  private final ByteBuffer in;
  private final Address cell;

  /** The sheets that references name by their numbers; null for one in another file. */
  private final List<@Nullable String> sheets;

  private final Deque<String> operands = new ArrayDeque<>();
  private int length;

  private BinaryFormula(byte[] tokens, Address cell, List<@Nullable String> sheets) {
    in = ByteBuffer.wrap(tokens).order(ByteOrder.LITTLE_ENDIAN);
    this.cell = cell;
    this.sheets = sheets;
  }

  /**
   * Returns the text of a formula; null if it uses something that forms do not.
   *
   * @param cell the cell with the formula
   * @param sheets the sheets by the numbers that references use; null for one in another file
   */
  static @Nullable String text(byte[] tokens, Address cell, List<@Nullable String> sheets) {
    BinaryFormula formula = new BinaryFormula(tokens, cell, sheets);
    try {
      while (formula.in.hasRemaining()) {
        if (!formula.read(formula.in.get() & 0xff)) {
          return null;
        }
      }
      return formula.operands.size() == 1 ? formula.operands.pop() : null;
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return null; // the cached value can be read nevertheless
    }
  }

  /** Reads a token; returns false if it is not known. */
  private boolean read(int token) {
    if (token >= FIRST_OPERATOR && token < FIRST_OPERATOR + OPERATORS.length) {
      String right = pop();
      return push(pop() + OPERATORS[token - FIRST_OPERATOR] + right);
    }
    return token < 0x20 ? readConstant(token) : readOperand(0x20 | (token & 0x1f));
  }

  private boolean readConstant(int token) {
    return switch (token) {
      case 0x12 -> push("+" + pop());
      case 0x13 -> push("-" + pop());
      case 0x14 -> push(pop() + "%");
      case 0x15 -> push("(" + pop() + ")");
      case 0x16 -> push("");
      case 0x17 -> {
        byte[] text = new byte[2 * (in.getShort() & 0xffff)];
        in.get(text);
        String value = new String(text, StandardCharsets.UTF_16LE);
        yield push("\"" + value.replace("\"", "\"\"") + "\"");
      }
      case 0x19 -> readAttribute(in.get() & 0xff);
      case 0x1c -> push(error(in.get() & 0xff));
      case 0x1d -> push(in.get() == 0 ? "FALSE" : "TRUE");
      case 0x1e -> push(String.valueOf(in.getShort() & 0xffff));
      case 0x1f -> push(DecimalParser.of(in.getDouble()).toPlainString());
      default -> false;
    };
  }

  /** Reads a token that is a sum, or that tells how to evaluate or to show others. */
  private boolean readAttribute(int kind) {
    int value = in.getShort() & 0xffff;
    if (kind == 0x10) {
      return push("SUM(" + pop() + ")");
    }
    if (kind == 0x04) { // the distances to the alternatives
      in.position(in.position() + (value + 1) * Short.BYTES);
    }
    return true;
  }

  private boolean readOperand(int token) {
    return switch (token) {
      case 0x21 -> call(in.getShort() & 0xffff, -1);
      case 0x22 -> {
        int arguments = in.get() & 0xff;
        yield call(in.getShort() & 0xffff, arguments);
      }
      case 0x24 -> push(reference(in.getInt(), in.getShort()));
      case 0x25 -> push(area());
      case 0x2c -> push(relative(in.getInt(), in.getShort()));
      case 0x2d -> push(relativeArea());
      case 0x3a -> {
        String sheet = sheet();
        yield sheet != null && push(sheet + reference(in.getInt(), in.getShort()));
      }
      case 0x3b -> {
        String sheet = sheet();
        yield sheet != null && push(sheet + area());
      }
      default -> false;
    };
  }

  private boolean call(int number, int arguments) {
    String[] function = BY_NUMBER.get(number);
    if (function == null || (arguments < 0 && function.length < 3)) {
      return false;
    }
    int count = arguments < 0 ? Integer.parseInt(function[2]) : arguments;
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(0, pop());
    }
    return push(function[1] + "(" + String.join(",", values) + ")");
  }

  private String area() {
    int firstRow = in.getInt();
    int lastRow = in.getInt();
    short firstColumn = in.getShort();
    return reference(firstRow, firstColumn) + ":" + reference(lastRow, in.getShort());
  }

  private String relativeArea() {
    int firstRow = in.getInt();
    int lastRow = in.getInt();
    short firstColumn = in.getShort();
    return relative(firstRow, firstColumn) + ":" + relative(lastRow, in.getShort());
  }

  private static String reference(int row, int column) {
    Address address = new Address(row, column & (RELATIVE_COLUMN - 1));
    String name = address.toString();
    int letters = 0;
    while (Character.isLetter(name.charAt(letters))) {
      letters++;
    }
    return ((column & RELATIVE_COLUMN) == 0 ? "$" : "")
        + name.substring(0, letters)
        + ((column & RELATIVE_ROW) == 0 ? "$" : "")
        + name.substring(letters);
  }

  /** Returns a reference of a shared formula, in which relative ones are distances. */
  private String relative(int row, int column) {
    int at = column & (RELATIVE_COLUMN - 1);
    int shiftedColumn =
        (column & RELATIVE_COLUMN) == 0 ? at : (cell.column() + at) & (Address.MAX_COLUMNS - 1);
    int shiftedRow = (column & RELATIVE_ROW) == 0 ? row : (cell.row() + row) & 0xfffff;
    return reference(shiftedRow, shiftedColumn | (column & (RELATIVE_COLUMN | RELATIVE_ROW)));
  }

  private @Nullable String sheet() {
    String name = sheets.get(in.getShort() & 0xffff);
    if (name == null) {
      return null;
    }
    boolean plain =
        name.chars().allMatch(Character::isLetterOrDigit) && Character.isLetter(name.charAt(0));
    return plain ? name + "!" : "'" + name.replace("'", "''") + "'!";
  }

  static String error(int code) {
    return switch (code) {
      case 0 -> "#NULL!";
      case 0x07 -> "#DIV/0!";
      case 0x0f -> "#VALUE!";
      case 0x17 -> "#REF!";
      case 0x1d -> "#NAME?";
      case 0x24 -> "#NUM!";
      default -> "#N/A";
    };
  }

  private String pop() {
    String operand = operands.poll();
    if (operand == null) {
      throw new IllegalArgumentException("no operand");
    }
    return operand;
  }

  private boolean push(String operand) {
    length += operand.length(); // operands are copied into one another
    if (length > Cell.MAX_TEXT_LENGTH) {
      return false;
    }
    operands.push(operand);
    return true;
  }
}

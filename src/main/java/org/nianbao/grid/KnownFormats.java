package org.nianbao.grid;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The date formats of parts that were read before. The units of a district fill in the same form,
 * whose formats their programs write to the same bytes.
 */
final class KnownFormats {
  private static final int LONGEST = 1 << 14;

  /** When there are so many, all are forgotten. */
  private static final int MOST = 50;

  /** What was read, and how many bytes came out of the zip for it. */
  private record Known(DateFormats formats, long inflated) {}

  /** What is refused depends on the limits. */
  private record Key(Packed part, Limits limits) {}

  private static final Map<Key, Known> KNOWN = new ConcurrentHashMap<>();

  /** How the formats are read if they are not known. */
  interface Reading {
    DateFormats read() throws IOException;
  }

  private KnownFormats() {}

  /** The formats of a part; as many bytes are counted as if it had been inflated. */
  static DateFormats of(Packed part, Budget budget, Reading reading) throws IOException {
    if (part.length() > LONGEST) {
      return reading.read();
    }
    @Nullable Known known = KNOWN.get(new Key(part, budget.limits()));
    if (known != null) {
      budget.inflate(known.inflated());
      return known.formats();
    }
    long before = budget.inflated();
    DateFormats formats = reading.read();
    if (KNOWN.size() >= MOST) {
      KNOWN.clear();
    }
    Key key = new Key(part.kept(), budget.limits());
    KNOWN.put(key, new Known(formats, budget.inflated() - before));
    return formats;
  }
}

package org.nianbao.rounds;

import java.util.Map;

/**
 * A correction of a figure that an officer typed into the ledger, after asking the unit.
 *
 * @param values what was typed, by the names of the values; unit, year, place, value, reason and
 *     officer
 */
public record Correction(Map<String, String> values) {
  public Correction {
    values = Map.copyOf(values);
  }
}

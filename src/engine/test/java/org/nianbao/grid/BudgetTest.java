package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How much processor time a file may take, on a clock of the test's own. */
class BudgetTest {
  private static final long STEP = Budget.NANOSECONDS_TO_FIRST_CHECK / 8;

  private long clock = 1;
  private long used;
  private int looks;

  private Budget budget() {
    return new Budget(
        Limits.DEFAULT,
        () -> clock,
        () -> {
          looks++;
          return used;
        });
  }

  /** The processor time at which a file is refused while others take their shares of it. */
  private long timeOfRefusal(int programs, long usedBefore) {
    used = usedBefore;
    Budget budget = budget();
    while (used < usedBefore + 4 * Budget.MAX_NANOSECONDS) {
      try {
        budget.checkTime();
      } catch (UnreadableContentException e) {
        assertEquals("grid.limit.time", e.reason().key());
        return used - usedBefore;
      }
      used += STEP;
      clock += programs * STEP;
    }
    return Long.MAX_VALUE;
  }

  @Test
  void aFileIsRefusedForItsProcessorTimeHoweverBusyTheComputerIs() {
    for (int programs : new int[] {1, 2, 10, 100}) {
      long time = timeOfRefusal(programs, 50 * Budget.MAX_NANOSECONDS);
      String described = programs + " programs: " + time;
      assertTrue(time >= Budget.MAX_NANOSECONDS, described);
      long tolerance = Budget.NANOSECONDS_TO_FIRST_CHECK + STEP;
      assertTrue(time <= Budget.MAX_NANOSECONDS + tolerance, described);
    }
  }

  @Test
  void anOrdinaryFileIsReadWithoutALookAtTheProcessorTime() {
    Budget budget = budget();
    clock += Budget.NANOSECONDS_TO_FIRST_CHECK - 1;
    budget.checkTime();
    assertEquals(0, looks);
  }
}

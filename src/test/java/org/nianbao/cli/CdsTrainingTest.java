package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.api.Test;

class CdsTrainingTest {
  @Test
  void everyTaskIsDone() {
    assertDoesNotThrow(() -> CdsTraining.main(new String[0]));
  }
}

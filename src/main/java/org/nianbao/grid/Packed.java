package org.nianbao.grid;

import java.nio.ByteBuffer;

/**
 * A part as it stands in a zip. Two that are equal hold the same, and are damaged in the same way.
 *
 * @param bytes those of the part, packed, and the one behind it, which is inflated with them
 * @param deflated whether they are to be inflated
 * @param sum the check sum of the part, CRC-32
 */
record Packed(ByteBuffer bytes, boolean deflated, long sum) {
  int length() {
    return bytes.remaining();
  }

  /** The same without the zip around it. */
  Packed kept() {
    byte[] own = new byte[length()];
    bytes.duplicate().get(own);
    return new Packed(ByteBuffer.wrap(own), deflated, sum);
  }
}

// A zip file whose members are stored as they are: workbooks and documents are compressed already.

const CRC_TABLE = Uint32Array.from({length: 256}, (none, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) {
    sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  }
  return sum;
});

function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum = CRC_TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  }
  return ~sum >>> 0;
}

/** Returns numbers in little-endian order, each of [size in bytes, value]. */
function fields(...pairs) {
  const view = new DataView(new ArrayBuffer(pairs.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of pairs) {
    if (size === 2) {
      view.setUint16(at, value, true);
    } else {
      view.setUint32(at, value, true);
    }
    at += size;
  }
  return new Uint8Array(view.buffer);
}

const VERSION = 20;
const UTF_8_NAMES = 0x800;

export class ZipFile {
  constructor(now = new Date()) {
    this.parts = [];
    this.directory = [];
    this.length = 0;
    this.count = 0;
    this.time = (now.getHours() << 11) | (now.getMinutes() << 5) | (now.getSeconds() >> 1);
    this.date = ((now.getFullYear() - 1980) << 9) | ((now.getMonth() + 1) << 5) | now.getDate();
  }

  add(name, bytes) {
    const encoded = new TextEncoder().encode(name);
    const common = [
      [2, VERSION], [2, UTF_8_NAMES], [2, 0], [2, this.time], [2, this.date], [4, crc32(bytes)],
      [4, bytes.length], [4, bytes.length], [2, encoded.length], [2, 0],
    ];
    const header = fields([4, 0x04034b50], ...common);
    this.directory.push(
      fields([4, 0x02014b50], [2, VERSION], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, this.length]), encoded);
    // a blob of its own may be kept on the disk
    this.parts.push(header, encoded, new Blob([bytes]));
    this.length += header.length + encoded.length + bytes.length;
    this.count++;
  }

  toBlob() {
    const size = this.directory.reduce((sum, part) => sum + part.length, 0);
    const end = fields(
      [4, 0x06054b50], [2, 0], [2, 0], [2, this.count], [2, this.count], [4, size], [4, this.length], [2, 0]);
    return new Blob([...this.parts, ...this.directory, end], {type: 'application/zip'});
  }
}

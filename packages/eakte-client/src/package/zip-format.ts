// Record layouts of APPNOTE 6.3.10 (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), sections 4.3.7 to 4.3.16.
export const signature = {
  local: 0x04034b50,
  descriptor: 0x08074b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
} as const;

export const flag = {
  encrypted: 1,
  descriptor: 8,
  strongEncryption: 64,
  utf8: 0x800,
  maskedHeader: 0x2000,
} as const;
export const method = { store: 0, deflate: 8 } as const;
export const max16 = 0xffff;
export const max32 = 0xffffffff;

/** 1980-01-01 00:00 in DOS form: the earliest a ZIP can say, and the same in every run. */
export const fixedTime = 0;
export const fixedDate = 0x21;

/** What the writer knows of one entry. */
export interface WrittenEntry {
  name: Buffer;
  utf8: boolean;
  method: number;
  descriptor: boolean;
  zip64: boolean;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

function flagsOf(entry: WrittenEntry): number {
  return (entry.utf8 ? flag.utf8 : 0) | (entry.descriptor ? flag.descriptor : 0);
}

export function localHeader(entry: WrittenEntry): Buffer {
  const extra = entry.zip64 ? 20 : 0;
  const bytes = Buffer.alloc(30 + entry.name.length + extra);
  bytes.writeUInt32LE(signature.local, 0);
  bytes.writeUInt16LE(entry.zip64 ? 45 : 20, 4);
  bytes.writeUInt16LE(flagsOf(entry), 6);
  bytes.writeUInt16LE(entry.method, 8);
  bytes.writeUInt16LE(fixedTime, 10);
  bytes.writeUInt16LE(fixedDate, 12);
  const known = !entry.descriptor;
  bytes.writeUInt32LE(known ? entry.crc : 0, 14);
  bytes.writeUInt32LE(entry.zip64 ? max32 : known ? entry.packed : 0, 18);
  bytes.writeUInt32LE(entry.zip64 ? max32 : known ? entry.size : 0, 22);
  bytes.writeUInt16LE(entry.name.length, 26);
  bytes.writeUInt16LE(extra, 28);
  entry.name.copy(bytes, 30);
  if (entry.zip64) {
    const at = 30 + entry.name.length;
    bytes.writeUInt16LE(1, at);
    bytes.writeUInt16LE(16, at + 2);
    bytes.writeBigUInt64LE(BigInt(known ? entry.size : 0), at + 4);
    bytes.writeBigUInt64LE(BigInt(known ? entry.packed : 0), at + 12);
  }
  return bytes;
}

export function dataDescriptor(entry: WrittenEntry): Buffer {
  const bytes = Buffer.alloc(entry.zip64 ? 24 : 16);
  bytes.writeUInt32LE(signature.descriptor, 0);
  bytes.writeUInt32LE(entry.crc, 4);
  if (entry.zip64) {
    bytes.writeBigUInt64LE(BigInt(entry.packed), 8);
    bytes.writeBigUInt64LE(BigInt(entry.size), 16);
  } else {
    bytes.writeUInt32LE(entry.packed, 8);
    bytes.writeUInt32LE(entry.size, 12);
  }
  return bytes;
}

export function centralHeader(entry: WrittenEntry): Buffer {
  const wide: number[] = [];
  const clip = (value: number, force: boolean): number => {
    if (!force && value < max32) return value;
    wide.push(value);
    return max32;
  };
  // A local header with ZIP64 sizes is mirrored here, so that readers that compare the two find the same form.
  const size = clip(entry.size, entry.zip64);
  const packed = clip(entry.packed, entry.zip64);
  const offset = clip(entry.offset, false);
  const extra = wide.length === 0 ? 0 : 4 + wide.length * 8;
  const bytes = Buffer.alloc(46 + entry.name.length + extra);
  bytes.writeUInt32LE(signature.central, 0);
  bytes.writeUInt16LE((3 << 8) | (extra ? 45 : 20), 4);
  bytes.writeUInt16LE(extra ? 45 : 20, 6);
  bytes.writeUInt16LE(flagsOf(entry), 8);
  bytes.writeUInt16LE(entry.method, 10);
  bytes.writeUInt16LE(fixedTime, 12);
  bytes.writeUInt16LE(fixedDate, 14);
  bytes.writeUInt32LE(entry.crc, 16);
  bytes.writeUInt32LE(packed, 20);
  bytes.writeUInt32LE(size, 24);
  bytes.writeUInt16LE(entry.name.length, 28);
  bytes.writeUInt16LE(extra, 30);
  // Regular file, rw-r--r--.
  bytes.writeUInt32LE((0o100644 << 16) >>> 0, 38);
  bytes.writeUInt32LE(offset, 42);
  entry.name.copy(bytes, 46);
  if (extra) {
    const at = 46 + entry.name.length;
    bytes.writeUInt16LE(1, at);
    bytes.writeUInt16LE(wide.length * 8, at + 2);
    wide.forEach((value, index) => {
      bytes.writeBigUInt64LE(BigInt(value), at + 4 + index * 8);
    });
  }
  return bytes;
}

/** End of central directory, preceded by its ZIP64 form where a number does not fit. */
export function endRecords(count: number, directorySize: number, directoryOffset: number): Buffer {
  const wide = count >= max16 || directorySize >= max32 || directoryOffset >= max32;
  const bytes = Buffer.alloc((wide ? 76 : 0) + 22);
  let at = 0;
  if (wide) {
    bytes.writeUInt32LE(signature.end64, 0);
    bytes.writeBigUInt64LE(44n, 4);
    bytes.writeUInt16LE((3 << 8) | 45, 12);
    bytes.writeUInt16LE(45, 14);
    bytes.writeBigUInt64LE(BigInt(count), 24);
    bytes.writeBigUInt64LE(BigInt(count), 32);
    bytes.writeBigUInt64LE(BigInt(directorySize), 40);
    bytes.writeBigUInt64LE(BigInt(directoryOffset), 48);
    bytes.writeUInt32LE(signature.locator64, 56);
    bytes.writeBigUInt64LE(BigInt(directoryOffset + directorySize), 64);
    bytes.writeUInt32LE(1, 72);
    at = 76;
  }
  bytes.writeUInt32LE(signature.end, at);
  bytes.writeUInt16LE(Math.min(count, max16), at + 8);
  bytes.writeUInt16LE(Math.min(count, max16), at + 10);
  bytes.writeUInt32LE(Math.min(directorySize, max32), at + 12);
  bytes.writeUInt32LE(Math.min(directoryOffset, max32), at + 16);
  return bytes;
}

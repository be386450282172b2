import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';

/** A file of a ZIP; the name is ASCII. */
export interface StoredFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** What local and central header have in common (APPNOTE 4.4.2 to 4.4.11), from "version needed" to "extra length". */
function commonHeader(name: Buffer, content: Uint8Array, at: Date): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(10, 0);
  header.writeUInt16LE((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1), 6);
  const year = Math.min(Math.max(at.getUTCFullYear() - 1980, 0), 127);
  header.writeUInt16LE((year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(), 8);
  header.writeUInt32LE(crc32(content), 10);
  header.writeUInt32LE(content.length, 14);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

/**
 * A ZIP of a few small files, stored and not compressed, without extra fields: what the first file of an ASiC container has
 * to be (ETSI EN 319 162-1, section A.1), and what makes the same bytes in every run. Big ones are not made here.
 */
export function storedZip(files: readonly StoredFile[], at: Date): Uint8Array {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const ascii = Buffer.from(name, 'ascii');
    const common = commonHeader(ascii, content, at);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), common, ascii, content);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x0a\x00', 'latin1'), common, rest, ascii);
    offset += 30 + ascii.length + content.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...local, directory, end]));
}

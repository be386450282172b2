import { deflateRawSync } from 'node:zlib';
import { end64, extra, forgeZip, wide } from './forge-zip.ts';
import { hostileNames } from './hostile-names.ts';
import {
  descriptor,
  file,
  type HostileContainer,
  max32,
  message,
  messageName,
  overlappingBomb,
  patchCentral,
  pdf,
  plain,
} from './hostile-parts.ts';

export { messageName } from './hostile-parts.ts';

const made: HostileContainer[] = [
  // The file as a whole
  { what: 'an empty file', rule: 'eakte.package.empty-file', make: () => Buffer.alloc(0) },
  { what: 'a text', rule: 'eakte.package.not-zip', make: () => Buffer.from('Sehr geehrte Damen und Herren') },
  { what: 'a PDF', rule: 'eakte.package.not-zip', make: () => pdf },
  { what: 'one byte', rule: 'eakte.package.not-zip', make: () => Buffer.from('P') },
  { what: '70,000 zero bytes', rule: 'eakte.package.not-zip', make: () => Buffer.alloc(70_000) },
  {
    what: 'a 7z archive',
    rule: 'eakte.package.not-zip',
    make: () => Buffer.from('377abcaf271c0004000000000000000000000000', 'hex'),
  },
  {
    what: 'a container cut in its first entry',
    rule: 'eakte.package.truncated',
    make: () => plain().subarray(0, 50),
  },
  {
    what: 'a container cut in its directory',
    rule: 'eakte.package.truncated',
    make: () => plain().subarray(0, -40),
  },
  {
    what: 'a container cut in its end record',
    rule: 'eakte.package.truncated',
    make: () => plain().subarray(0, -1),
  },
  {
    what: 'an end record with nothing before it',
    rule: 'eakte.package.truncated',
    make: () => plain().subarray(-22),
  },
  {
    what: 'junk at the end',
    rule: 'eakte.package.trailing-data',
    make: () => forgeZip([message], { suffix: Buffer.from('junk') }),
  },
  {
    what: 'zero bytes at the end',
    rule: 'eakte.package.trailing-data',
    make: () => forgeZip([message], { suffix: Buffer.alloc(512) }),
  },
  {
    what: 'a program in front',
    rule: 'eakte.package.leading-data',
    make: () => forgeZip([message], { prefix: Buffer.from('MZ\x90') }),
  },
  {
    what: 'a polyglot whose offsets count the foreign bytes',
    rule: 'eakte.package.leading-data',
    make: () => forgeZip([{ ...message, gap: Buffer.from('%PDF-1.7\n') }]),
  },
  {
    what: 'a second container in the comment',
    rule: 'eakte.package.ambiguous-end',
    make: () => {
      const inner = forgeZip([file()]);
      return forgeZip([message], { end: { comment: inner } });
    },
  },
  {
    what: 'a part of a spanned archive',
    rule: 'eakte.package.multi-disk',
    make: () => forgeZip([message], { end: { disk: 3 } }),
  },
  {
    what: 'a ZIP64 locator that names two disks',
    rule: 'eakte.package.multi-disk',
    make: () =>
      forgeZip([message], {
        beforeEnd: (facts) => {
          const bytes = end64(facts);
          bytes.writeUInt32LE(7, 72);
          return bytes;
        },
      }),
  },
  { what: 'nothing in it', rule: 'eakte.package.no-entries', make: () => forgeZip([]) },
  { what: 'only a folder', rule: 'eakte.package.no-entries', make: () => forgeZip([{ name: 'dokumente/' }]) },
  // The directory
  {
    what: 'more entries promised than there',
    rule: 'eakte.package.directory-damaged',
    make: () => forgeZip([message], { end: { entries: 2, diskEntries: 2 } }),
  },
  {
    what: 'fewer entries promised than there',
    rule: 'eakte.package.directory-damaged',
    make: () => forgeZip([message, file()], { end: { entries: 1, diskEntries: 1 } }),
  },
  {
    what: 'disk and total count differ',
    rule: 'eakte.package.directory-damaged',
    make: () => forgeZip([message, file()], { end: { diskEntries: 1 } }),
  },
  {
    what: 'a directory that starts after itself',
    rule: 'eakte.package.truncated',
    make: () => forgeZip([message], { end: { offset: 4_000_000 } }),
  },
  {
    what: 'a directory larger than the file',
    rule: 'eakte.package.truncated',
    make: () => forgeZip([message], { end: { size: 4_000_000 } }),
  },
  {
    what: 'a wrong signature in the directory',
    rule: 'eakte.package.directory-damaged',
    make: () => patchCentral(plain(), 1, (record) => record.writeUInt32LE(0x02014b51, 0)),
  },
  {
    what: 'a name longer than the directory',
    rule: 'eakte.package.directory-damaged',
    make: () => patchCentral(plain(), 1, (record) => record.writeUInt16LE(60_000, 28)),
  },
  {
    what: 'sizes said to be in a ZIP64 field that is missing',
    rule: 'eakte.package.directory-damaged',
    make: () => forgeZip([message, file({ central: { size: max32, packed: max32 } })]),
  },
  {
    what: 'a ZIP64 field that is too short',
    rule: 'eakte.package.directory-damaged',
    make: () =>
      forgeZip([message, file({ central: { size: max32, packed: max32, extra: wide(pdf.length) } })]),
  },
  {
    what: 'a ZIP64 size beyond 2^53',
    rule: 'eakte.package.directory-damaged',
    make: () =>
      forgeZip([message, file({ central: { size: max32, extra: extra(1, Buffer.alloc(8, 0xff)) } })]),
  },
  {
    what: 'short and long end record that disagree',
    rule: 'eakte.package.directory-damaged',
    make: () => forgeZip([message], { beforeEnd: (facts) => end64({ ...facts, entries: 2 }) }),
  },
  {
    what: 'a ZIP64 locator that points nowhere',
    rule: 'eakte.package.directory-damaged',
    make: () => forgeZip([message], { beforeEnd: (facts) => end64(facts, 9).subarray(56) }),
  },
  {
    what: 'a ZIP64 record of a forged length',
    rule: 'eakte.package.directory-damaged',
    make: () => forgeZip([message], { beforeEnd: (facts) => end64(facts, undefined, 4000n) }),
  },
  {
    what: 'four billion entries promised',
    rule: 'eakte.package.too-many-entries',
    make: () =>
      forgeZip([message], {
        end: { entries: 0xffff, diskEntries: 0xffff },
        beforeEnd: (facts) => end64({ ...facts, entries: max32 }),
      }),
  },
  {
    what: 'a directory of 100 MiB promised',
    rule: 'eakte.package.directory-too-large',
    make: () => forgeZip([message], { end: { size: 100 * 2 ** 20 } }),
  },
  ...hostileNames,
  // Kinds of entries
  {
    what: 'a symbolic link',
    rule: 'eakte.package.special-file',
    make: () =>
      forgeZip([
        message,
        file({ data: Buffer.from('/etc/passwd'), central: { external: (0o120777 << 16) >>> 0 } }),
      ]),
  },
  {
    what: 'a device file',
    rule: 'eakte.package.special-file',
    make: () => forgeZip([message, file({ central: { external: (0o020666 << 16) >>> 0 } })]),
  },
  {
    what: 'a folder mode on a file with content',
    rule: 'eakte.package.special-file',
    make: () => forgeZip([message, file({ central: { external: (0o040755 << 16) >>> 0 } })]),
  },
  {
    what: 'an encrypted entry',
    rule: 'eakte.package.encrypted',
    make: () => forgeZip([message, file({ both: { flags: 1 } })]),
  },
  {
    what: 'a strongly encrypted entry',
    rule: 'eakte.package.encrypted',
    make: () => forgeZip([message, file({ both: { flags: 0x41 } })]),
  },
  {
    what: 'bzip2',
    rule: 'eakte.package.method-unsupported',
    make: () => forgeZip([message, file({ method: 12 })]),
  },
  {
    what: 'AES as a method',
    rule: 'eakte.package.method-unsupported',
    make: () => forgeZip([message, file({ method: 99 })]),
  },
  // Header against directory
  {
    what: 'another name in the header',
    rule: 'eakte.package.header-mismatch',
    make: () =>
      forgeZip([message, file({ local: { name: Buffer.from('c6f6f3ab-7d3f-4dbb-8b63-6d4f8f0c4b11.exe') } })]),
  },
  {
    what: 'another method in the header',
    rule: 'eakte.package.header-mismatch',
    make: () => forgeZip([message, file({ local: { method: 8 } })]),
  },
  {
    what: 'another size in the header',
    rule: 'eakte.package.header-mismatch',
    make: () => forgeZip([message, file({ local: { size: 3 } })]),
  },
  {
    what: 'another CRC in the header',
    rule: 'eakte.package.header-mismatch',
    make: () => forgeZip([message, file({ local: { crc: 3 } })]),
  },
  {
    what: 'encryption only in the header',
    rule: 'eakte.package.header-mismatch',
    make: () => forgeZip([message, file({ local: { flags: 1 } })]),
  },
  {
    what: 'a header that is none',
    rule: 'eakte.package.header-mismatch',
    make: () => forgeZip([message, file({ local: { signature: 0x12345678 } })]),
  },
  {
    what: 'a header outside the file',
    rule: 'eakte.package.header-mismatch',
    make: () => forgeZip([message, file({ central: { offset: 900_000 } })]),
  },
  {
    what: 'data that runs into the directory',
    rule: 'eakte.package.header-mismatch',
    make: () => forgeZip([message, file({ both: { packed: pdf.length + 40, size: pdf.length + 40 } })]),
  },
  // Space
  {
    what: 'two entries with the same data',
    rule: 'eakte.package.overlap',
    make: () => forgeZip([message, file(), file({ ghost: true, name: 'b.pdf', central: { offset: 0 } })]),
  },
  {
    what: 'an overlapping bomb of 10,000 entries',
    rule: 'eakte.package.header-mismatch',
    make: () => overlappingBomb(10_000),
  },
  {
    what: 'one entry inside another',
    rule: 'eakte.package.overlap',
    make: () => {
      const inner = forgeZip([file({ name: 'x.pdf' })]);
      const data = inner.subarray(0, inner.indexOf(Buffer.from([0x50, 0x4b, 1, 2])));
      const head = forgeZip([message]).indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 30 + 5;
      return forgeZip([
        message,
        file({ name: 'o.pdf', data }),
        { ...file({ name: 'x.pdf' }), ghost: true, central: { offset: head } },
      ]);
    },
  },
  {
    what: 'a deleted file between the entries',
    rule: 'eakte.package.hidden-data',
    make: () => forgeZip([message, file({ gap: Buffer.from('secret') })]),
  },
  {
    what: 'a hidden file before the directory',
    rule: 'eakte.package.hidden-data',
    make: () => forgeZip([message], { beforeDirectory: Buffer.from('secret') }),
  },
  {
    what: 'a bomb of 100 MiB zeros',
    rule: 'eakte.package.ratio',
    make: () => forgeZip([message, file({ data: Buffer.alloc(100 * 2 ** 20), method: 8 })]),
  },
  {
    what: 'a bomb that promises 15 GiB',
    rule: 'eakte.package.ratio',
    make: () => forgeZip([message, file({ method: 8, both: { size: max32 - 1 } })]),
  },
  {
    what: 'an entry of 1 PiB',
    rule: 'eakte.package.entry-too-large',
    make: () => forgeZip([message, file({ method: 8, both: { size: max32, extra: wide(2 ** 50) } })]),
  },
  {
    what: 'forty entries of 4 GiB',
    rule: 'eakte.package.total-too-large',
    make: () =>
      forgeZip([
        message,
        ...Array.from({ length: 40 }, (_, index) =>
          file({ name: `${index}.pdf`, method: 8, both: { size: max32 - 1 } }),
        ),
      ]),
  },
  // Content
  {
    what: 'a bomb that hides its size',
    rule: 'eakte.package.size-mismatch',
    make: () =>
      forgeZip([message, file({ data: Buffer.alloc(100 * 2 ** 20), method: 8, both: { size: 4000 } })]),
  },
  {
    what: 'a bomb behind a descriptor',
    rule: 'eakte.package.size-mismatch',
    make: () => {
      const data = Buffer.alloc(30 * 2 ** 20);
      const packed = deflateRawSync(data);
      return forgeZip([
        message,
        file({
          data,
          packed,
          method: 8,
          both: { flags: 8 },
          central: { size: 4000 },
          local: { size: 0, packed: 0, crc: 0 },
          after: descriptor(data, packed.length),
        }),
      ]);
    },
  },
  {
    what: 'a file that ends early',
    rule: 'eakte.package.size-mismatch',
    make: () => forgeZip([message, file({ method: 8, both: { size: 400 } })]),
  },
  {
    what: 'stored with two sizes',
    rule: 'eakte.package.size-mismatch',
    make: () => forgeZip([message, file({ both: { size: 400 } })]),
  },
  {
    what: 'a wrong CRC',
    rule: 'eakte.package.crc-mismatch',
    make: () => forgeZip([message, file({ both: { crc: 1 } })]),
  },
  {
    what: 'a flipped byte',
    rule: 'eakte.package.crc-mismatch',
    make: () => {
      const bytes = plain();
      bytes[bytes.indexOf(pdf) + 3]! ^= 1;
      return bytes;
    },
  },
  {
    what: 'no DEFLATE at all',
    rule: 'eakte.package.data-damaged',
    make: () => forgeZip([message, file({ packed: Buffer.from('\x07\x07\x07'), method: 8 })]),
  },
  {
    what: 'DEFLATE that breaks off',
    rule: 'eakte.package.data-damaged',
    make: () => forgeZip([message, file({ packed: deflateRawSync(pdf).subarray(0, 6), method: 8 })]),
  },
  {
    what: 'bytes after the end of DEFLATE',
    rule: 'eakte.package.data-damaged',
    make: () =>
      forgeZip([
        message,
        file({ packed: Buffer.concat([deflateRawSync(pdf), Buffer.from('secret')]), method: 8 }),
      ]),
  },
  // The message
  { what: 'no message', rule: 'eakte.package.no-message', make: () => forgeZip([file()]) },
  {
    what: 'a message in a folder',
    rule: 'eakte.package.wrapper-folder',
    make: () => forgeZip([{ ...message, name: `x/${messageName}` }]),
  },
  {
    what: 'two messages',
    rule: 'eakte.package.several-messages',
    make: () => forgeZip([message, { ...message, name: messageName.replace('0401', '0503') }]),
  },
  {
    what: 'a message with a free name',
    rule: 'eakte.package.naming',
    make: () => forgeZip([{ ...message, name: 'nachricht.xml' }]),
  },
];

/** Each is made once and handed out as a copy: some take longer to make than to recognise. */
export const hostileContainers: readonly HostileContainer[] = made.map(({ what, rule, make }) => {
  let bytes: Buffer | undefined;
  return {
    what,
    rule,
    make: () => {
      bytes ??= make();
      return Buffer.from(bytes);
    },
  };
});

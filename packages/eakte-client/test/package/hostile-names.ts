import { crc32 } from 'node:zlib';
import { extra, type ForgedEntry, forgeZip } from './forge-zip.ts';
import { file, type HostileContainer, message, messageName, named } from './hostile-parts.ts';

/** A Unicode path field; with a wrong CRC it belongs to another stored name. */
export function unicodePath(path: string | Buffer, stored: string | Buffer, version = 1): Buffer {
  const head = Buffer.alloc(5);
  head[0] = version;
  head.writeUInt32LE(crc32(stored), 1);
  return extra(0x7075, Buffer.concat([head, Buffer.from(path as string)]));
}

/** A message that names some files. */
export const naming = (...names: string[]): ForgedEntry => ({
  ...message,
  data: Buffer.from(`<a>${names.map((name) => `<Dateiname>${name}</Dateiname>`).join('')}</a>`),
});

// "ä" in CP850 and a low quotation mark in Windows-1252.
const twoReadings = Buffer.from([0x84, ...Buffer.from('.pdf')]);

/** Names that lead astray. */
export const hostileNames: readonly HostileContainer[] = [
  { what: 'a name that climbs', rule: 'eakte.package.zip-slip', make: named('../../etc/cron.d/x') },
  { what: 'a name that climbs later', rule: 'eakte.package.zip-slip', make: named('dokumente/../../x.pdf') },
  {
    what: 'a name that climbs with backslashes',
    rule: 'eakte.package.zip-slip',
    make: named('..\\..\\Windows\\x.dll'),
  },
  { what: 'an absolute name', rule: 'eakte.package.zip-slip', make: named('/etc/passwd') },
  { what: 'a drive', rule: 'eakte.package.zip-slip', make: named('C:\\x.pdf') },
  { what: 'a network path', rule: 'eakte.package.zip-slip', make: named('\\\\server\\share\\x.pdf') },
  { what: 'a device', rule: 'eakte.package.zip-slip', make: named('NUL.pdf') },
  { what: 'a device in superscript', rule: 'eakte.package.zip-slip', make: named('COM¹.txt') },
  { what: 'an alternate data stream', rule: 'eakte.package.name-invalid', make: named('akte.pdf:x.exe') },
  { what: 'a NUL in a name', rule: 'eakte.package.name-invalid', make: named('akte.pdf\0.exe') },
  { what: 'a line break in a name', rule: 'eakte.package.name-invalid', make: named('akte\r\nx.pdf') },
  {
    what: 'an escape sequence in a name',
    rule: 'eakte.package.name-invalid',
    make: named('akte\x1b[2J.pdf'),
  },
  {
    what: 'a name that reads backwards',
    rule: 'eakte.package.name-invalid',
    make: named('akte\u202efdp.exe'),
  },
  { what: 'a name that ends in a dot', rule: 'eakte.package.name-invalid', make: named('akte.pdf.') },
  { what: 'no name', rule: 'eakte.package.name-invalid', make: named('') },
  { what: 'a name of 60,000 bytes', rule: 'eakte.package.name-too-long', make: named('a'.repeat(60_000)) },
  {
    what: 'a name twice',
    rule: 'eakte.package.duplicate-name',
    make: () => forgeZip([message, file(), file()]),
  },
  {
    what: 'a name twice in other case',
    rule: 'eakte.package.duplicate-name',
    make: () => forgeZip([message, file({ name: 'a.pdf' }), file({ name: 'A.PDF' })]),
  },
  {
    what: 'a name twice in other composition',
    rule: 'eakte.package.duplicate-name',
    make: () => forgeZip([message, file({ name: 'ä.pdf' }), file({ name: 'a\u0308.pdf' })]),
  },
  { what: 'a decomposed name', rule: 'eakte.package.name-not-nfc', make: named('Gro\u0308ße.pdf') },
  { what: 'a folder', rule: 'eakte.package.subfolder', make: named('dokumente/a.pdf') },
  {
    what: 'a name in CP437',
    rule: 'eakte.package.name-encoding',
    make: named(Buffer.from('4772949ee1652e706466', 'hex')),
  },
  {
    what: 'a name in Latin-1',
    rule: 'eakte.package.name-encoding',
    make: named(Buffer.from('Größe.pdf', 'latin1')),
  },
  {
    what: 'a name that claims to be UTF-8',
    rule: 'eakte.package.name-broken',
    make: () =>
      forgeZip([message, file({ name: Buffer.from('Größe.pdf', 'latin1'), both: { flags: 0x800 } })]),
  },
  {
    what: 'a second name in an extra field',
    rule: 'eakte.package.name-ambiguous',
    make: () =>
      forgeZip([message, file({ name: 'a.pdf', both: { extra: unicodePath('other.exe', 'a.pdf') } })]),
  },
  {
    what: 'a second name beside one that is marked as UTF-8',
    rule: 'eakte.package.name-ambiguous',
    make: () => forgeZip([message, file({ name: 'ä.pdf', both: { extra: unicodePath('ö.pdf', 'ä.pdf') } })]),
  },
  {
    what: 'two second names',
    rule: 'eakte.package.name-ambiguous',
    make: () => {
      const both = Buffer.concat([unicodePath('ä.pdf', '_.pdf'), unicodePath('ö.pdf', '_.pdf')]);
      return forgeZip([message, file({ name: '_.pdf', both: { extra: both } })]);
    },
  },
  {
    what: 'a second name that leads out of the folder',
    rule: 'eakte.package.name-ambiguous',
    make: () =>
      forgeZip([
        message,
        file({ name: '_________pdf', both: { extra: unicodePath('../../x.pdf', '_________pdf') } }),
      ]),
  },
  {
    what: 'a climbing name with a letter in an extra field',
    rule: 'eakte.package.zip-slip',
    make: () =>
      forgeZip([message, file({ name: '../_.pdf', both: { extra: unicodePath('../ä.pdf', '../_.pdf') } })]),
  },
  {
    what: 'a second name only in the local header',
    rule: 'eakte.package.header-mismatch',
    make: () => forgeZip([message, file({ name: '_.pdf', local: { extra: unicodePath('ä.pdf', '_.pdf') } })]),
  },
  {
    what: 'other second names in header and directory',
    rule: 'eakte.package.header-mismatch',
    make: () =>
      forgeZip([
        message,
        file({
          name: '_.pdf',
          local: { extra: unicodePath('ä.pdf', '_.pdf') },
          central: { extra: unicodePath('ö.pdf', '_.pdf') },
        }),
      ]),
  },
  {
    what: 'a second name made for another one',
    rule: 'eakte.package.unicode-path',
    make: () => forgeZip([message, file({ both: { extra: unicodePath('ä.pdf', 'other.pdf') } })]),
  },
  {
    what: 'a second name that is no UTF-8',
    rule: 'eakte.package.unicode-path',
    make: () =>
      forgeZip([
        message,
        file({ name: '_.pdf', both: { extra: unicodePath(Buffer.from('ä.pdf', 'latin1'), '_.pdf') } }),
      ]),
  },
  {
    what: 'a second name that is the first of another entry',
    rule: 'eakte.package.duplicate-name',
    make: () =>
      forgeZip([
        message,
        file({ name: 'ä.pdf' }),
        file({ name: '_.pdf', both: { extra: unicodePath('ä.pdf', '_.pdf') } }),
      ]),
  },
  {
    what: 'a name with two readings that the message both names',
    rule: 'eakte.package.name-ambiguous',
    make: () => forgeZip([naming('ä.pdf', '„.pdf'), file({ name: twoReadings })]),
  },
  {
    what: 'the same bytes twice for two names of the message',
    rule: 'eakte.package.duplicate-name',
    make: () =>
      forgeZip([naming('ä.pdf', '„.pdf'), file({ name: twoReadings }), file({ name: twoReadings })]),
  },
  {
    what: 'a folder around all files that climbs',
    rule: 'eakte.package.zip-slip',
    make: () => forgeZip([{ ...message, name: `../${messageName}` }, file({ name: '../a.pdf' })]),
  },
  {
    what: 'a climbing file among those of the operating system',
    rule: 'eakte.package.zip-slip',
    make: () => forgeZip([message, file({ name: '__MACOSX/../../._a.pdf' })]),
  },
  {
    what: 'files of the operating system',
    rule: 'eakte.package.packer-dust',
    make: () =>
      forgeZip([
        message,
        { name: '__MACOSX/._a.pdf', data: Buffer.from('0005160700020000', 'hex') },
        { name: '.DS_Store', data: Buffer.from('0000000142756431', 'hex') },
      ]),
  },
];

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { processorTime } from '../../../../tools/testing/processor-time.ts';
import { type Container, readContainer } from '../../src/package/index.ts';
import { decodeCharset, nameCharsets } from '../../src/package/name-charsets.ts';
import { end64, extra, type ForgedEntry, forgeZip } from './forge-zip.ts';
import { naming, unicodePath } from './hostile-names.ts';
import { file, messageName } from './hostile-parts.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const collect = { findings: 'collect', fileName: messageName.replace('.xml', '.zip') } as const;
const open = (entries: readonly ForgedEntry[]): Promise<Container> =>
  readContainer(forgeZip(entries), collect);
const bytes = (hex: string, rest = '.pdf') => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(rest)]);
const namesOf = ({ files }: Container) => files.map(({ name }) => name);
const rulesOf = ({ findings }: Container) => findings.map(({ rule }) => rule);
const readingsOf = ({ findings }: Container) =>
  findings
    .filter(({ rule }) => rule === 'eakte.package.name-encoding')
    .map(({ severity, values }) => ({ severity, ...values }));

describe('names of entries that the directory leaves open', () => {
  it.each([
    ['cp850', 'f5', '§'],
    ['cp850', 'fc', '³'],
    ['cp437', 'f4', '⌠'],
    ['windows-1252', '80', '€'],
    ['windows-1252', '96', '–'],
    ['windows-1252', 'a7', '§'],
    ['mac-roman', 'a4', '§'],
    ['mac-roman', 'd0', '–'],
    ['utf-8', 'c581', 'Ł'],
    ['utf-8', '6fcc88', 'ö'],
  ])('%s: %s is %s when the message says so', async (encoding, hex, letter) => {
    await using container = await open([naming(`${letter}.pdf`), file({ name: bytes(hex) })]);
    expect(namesOf(container)).toEqual([`${letter}.pdf`]);
    expect(readingsOf(container)).toEqual([
      { severity: 'info', names: 1, read: { term: encoding }, proof: { term: 'message' } },
    ]);
    expect(container.files[0]?.encoding).toBe(encoding);
    expect(container.files[0]?.rawName).toEqual(bytes(hex));
    expect(container.find(`${letter}.pdf`.normalize('NFD'))).toBe(container.files[0]);
  });

  it('are likely ones where the message does not say, in one set for all, and that is a warning', async () => {
    // "Größe" and "§" in CP850, and "Ł", which is no letter of it.
    const entries = [
      file({ name: bytes('4772949e') }),
      file({ name: bytes('4772 94e165'.replace(' ', '')) }),
    ];
    await using container = await open([naming(), ...entries]);
    expect(namesOf(container)[1]).toBe('Größe.pdf');
    expect(readingsOf(container)).toEqual([
      { severity: 'warning', names: 2, read: { term: 'cp850' }, proof: { term: 'guess' } },
    ]);
  });

  it.each([
    ['a DOS system', 0, 'f52033', 'cp850'],
    ['Unix', 3, '4772f6df65', 'windows-1252'],
    ['macOS', 19, '47729aa765', 'mac-roman'],
  ])('look like those of %s', async (_system, host, hex, encoding) => {
    const entry = file({ name: bytes(hex), both: { madeBy: (host << 8) | 20 } });
    await using container = await open([naming(), entry]);
    expect(container.files[0]?.encoding).toBe(encoding);
  });

  it('are read as the others where only these are named', async () => {
    await using container = await open([
      naming('Straße.pdf', '30 €.pdf'),
      file({ name: bytes('53747261df65') }),
      file({ name: bytes('333020 80'.replace(' ', '')) }),
      file({ name: bytes('a7') }),
    ]);
    expect(namesOf(container)).toEqual(['Straße.pdf', '30 €.pdf', '§.pdf']);
    expect(readingsOf(container)).toMatchObject([
      { names: 2, proof: { term: 'message' } },
      { names: 1, proof: { term: 'guess' } },
    ]);
  });

  it('may come from programs in different sets: each alone, and what one takes is no rival of another', async () => {
    await using container = await open([
      // 84 is ä in CP850 and „ in Windows-1252; e4 is ä in Windows-1252 only.
      naming('ä.pdf', '„.pdf', 'Ł.pdf'),
      file({ name: bytes('e4') }),
      file({ name: bytes('84') }),
      file({ name: bytes('c581') }),
    ]);
    expect(namesOf(container)).toEqual(['ä.pdf', '„.pdf', 'Ł.pdf']);
    expect(rulesOf(container)).not.toContain('eakte.package.name-ambiguous');
  });

  it('leave a name alone that another entry surely has', async () => {
    await using container = await open([
      naming('ä.pdf', '„.pdf'),
      file({ name: 'ä.pdf' }),
      file({ name: bytes('84') }),
    ]);
    expect(namesOf(container)).toEqual(['ä.pdf', '„.pdf']);
  });

  it('are ambiguous where the message names two readings, and then nobody reads the file', async () => {
    const entries = [naming('ä.pdf', '„.pdf'), file({ name: bytes('84') })];
    await using container = await open(entries);
    const [finding] = container.findings.filter(({ rule }) => rule === 'eakte.package.name-ambiguous');
    expect(finding).toMatchObject({ severity: 'error', values: { cause: { term: 'message' } } });
    expect(container.canOpen(container.files[0]!)).toBe(false);
    await expect(readContainer(forgeZip(entries))).rejects.toMatchObject({
      code: 'eakte.package.name-ambiguous',
    });
  });

  it('are ambiguous where two of them could change places', async () => {
    // 8e is Ä in CP850 and é in Mac Roman, 82 is é in CP850 and Ç in Mac Roman, 80 is Ç in CP850 and Ä in Mac Roman.
    const all = ['8e', '82', '80'].map((hex) => file({ name: bytes(hex) }));
    await using container = await open([naming('Ä.pdf', 'é.pdf', 'Ç.pdf'), ...all]);
    expect(container.perRule.get('eakte.package.name-ambiguous')).toBe(3);
  });

  it('come out of the escapes of Info-ZIP when the message says so, and only then', async () => {
    const entries = [
      file({ name: 'Stra#U00dfe.pdf' }),
      file({ name: 'a#U002fb.pdf' }),
      file({ name: '#L01f4c4.pdf' }),
    ];
    await using named = await open([naming('Straße.pdf', 'a/b.pdf', '📄.pdf'), ...entries]);
    expect(namesOf(named)).toEqual(['Straße.pdf', 'a#U002fb.pdf', '📄.pdf']);
    await using plain = await open([naming('Stra#U00dfe.pdf', 'Straße.pdf'), ...entries]);
    expect(namesOf(plain)).toEqual(['Stra#U00dfe.pdf', 'a#U002fb.pdf', '#L01f4c4.pdf']);
    expect(rulesOf(plain)).toEqual([]);
  });

  it('are found whatever they are, in any of the sets, alone and together', async () => {
    const code = fc.oneof(fc.integer({ min: 0x80, max: 0xff }), fc.constantFrom(0x20, 0x2d, 0x41, 0x61));
    const stored = fc
      .array(code, { minLength: 1, maxLength: 12 })
      .map((codes) => Buffer.from([0x78, ...codes, 0x78]));
    const distinct = fc.uniqueArray(stored, {
      minLength: 1,
      maxLength: 6,
      selector: (name) => name.toString('hex').toLowerCase(),
    });
    let found = 0;
    await fc.assert(
      fc.asyncProperty(distinct, fc.constantFrom(...nameCharsets), async (names, charset) => {
        const texts = names.map((name) => decodeCharset(name, charset)?.normalize('NFC'));
        fc.pre(texts.every((text) => text !== undefined));
        const said = texts.map((text) => text!);
        await using container = await open([naming(...said), ...names.map((name) => file({ name }))]);
        // Two readings of one name that are both in the message cannot be told apart, and nobody tries.
        const read = namesOf(container);
        if (rulesOf(container).includes('eakte.package.name-ambiguous')) return;
        expect(read).toEqual(said);
        found++;
      }),
      { numRuns: 600 },
    );
    expect(found).toBeGreaterThan(300);
  });

  it('of Mac Roman are those that browsers read', () => {
    const decoder = new TextDecoder('macintosh');
    for (let byte = 0x20; byte < 0x100; byte++)
      expect(decodeCharset(Uint8Array.of(byte), 'mac-roman')).toBe(decoder.decode(Uint8Array.of(byte)));
  });

  it('cost 200,000 entries seconds', { timeout: 240_000 }, async () => {
    const count = 199_999;
    const data = Buffer.alloc(0);
    const files = Array.from({ length: count }, (_, at) => ({ name: bytes('94f5', `-${at}.pdf`), data }));
    const names = files.map((_, at) => `ö§-${at}.pdf`);
    const said = Buffer.from(`<a><Dateiname>${names.join('</Dateiname><Dateiname>')}</Dateiname></a>`);
    const zip = forgeZip([{ ...naming(), data: said, method: 8 }, ...files], {
      beforeEnd: (facts) => end64(facts),
    });
    const read = async () => {
      await using container = await readContainer(zip, collect);
      expect(container.files.at(-1)?.name).toBe(names.at(-1));
      expect(rulesOf(container)).toEqual(['eakte.package.name-encoding']);
    };
    expect(await processorTime(read, 20_000)).toBeLessThan(20_000);
  });
});

describe('the Unicode path of an entry', () => {
  const withPath = (name: string | Buffer, path: string, changes: Partial<ForgedEntry> = {}) =>
    file({ name, both: { extra: unicodePath(path, name), flags: 0 }, ...changes });

  it.each([
    ['letters of a poorer set', bytes('4c a2 64 7a'.replaceAll(' ', '')), 'Łódź.pdf'],
    ['placeholders', '_?d-.pdf', 'Łódź.pdf'],
    ['the same bytes', Buffer.from('Łódź.pdf'), 'Łódź.pdf'],
    ['escapes', '#U0141#U00f3d#U017a.pdf', 'Łódź.pdf'],
    ['letters taken apart', bytes('6894'), 'ho\u0308.pdf'],
  ])('is its name beside %s', async (_what, name, path) => {
    await using container = await open([naming(), withPath(name, path)]);
    expect(namesOf(container)).toEqual([path.normalize('NFC')]);
    expect(container.files[0]?.encoding).toBe('unicode-path');
    expect(container.findings.every(({ severity }) => severity !== 'error')).toBe(true);
  });

  it.each([
    ['another extension', 'a_.pdf', 'aä.exe'],
    ['another length', 'a_.pdf', 'aää.pdf'],
    ['a folder', '____.pdf', 'ä/ö.pdf'],
    ['plain letters instead of others', 'evil.pdf', 'good.pdf'],
  ])('is a second name when it has %s', async (_what, name, path) => {
    await using container = await open([naming(), withPath(name, path)]);
    const [finding] = container.findings.filter(({ rule }) => rule === 'eakte.package.name-ambiguous');
    expect(finding).toMatchObject({ values: { cause: { term: 'unicode-path' } } });
    expect(namesOf(container)).toEqual([name]);
    expect(container.canOpen(container.files[0]!)).toBe(false);
  });

  it.each([
    ['version', { extra: unicodePath('ä.pdf', '_.pdf', 2) }],
    ['crc', { extra: unicodePath('ä.pdf', 'other.pdf') }],
    ['utf-8', { extra: unicodePath(Buffer.from('ä.pdf', 'latin1'), '_.pdf') }],
  ])('does not count with a wrong %s, and that is a warning', async (fault, both) => {
    await using container = await open([naming(), file({ name: '_.pdf', both })]);
    expect(namesOf(container)).toEqual(['_.pdf']);
    expect(container.findings).toMatchObject([
      {
        rule: 'eakte.package.unicode-path',
        severity: 'warning',
        values: { names: 1, fault: { term: fault } },
      },
    ]);
  });

  it('may stand in for stored names that differ between header and directory', async () => {
    const path = 'Łódź.pdf';
    const other = '?_d_.pdf';
    const entry = withPath('L_dz.pdf', path, {
      local: { name: Buffer.from(other), extra: unicodePath(path, other) },
    });
    await using container = await open([naming(), entry]);
    expect(namesOf(container)).toEqual([path]);
    expect(rulesOf(container)).toEqual(['eakte.package.name-encoding']);
    const foreign = withPath('L_dz.pdf', path, { local: { name: Buffer.from(other) } });
    await using refused = await open([naming(), foreign]);
    expect(rulesOf(refused)).toContain('eakte.package.header-mismatch');
  });

  it('is looked for behind any number of other fields', async () => {
    const other = Buffer.concat([extra(0x5455, Buffer.alloc(200)), unicodePath('ö.pdf', '_.pdf')]);
    await using container = await open([
      naming(),
      file({ name: '_.pdf', central: { extra: unicodePath('ä.pdf', '_.pdf') }, local: { extra: other } }),
    ]);
    expect(rulesOf(container)).toContain('eakte.package.header-mismatch');
  });
});

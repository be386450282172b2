import { describe, expect, it } from 'vitest';
import { scanSource } from '../read/scan-source.ts';
import { XmlScanner } from '../scan/scanner.ts';
import { type ContentConsumer, TableChecker } from './checker.ts';
import { parseNotation } from './notation.ts';
import { compileSchema } from './schema.ts';
import { builtInTypes, codeType } from './simple-types.ts';

/** An invented standard: a bill of a town, with a choice, an extension and a code list. */
const bills = compileSchema({
  name: 'bill 1.0',
  namespace: 'urn:bill',
  notation: parseNotation([
    `
%HEAD = Issued:date Kind:kind^380
! Bill = @no:integer @lang:token? %HEAD Line:Line+ (Cash:boolean=1 | Account:token) More:Extension?
Line = Text Amount:integer? Paid:boolean=1?
Extension = ANY*
`,
  ]),
  simpleType: (name) =>
    name === 'kind'
      ? codeType('kind', 'UNTDID 1001', ['380', '381'])
      : builtInTypes.get(name === 'text' ? 'string' : name),
});

interface Seen {
  /** `path=text` of everything that was handed over. */
  values: string[];
  faults: object[];
}

/** Reads and checks; the source comes in pieces of a size. */
async function check(xml: string | Uint8Array, size = 1000): Promise<Seen> {
  const values: string[] = [];
  const faults: object[] = [];
  const placed = (at: number | undefined) => {
    const { line, column, path } = checker.mark(at);
    return `${line}:${column} ${path}`;
  };
  const report = (values: object, at: number | undefined) => faults.push({ ...values, at: placed(at) });
  const consumer: ContentConsumer = {
    root: (name, scope) => {
      const id = scope.nameId(name, bills.nameIds, scanner.names.generation);
      const typeId = bills.roots.get(id);
      return scope.namespace(name.prefix) === 'urn:bill'
        ? { schema: bills, type: typeId === undefined ? undefined : bills.types[typeId] }
        : undefined;
    },
    begin() {},
    openRoot: (type) => values.push(`root ${type.name}`),
    open() {},
    foreign: (name) => values.push(`foreign ${name.text}`),
    closeText: (depth, text, simple, valid) =>
      values.push(`${checker.path(depth + 1)}=${text}${valid ? '' : ' !'} ${simple.value}`),
    closeElements() {},
    closeForeign() {},
    reportXml: report,
    reportStructure: report,
  };
  const checker = new TableChecker(consumer, { maxText: 1000 });
  const scanner = new XmlScanner(checker);
  checker.scanner = scanner;
  const bytes = typeof xml === 'string' ? new TextEncoder().encode(xml) : xml;
  const pieces = (function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })();
  const run = scanSource(pieces, scanner, {
    what: 'Reading a bill',
    onFault: (values, at, refused) => faults.push({ ...values, refused, at: placed(at) }),
  });
  for await (const _ of run);
  return { values, faults };
}

const bill = (inner: string, attributes = 'no="7"') => `<Bill xmlns="urn:bill" ${attributes}>${inner}</Bill>`;
const good =
  '<Issued>2026-01-02</Issued><Kind>380</Kind><Line><Text>Hund</Text><Amount> 12 </Amount></Line><Cash>1</Cash>';
const term = (word: string) => ({ term: word });

describe('TableChecker', () => {
  it('hands over what the tables know, with default values and white space treated, however the bytes are cut', async () => {
    const xml = `<?xml version="1.0"?>\n${bill(good.replace('>380<', '><').replace('</Line>', '</Line><Line><Text>é</Text></Line>'))}`;
    const expected = [
      'root Bill',
      '/Bill/Issued=2026-01-02 string',
      '/Bill/Kind=380 string',
      '/Bill/Line/Text=Hund string',
      '/Bill/Line/Amount=12 number',
      '/Bill/Line[2]/Text=é string',
      '/Bill/Cash=1 boolean',
    ];
    for (const size of [1, 7, 1000]) expect(await check(xml, size)).toEqual({ values: expected, faults: [] });
  });

  it.each([
    [
      'an element that is not allowed',
      good.replace('<Kind>', '<Colour/><Kind>'),
      [
        {
          fault: term('not-allowed'),
          name: 'Colour',
          parent: term('Bill'),
          expected: [term('Kind')],
          more: 0,
          at: '1:58 /Bill/Colour',
        },
      ],
    ],
    [
      'an element of another place',
      good.replace('<Kind>380</Kind>', ''),
      [
        {
          fault: term('not-allowed'),
          name: term('Line'),
          parent: term('Bill'),
          expected: [term('Kind')],
          more: 0,
          at: '1:58 /Bill/Line',
        },
      ],
    ],
    [
      'an end before the end',
      good.replace('<Cash>1</Cash>', ''),
      [
        {
          fault: term('incomplete'),
          parent: term('Bill'),
          expected: [term('Line'), term('Cash'), term('Account')],
          more: 0,
          at: '1:1 /Bill',
        },
      ],
    ],
    [
      'a value of the wrong kind',
      good.replace('2026-01-02', '2026-02-30'),
      [
        {
          fault: term('value'),
          name: term('Issued'),
          value: '2026-02-30',
          wanted: term('date'),
          at: '1:31 /Bill/Issued',
        },
      ],
    ],
    [
      'a code that is not in the list',
      good.replace('380', '999'),
      [
        {
          fault: term('code'),
          name: term('Kind'),
          value: '999',
          list: term('UNTDID 1001'),
          at: '1:58 /Bill/Kind',
        },
      ],
    ],
    [
      'a fixed value',
      good.replace('<Cash>1<', '<Cash>true<'),
      [{ fault: term('fixed'), name: term('Cash'), value: 'true', fixed: term('1'), at: '1:125 /Bill/Cash' }],
    ],
    [
      'text between elements',
      good.replace('<Kind>', 'x<Kind>'),
      [{ fault: term('stray-text'), parent: term('Bill'), at: '1:58 /Bill' }],
    ],
    [
      'an element in a value',
      good.replace('380', '<b/>380'),
      [{ fault: term('no-children'), parent: term('Kind'), name: 'b', at: '1:64 /Bill/Kind/b' }],
    ],
    [
      'another namespace',
      good.replace('<Kind>380</Kind>', '<o:Kind xmlns:o="urn:o">380</o:Kind>'),
      [{ fault: term('wrong-namespace'), name: term('Kind'), at: '1:58 /Bill/Kind' }],
    ],
    [
      'a prefix nobody declared',
      good.replace('<Kind>', '<q:X/><Kind>'),
      [
        { fault: term('prefix-undeclared'), name: 'q:X', at: '1:58 /Bill/X' },
        expect.objectContaining({ fault: term('not-allowed'), name: 'X', at: '1:58 /Bill/X' }),
      ],
    ],
  ])('reports %s with its place, and reads on', async (_, inner, faults) => {
    const seen = await check(bill(inner));
    expect(seen.faults).toEqual(faults);
    expect(seen.values).toContain('/Bill/Line/Text=Hund string');
  });

  it.each([
    ['no="x"', { fault: term('attribute-value'), name: term('no'), parent: term('Bill') }],
    ['lang="de"', { fault: term('attribute-missing'), name: term('no'), parent: term('Bill') }],
    ['no="1" town="x"', { fault: term('attribute'), name: 'town', parent: term('Bill') }],
    ['no="1" xmlns:t="urn:t" t:a="1"', { fault: term('attribute'), name: 't:a', parent: term('Bill') }],
    ['no="1" xmlns:xml="urn:x"', { fault: term('prefix-reserved'), name: 'xmlns:xml' }],
    ['no="1" xmlns:a="urn:x" xmlns:b="urn:x" a:c="" b:c=""', { fault: term('attribute-twice'), name: 'b:c' }],
  ])('judges the attributes %s', async (attributes, fault) => {
    const { faults } = await check(bill(good, attributes));
    expect(faults).toContainEqual({ ...fault, at: '1:1 /Bill' });
  });

  it('repeats a long name of the file shortened, in values and in paths', async () => {
    const long = 'y'.repeat(50_000);
    const { faults } = await check(
      bill(`${good.replace('<Cash>1<', `<Cash><${long}/><`)}<${long}/>`, `no="1" ${long}="1"`),
    );
    expect(faults.length).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(faults)).toContain('yyy…');
    expect(JSON.stringify(faults).length).toBeLessThan(2_000);
  });

  it('lets through what XML Schema itself defines', async () => {
    const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
    expect((await check(bill(good, `no="1" ${xsi} xsi:schemaLocation="urn:bill bill.xsd"`))).faults).toEqual(
      [],
    );
    expect((await check(bill(good, `no="1" ${xsi} xsi:type="BillType"`))).faults).toEqual([]);
    expect((await check(bill(good, `no="1" ${xsi} xsi:type="Other"`))).faults).toHaveLength(1);
  });

  it('lets anything into an extension and checks a root of the schema inside', async () => {
    const inside = `<f:x xmlns:f="urn:f">text<f:y/></f:x>${bill(good.replace('380', '999'), 'no="8"')}`;
    const { values, faults } = await check(bill(`${good}<More>${inside}</More>`));
    expect(values.filter((value) => value.startsWith('foreign'))).toEqual([
      'foreign f:x',
      'foreign f:y',
      'foreign Bill',
    ]);
    expect(faults).toMatchObject([{ fault: term('code'), value: '999' }]);
    expect((await check(bill(`${good}<More>text</More>`))).faults).toMatchObject([
      { fault: term('stray-text') },
    ]);
  });

  it('ends at what is not XML and at what is refused', async () => {
    expect((await check(`${bill(good).slice(0, -3)}\n`)).faults).toEqual([
      { fault: term('tag-cut'), refused: false, at: '1:139 /Bill' },
    ]);
    expect((await check(`${bill(good).slice(0, -7)}\n\n`)).faults).toEqual([
      { fault: term('not-closed'), name: 'Bill', refused: false, at: '1:138 /Bill' },
    ]);
    expect((await check(bill(good.replace('Hund', `\n${'x'.repeat(2000)}`)))).faults).toEqual([
      { fault: term('text-too-long'), refused: true, at: '1:80 /Bill/Line/Text' },
    ]);
    expect((await check('<?xml version="1.0" encoding="klingon"?><a/>')).faults).toEqual([
      { fault: term('encoding-unknown'), encoding: 'klingon', refused: true, at: '1:1 ' },
    ]);
  });

  it('finds the byte that is no text, however the bytes are cut', async () => {
    const text = bill(good.replace('Hund', `${'ä'.repeat(400)}\n€😀?Hund`));
    const bytes = new TextEncoder().encode(text);
    const at = bytes.indexOf(0x3f);
    // The byte of ä in Latin 1, and half of a character that goes on otherwise.
    for (const wrong of [[0xe4], [0xf0, 0x9f]]) {
      const latin = new Uint8Array([...bytes.subarray(0, at), ...wrong, ...bytes.subarray(at + 1)]);
      for (const size of [1, 7, 64, 5000])
        expect((await check(latin, size)).faults).toEqual([
          { fault: term('encoding-wrong'), encoding: 'utf-8', refused: true, at: '2:4 /Bill/Line/Text' },
        ]);
    }
    const early = new TextEncoder().encode(text.replace('<Kind>', '<Kind').replace('Hund', 'Hund\u00ff'));
    early[early.indexOf(0xc3, 900)] = 0xff;
    expect((await check(early)).faults).toMatchObject([{ refused: false }]);
  });

  it('gives the same places however the bytes are cut, in UTF-16 units', async () => {
    const line = (amount: string) => `<Line><Text>a\r\nb</Text>\r\n<Amount>${amount}</Amount></Line>`;
    const inner = `\n<Issued>2026-01-02</Issued>\n\n<Kind>380</Kind><Line><Text>😀</Text></Line><Line/>${line('x')}${line('3')}
      <Other/>${line(`\n${' '.repeat(60)}\n y`)}<Other/><Other><Other/><Kind/><Other/></Other>${line('z')}`;
    const at = (await check(bill(inner))).faults.map((fault) => (fault as { at: string }).at);
    expect(at).toEqual([
      '4:45 /Bill/Line[2]',
      '6:1 /Bill/Line[3]/Amount',
      '9:7 /Bill/Other',
      '11:1 /Bill/Line[5]/Amount',
      '13:19 /Bill/Other[2]',
      '13:27 /Bill/Other[3]',
      '15:1 /Bill/Line[6]/Amount',
      '1:1 /Bill',
    ]);
    for (const size of [1, 7, 64])
      expect((await check(bill(inner), size)).faults).toMatchObject(at.map((place) => ({ at: place })));
  });

  it('looks at nothing when there is no schema for the root', async () => {
    expect(await check('<a><b>x</b></a>')).toEqual({ values: [], faults: [] });
    expect(await check('<Line xmlns="urn:bill"><b/></Line>')).toEqual({ values: [], faults: [] });
  });
});

describe('compileSchema', () => {
  const compile = (...texts: string[]) =>
    compileSchema({
      name: 'x',
      namespace: 'urn:x',
      notation: parseNotation(texts),
      simpleType: (name) => builtInTypes.get(name),
    });

  it('refuses tables that are no schema', () => {
    expect(() => compile('! A = B:unheard')).toThrow('x: table type unheard is not defined');
    expect(() => compile('! A = @b:unheard')).toThrow('x: table type unheard is not defined');
    expect(() => compile('! A = B:token? B:date')).toThrow('x: ambiguous content');
    expect(() => compile('! A = :date')).toThrow('table notation');
  });

  it('reads forms of a standard of its own', () => {
    const notation = parseNotation(['! A = B:Flag', 'Flag = flag on off'], {
      flag: (name, words) => ({
        name,
        attributes: [],
        content: { kind: 'sequence', items: [] },
        code: { values: words.slice(1).join('/') },
      }),
    });
    expect(notation.types.get('Flag')?.code).toEqual({ values: 'on/off' });
  });
});

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
async function check(xml: string, size = 1000): Promise<Seen> {
  const values: string[] = [];
  const faults: object[] = [];
  const report = (values: object, at: number) => {
    const { line, column, path } = checker.mark(at);
    faults.push({ ...values, at: `${line}:${column} ${path}` });
  };
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
  const bytes = new TextEncoder().encode(xml);
  const pieces = (function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })();
  const run = scanSource(pieces, scanner, {
    what: 'Reading a bill',
    onFault: (values, at, refused) => faults.push({ ...values, refused, broken: at !== undefined }),
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
          at: expect.any(String),
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
          at: expect.any(String),
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
          at: expect.any(String),
        },
      ],
    ],
    [
      'a fixed value',
      good.replace('<Cash>1<', '<Cash>true<'),
      [{ fault: term('fixed'), name: term('Cash'), value: 'true', fixed: term('1'), at: expect.any(String) }],
    ],
    [
      'text between elements',
      good.replace('<Kind>', 'x<Kind>'),
      [{ fault: term('stray-text'), parent: term('Bill'), at: expect.any(String) }],
    ],
    [
      'an element in a value',
      good.replace('380', '<b/>380'),
      [{ fault: term('no-children'), parent: term('Kind'), name: 'b', at: expect.any(String) }],
    ],
    [
      'another namespace',
      good.replace('<Kind>380</Kind>', '<o:Kind xmlns:o="urn:o">380</o:Kind>'),
      [{ fault: term('wrong-namespace'), name: term('Kind'), at: expect.any(String) }],
    ],
    [
      'a prefix nobody declared',
      good.replace('<Kind>', '<q:X/><Kind>'),
      [
        { fault: term('prefix-undeclared'), name: 'q:X', at: expect.any(String) },
        expect.objectContaining({ fault: term('not-allowed'), name: 'X' }),
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
    expect((await check(bill(good).slice(0, -3))).faults).toEqual([
      { fault: term('tag-cut'), refused: false, broken: true },
    ]);
    expect((await check(bill(good.replace('Hund', 'x'.repeat(2000))))).faults).toEqual([
      { fault: term('text-too-long'), refused: true, broken: true },
    ]);
    expect((await check('<?xml version="1.0" encoding="klingon"?><a/>')).faults).toEqual([
      { fault: term('encoding-unknown'), encoding: 'klingon', refused: true, broken: false },
    ]);
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

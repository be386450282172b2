import { term } from '@rathaus/client-core/findings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../../../tools/testing/processor-time.ts';
import { sampleOfOne, sampleOfTwo } from '../../test/metadata/sample-metadata.ts';
import { buildMetadata, type MetadataInput } from './build.ts';
import { checkMetadata, parseMetadata } from './check.ts';
import { metadataVersionOf } from './version.ts';

const hash = 'ab'.repeat(64);
const input: MetadataInput = {
  data: { sha512: hash, schemaUri: 'https://schema.musterstadt.example/1', mimeType: 'application/json' },
  attachments: [
    {
      attachmentId: 'f39ab143-d91a-474a-b69f-b00f1a1873c2',
      sha512: hash,
      purpose: 'attachment',
      mimeType: 'application/pdf',
      fileName: 'Anlage.pdf',
    },
  ],
  senderReference: 'V-1',
  applicationDate: '2026-11-23',
  author: { name: 'Musterstadt', product: { name: 'Portal', version: '1', manufacturer: 'Musterstadt' } },
};
type Path = (string | number)[];
/** A copy with one member changed or, with `undefined`, removed. */
function changed(path: Path, value: unknown): unknown {
  const copy = structuredClone(buildMetadata(input)) as unknown as Record<string | number, unknown>;
  let owner = copy;
  for (const step of path.slice(0, -1)) owner = owner[step] as Record<string | number, unknown>;
  if (value === undefined) delete owner[path.at(-1)!];
  else owner[path.at(-1)!] = value;
  return copy;
}
const attachment: Path = ['contentStructure', 'attachments', 0];
const changedAttachment = {
  attachmentId: 'f39ab143-d91a-474a-b69f-b00f1a1873c2',
  hash: { type: 'sha512', content: hash },
  mimeType: 'application/pdf',
};
const paid = { transactionReference: 'K-1', transactionId: '1', paymentMethod: 'INVOICE', status: 'BOOKED' };
const rulesOf = (document: unknown) =>
  checkMetadata(document).findings.map(({ rule }) => rule.replace('exchange.metadata.', ''));
const faults: [string, Path, unknown][] = [
  ['schema', ['$schema'], undefined],
  ['schema', ['$schema'], 2],
  ['object', ['contentStructure'], undefined],
  ['data', ['contentStructure', 'data'], undefined],
  ['object', ['contentStructure', 'data', 'hash'], undefined],
  ['hash', ['contentStructure', 'data', 'hash', 'content'], 'AB'.repeat(64)],
  ['hash-type', ['contentStructure', 'data', 'hash', 'type'], 'sha256'],
  ['schema-mime-type', ['contentStructure', 'data', 'submissionSchema', 'mimeType'], 'text/csv'],
  ['attachments', ['contentStructure', 'attachments'], undefined],
  ['purpose', [...attachment, 'purpose'], 'other'],
  ['mime-type', [...attachment, 'mimeType'], 'pdf'],
  ['attachment-id', [...attachment, 'attachmentId'], '1'],
  ['text', [...attachment, 'filename'], 5],
  ['fragments', [...attachment, 'fragments'], []],
  ['reply-channel', ['replyChannel'], {}],
  ['reference-member', ['additionalReferenceInfo', 'extra'], 'x'],
  ['author', ['author', 'product', 'version'], undefined],
  [
    'data-set-id',
    ['dataSets'],
    [
      {
        dataSetId: 'x',
        schema: { schemaUri: 'urn:x', mimeType: 'application/json' },
        hash: { type: 'sha512', content: hash },
        content: 1,
      },
    ],
  ],
];

describe('metadata', () => {
  it('that are built pass the own check', () => {
    const metadata = buildMetadata(input);
    expect(checkMetadata(metadata)).toEqual({
      kind: 'exchange.metadata',
      verdict: 'passed',
      findings: [],
      unchecked: [],
      counts: { error: 0, warning: 0, info: 0 },
    });
    expect(metadata.contentStructure.attachments[0]?.filename).toBe('Anlage.pdf');
    expect(parseMetadata(metadata)).toBe(metadata);
    expect(() => buildMetadata({ ...input, applicationDate: '2026-02-30' })).toThrow(/applicationDate/);
  });

  it.each(faults)('with a fault are found by rule %s at %j', (rule, path, value) => {
    const report = checkMetadata(changed(path, value));
    expect(report.verdict).toBe('failed');
    expect(report.findings.map((finding) => finding.rule)).toContain(`exchange.metadata.${rule}`);
    expect(parseMetadata(changed(path, value))).toBeUndefined();
  });

  it('with two attachments of one id are refused', () => {
    const [one] = input.attachments;
    expect(() => buildMetadata({ ...input, attachments: [one!, one!] })).toThrow(
      /attachments\/1\/attachmentId breaks exchange.metadata.duplicate-id/,
    );
  });

  it('of version 1 are read, with a warning, by the rules of version 1', () => {
    const old = sampleOfOne();
    const report = checkMetadata(old);
    expect(report.verdict).toBe('passed');
    expect(report.findings.map(({ rule }) => rule)).toEqual(['exchange.metadata.old-version']);
    const attachments = [{ ...changedAttachment, purpose: 'data' }];
    const wrong = { ...old, contentStructure: { attachments }, publicServiceType: { identifier: 'urn:x' } };
    expect(rulesOf(wrong)).toEqual(['old-version', 'service-identifier', 'purpose']);
  });

  it.each([
    ['3.0.0', 'other-version'],
    ['0.9.0', 'other-version'],
    ['2.1', 'unknown'],
    ['2.1.0/x', 'unknown'],
  ])('of version %s are not judged: neither passed nor refused', (version, fault) => {
    const $schema = `https://schema.fitko.de/fit-connect/metadata/${version}/metadata.schema.json`;
    // Whatever is in them: it may be right in a version that nobody here has seen.
    const report = checkMetadata({ $schema, contentStructure: null });
    expect(report.verdict).toBe('not-judged');
    expect(report.findings.map(({ rule, severity, values }) => [rule, severity, values.fault])).toEqual([
      ['exchange.metadata.schema', 'warning', { term: fault }],
    ]);
    expect(report.unchecked.map(({ what }) => what)).toEqual(['exchange.unchecked.metadata-version']);
    expect(parseMetadata(changed(['$schema'], $schema))).toBeUndefined();
  });

  it('of a later minor version may have new words in closed lists, and nothing else wrong', () => {
    const later = (version: string, path: Path, value: unknown) => {
      const document = changed(path, value) as Record<string, unknown>;
      document.$schema = `https://schema.fitko.de/fit-connect/metadata/${version}/metadata.schema.json`;
      return checkMetadata(document).verdict;
    };
    expect(later('2.2.0', [...attachment, 'purpose'], 'form')).toBe('passed');
    expect(later('2.2.0', [...attachment, 'purpose'], 'invoice')).toBe('not-judged');
    expect(later('2.1.7', [...attachment, 'purpose'], 'invoice')).toBe('failed');
    expect(later('2.2.0', ['additionalReferenceInfo', 'extra'], 'x')).toBe('not-judged');
    expect(later('2.2.0', [...attachment, 'hash', 'type'], 'sha3-512')).toBe('not-judged');
    expect(later('2.2.0', [...attachment, 'attachmentId'], '1')).toBe('failed');
    expect(later('1.3.0', [...attachment, 'purpose'], 'data')).toBe('not-judged');
    expect(later('1.0.0', [...attachment, 'purpose'], 'data')).toBe('failed');
    expect(later('1.3.0', ['dataSets'], 'x')).toBe('not-judged');
    expect(later('1.0.0', ['author'], 5)).toBe('not-judged');
  });

  it('say their version', () => {
    const uri = (version: string) =>
      `https://schema.fitko.de/fit-connect/metadata/${version}/metadata.schema.json`;
    expect(metadataVersionOf(buildMetadata(input))).toEqual({
      kind: 'known',
      major: 2,
      minor: 1,
      version: '2.1.0',
      declared: true,
    });
    expect(metadataVersionOf({ $schema: uri('1.3.0') })).toMatchObject({ kind: 'known', major: 1, minor: 3 });
    expect(metadataVersionOf(sampleOfOne())).toMatchObject({ version: '1.0.0', declared: false });
    expect(metadataVersionOf({ $schema: uri('3.0.1') })).toEqual({
      kind: 'other',
      major: 3,
      version: '3.0.1',
    });
    expect(metadataVersionOf({ $schema: `${uri('2.1.0')}\n` })).toEqual({ kind: 'unknown' });
    expect(metadataVersionOf({ $schema: null })).toEqual({ kind: 'unknown' });
    for (const none of [{}, { contentStructure: {} }, [], null, 'x'])
      expect(metadataVersionOf(none)).toEqual({ kind: 'missing' });
  });

  it('amounts are read as decimals', () => {
    const cents = fc.integer({ min: 1, max: 1_000_000_000 });
    const rules = (grossAmount: unknown) =>
      rulesOf(changed(['paymentInformation'], { ...paid, grossAmount }));
    fc.assert(fc.property(cents, (number) => void expect(rules(Number(`${number}e-2`))).toEqual([])));
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 9 }), (number, tenth) => {
        expect(rules(Number(`${number}${tenth}e-3`))).toEqual(['payment-amount']);
      }),
    );
    for (const wrong of ['12.50', 0, -5, 0.009, 1e-7, Number.NaN, Number.POSITIVE_INFINITY, null])
      expect(rules(wrong)).toEqual(['payment-amount']);
    expect(rules(1e21)).toEqual([]);
    const faults = ['1', 0.009, 0.011].map((grossAmount) => {
      const { findings } = checkMetadata(changed(['paymentInformation'], { ...paid, grossAmount }));
      return findings.map(({ values }) => values.fault);
    });
    expect(faults.flat()).toEqual([term('no-number'), term('too-small'), term('parts-of-a-cent')]);
  });

  it('that are long and hostile are read in time that grows with their length', async () => {
    const long = 'a'.repeat(300_000);
    const hostile = [
      `a:${'%'.repeat(10)}${long}`,
      `https://${long}`,
      `${long}@${long}.de`,
      `.${long}.`,
      long,
    ];
    const read = (text: string) => {
      const signature = { signatureFormat: 'cms', detachedSignature: true, content: text };
      const document = sampleOfTwo('fink') as Record<string, Record<string, unknown>>;
      Object.assign(document.contentStructure!.data as object, {
        signature,
        submissionSchema: { schemaUri: text, mimeType: text },
      });
      Object.assign(document.paymentInformation!, { transactionUrl: text, transactionTimestamp: text });
      document.replyChannel = {
        eMail: { address: text },
        elster: { accountId: 'x', geschaeftszeichen: text },
      };
      expect(checkMetadata(document).verdict).toBe('failed');
    };
    const one = { attachmentId: 'x' };
    const many = changed(
      ['contentStructure', 'attachments'],
      Array.from({ length: 20_000 }, () => one),
    );
    const work = () => {
      for (const text of hostile) read(text);
      expect(checkMetadata(many).findings.length).toBeLessThan(10_001);
    };
    expect(await processorTime(work, 10_000)).toBeLessThan(10_000);
  });

  it('of any shape never make the check throw', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void checkMetadata(value)));
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...faults.map(([, path]) => path)), (value, path) => {
        checkMetadata(changed(path, value));
      }),
    );
  });
});

import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildMetadata, type MetadataInput } from './build.ts';
import { checkMetadata, parseMetadata } from './check.ts';

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
const faults: [string, Path, unknown][] = [
  ['schema', ['$schema'], undefined],
  ['schema', ['$schema'], 'https://schema.fitko.de/fit-connect/metadata/3.0.0/metadata.schema.json'],
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

  it('of version 1 are read', () => {
    const old = {
      contentStructure: { attachments: [] },
      publicServiceType: { name: 'x', identifier: 'urn:x' },
    };
    expect(checkMetadata(old).verdict).toBe('passed');
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

const schemaFile = new URL(
  '../../../../../shared/data/fitconnect/metadata-2.1.0.schema.json',
  import.meta.url,
);
const present = existsSync(schemaFile);
if (!present) console.log('skipped: ../shared/data/fitconnect/metadata-2.1.0.schema.json is absent');

describe.skipIf(!present)('metadata against the published schema 2.1.0', async () => {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const ajv = new Ajv2020({
    strict: false,
    formats: { uri: true, uuid: /^[0-9a-f-]{36}$/i, date: true, email: true, 'date-time': true },
  });
  const validate = ajv.compile(present ? JSON.parse(readFileSync(schemaFile, 'utf8')) : {});

  it('what is built is valid', () => {
    expect(validate(buildMetadata(input))).toBe(true);
    expect(validate(buildMetadata({ ...input, attachments: [] }))).toBe(true);
  });

  it.each(faults)('own check and schema judge alike: %s at %j', (_, path, value) => {
    expect(validate(changed(path, value))).toBe(false);
  });
});

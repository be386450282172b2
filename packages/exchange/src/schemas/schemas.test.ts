import type { Report } from '@rathaus/client-core/findings';
import { reportText } from '@rathaus/client-core/texts';
import { describe, expect, it, vi } from 'vitest';
import {
  addressUri,
  dogTax,
  dogTaxData,
  dogTaxSchema,
  dogTaxSchemas,
  dogTaxUri,
} from '../../test/schemas/dog-tax.ts';
import type { ReceivedDelivery } from '../inbox/received.ts';
import type { OnReceive } from '../inbox/types.ts';
import { catalogue } from '../texts/index.ts';
import { createSchemaBundle, type JsonSchema, schemaProblems } from './index.ts';

const bundle = await createSchemaBundle(dogTaxSchemas);
const check = (value: unknown): Report => bundle.check(JSON.stringify(value), dogTax);
const found = ({ findings }: Report) =>
  findings.map(({ rule, place }) => [
    rule.replace('exchange.data.', ''),
    place.kind === 'pointer' ? place.pointer : place.kind,
  ]);
const unchecked = (report: Report) =>
  report.unchecked.map(({ what }) => what.replace('exchange.unchecked.data-', ''));
const refusedWith = (fault: string, place?: string) =>
  expect.objectContaining({
    code: 'exchange.schema.refused',
    details: expect.objectContaining({
      schemaUri: 'urn:x:a',
      fault,
      ...(place === undefined ? {} : { place }),
    }),
  });

describe('data beside their schema', () => {
  it('that meet it pass, as text and as bytes, with and without a byte order mark', () => {
    const text = JSON.stringify(dogTaxData);
    for (const content of [text, Buffer.from(text), new TextEncoder().encode(`\uFEFF${text}`)])
      expect(bundle.check(content, dogTax)).toMatchObject({ kind: 'exchange.data', verdict: 'passed' });
    expect(bundle.check(text, { ...dogTax, mimeType: 'Application/JSON; charset=utf-8' }).verdict).toBe(
      'passed',
    );
    expect(bundle.schemaUris).toEqual([dogTaxUri, addressUri]);
  });

  it.each<[string, unknown, string, string]>([
    ['halter', undefined, 'missing', '/halter'],
    ['halter', 5, 'type', '/halter'],
    ['halter', 'x', 'length', '/halter'],
    ['halter', 'x'.repeat(51), 'length', '/halter'],
    ['anschrift', {}, 'missing', '/anschrift/ort'],
    ['anschrift', { ort: 'Musterstadt', plz: '1' }, 'pattern', '/anschrift/plz'],
    ['anschrift', { ort: 'Musterstadt', 'Erika Mustermann': 1 }, 'extra-member', '/anschrift'],
    ['email', 'x', 'format', '/email'],
    ['rasse', 'Mops', 'word', '/rasse'],
    ['beitrag', -1, 'range', '/beitrag'],
    ['beitrag', 1001, 'range', '/beitrag'],
    ['beitrag', 0.075, 'step', '/beitrag'],
    ['hunde', [], 'items', '/hunde'],
    ['hunde', ['a', 'b', 'c', 'd'], 'items', '/hunde'],
    ['hunde', ['a', 'a'], 'repeated-item', '/hunde'],
    ['hunde', ['a', 1], 'type', '/hunde/1'],
    ['nachweise', {}, 'members', '/nachweise'],
    ['nachweise', { a: 1, b: 1, c: 1 }, 'members', '/nachweise'],
    ['zahlung', true, 'condition', '/zahlung'],
    // A member that no schema names is not named in the place, however deep the fault is.
    ['weitere', { 'Erika Mustermann': { ...dogTaxData, rasse: 'Mops' } }, 'word', '/weitere'],
  ])('%s: %j breaks rule %s', (member, value, rule, place) => {
    const report = check({ ...dogTaxData, [member]: value });
    expect(report.verdict).toBe('failed');
    expect(found(report)).toContainEqual([rule, place]);
    expect(JSON.stringify(report)).not.toMatch(/Erika|Mops/);
  });

  it('with several faults are told all of them; large data only the first', () => {
    expect(found(check({ ...dogTaxData, halter: 1, rasse: 'Mops', hunde: [] }))).toEqual([
      ['type', '/halter'],
      ['word', '/rasse'],
      ['items', '/hunde'],
    ]);
    const large = check({ ...dogTaxData, halter: 1, hunde: Array.from({ length: 20_000 }, () => 1) });
    expect(large.verdict).toBe('failed');
    expect(large.findings).toHaveLength(1);
    expect(unchecked(large)).toEqual(['rest']);
  });

  it('are refused with problems that quote nothing, and only where they failed', () => {
    const problems = schemaProblems(check({ ...dogTaxData, halter: undefined, rasse: 'Mops' }));
    expect(problems.map(({ instance, detail }) => [instance, detail])).toEqual([
      ['data', 'Die Fachdaten verletzen ihr Schema bei „/halter“ (exchange.data.missing).'],
      ['data', 'Die Fachdaten verletzen ihr Schema bei „/rasse“ (exchange.data.word).'],
    ]);
    expect(schemaProblems(check(5))[0]?.detail).toContain('der obersten Ebene');
    expect(schemaProblems(check(dogTaxData))).toEqual([]);
    expect(schemaProblems(bundle.check('<a/>', { ...dogTax, mimeType: 'application/xml' }))).toEqual([]);
    expect(
      schemaProblems(check({ ...dogTaxData, hunde: Array.from({ length: 90 }, (_, at) => at) })),
    ).toHaveLength(20);
  });

  it('are accepted, rejected or kept for a person by a handler as the README has it', async () => {
    const onReceive: OnReceive = async ({ message, data }) => {
      const { schemaUri } = message;
      const report = bundle.check(await data.bytes(), { schemaUri, mimeType: data.mimeType });
      if (report.verdict === 'failed') return { reject: schemaProblems(report) };
      return report.verdict === 'not-judged' ? 'later' : 'accept';
    };
    const decide = (content: string, mimeType = 'application/json') => {
      const data = { bytes: async () => Buffer.from(content), mimeType };
      const delivery = { message: { schemaUri: dogTaxUri }, data } as unknown as ReceivedDelivery;
      return onReceive(delivery, { tenant: 'musterstadt', signal: new AbortController().signal });
    };
    expect(await decide(JSON.stringify(dogTaxData))).toBe('accept');
    expect(await decide('<a/>', 'application/xml')).toBe('later');
    expect(await decide('{"halter":"Erika"}')).toEqual({
      reject: [expect.objectContaining({ instance: 'data', title: 'Schema-Fehler' })],
    });
  });

  it.each([
    ['xml', '<a/>', { mimeType: 'application/xml' }],
    ['xml', '{}', { mimeType: 'text/xml; charset=utf-8' }],
    ['media-type', '{}', { mimeType: 'application/jose' }],
    ['media-type', '{}', { mimeType: '' }],
    ['schema', '{}', { schemaUri: `${dogTaxUri}#` }],
    ['schema', '{}', { schemaUri: '__proto__' }],
    ['schema', '{}', { schemaUri: 'https://json-schema.org/draft/2020-12/schema' }],
  ])('are not judged (%s): %s as %j', (what, content, described) => {
    const report = bundle.check(content, { ...dogTax, ...described });
    expect(report.verdict).toBe('not-judged');
    expect(unchecked(report)).toEqual([what]);
    expect(reportText(report, catalogue, { language: 'de' })).toContain('Kein Urteil');
  });
});

describe('a bundle of schemas', () => {
  it('takes functions, schemas of three versions, and references among those of one version', async () => {
    const schemas = await createSchemaBundle({
      'urn:x:a': () => ({
        $schema: 'http://json-schema.org/draft-07/schema#',
        $ref: 'urn:x:b#/definitions/x',
      }),
      'urn:x:b': async () => ({
        $schema: 'http://json-schema.org/draft-07/schema#',
        definitions: { x: { type: 'array', items: [{ const: 1 }], additionalItems: false } },
      }),
      'urn:x:c': {
        $schema: 'https://json-schema.org/draft/2019-09/schema',
        $defs: { x: { const: 2 } },
        $ref: '#/$defs/x',
      },
      'urn:x:d': { prefixItems: [{ const: 1 }], items: false },
    });
    const verdict = (schemaUri: string, text: string) =>
      schemas.check(text, { ...dogTax, schemaUri }).verdict;
    expect(verdict('urn:x:a', '[1]')).toBe('passed');
    expect(verdict('urn:x:a', '[1,2]')).toBe('failed');
    expect(verdict('urn:x:c', '2')).toBe('passed');
    expect(verdict('urn:x:c', '1')).toBe('failed');
    expect(verdict('urn:x:d', '[1]')).toBe('passed');
    expect(verdict('urn:x:d', '[1,2]')).toBe('failed');
  });

  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  let deep: JsonSchema = {};
  for (let level = 0; level < 300; level += 1) deep = { not: deep };
  const proto = JSON.parse('{"properties":{"__proto__":{"type":"string"}}}') as JsonSchema;
  it.each<[string, string, unknown, string?]>([
    ['a reference to another host', 'reference', { $ref: 'https://boese.example/x.json' }],
    [
      'a reference to the metadata service',
      'reference',
      { properties: { a: { $ref: 'http://169.254.169.254/' } } },
    ],
    ['a reference to a file', 'reference', { items: { $ref: 'file:///etc/passwd' } }],
    ['a reference that leads nowhere', 'reference', { $ref: '#/$defs/x' }],
    [
      'a reference to another version',
      'reference',
      { $schema: 'http://json-schema.org/draft-07/schema#', $ref: 'urn:x:other' },
    ],
    ['$async', 'async', { properties: { a: { $async: true } } }, '/properties/a/$async'],
    [
      'a huge pattern',
      'pattern',
      { properties: { a: { pattern: 'a'.repeat(10_001) } } },
      '/properties/a/pattern',
    ],
    ['a huge name pattern', 'pattern', { patternProperties: { ['a'.repeat(10_001)]: {} } }],
    ['a pattern that is none', 'invalid', { pattern: '(' }],
    ['an unknown version', 'dialect', { $schema: 'http://json-schema.org/draft-04/schema#' }, '/$schema'],
    [
      'an unknown format',
      'format',
      { properties: { a: { format: 'steuernummer' } } },
      '/properties/a/format',
    ],
    ['a member named __proto__', 'reserved-name', proto, '/properties'],
    ['a type that is none', 'invalid', { type: 'text' }],
    ['300 levels', 'too-deep', deep],
    ['a cycle', 'not-json', cycle],
    ['true', 'not-json', true],
    ['nothing', 'not-json', undefined],
    ['ten million characters', 'too-large', { description: 'x'.repeat(10_000_001) }],
  ])('with %s is refused (%s), and nothing is fetched', async (_, fault, schema, place) => {
    const fetch = vi.spyOn(globalThis, 'fetch');
    const schemas = { 'urn:x:a': schema as JsonSchema, 'urn:x:other': {} };
    await expect(createSchemaBundle(schemas)).rejects.toEqual(refusedWith(fault, place));
    expect(fetch).not.toHaveBeenCalled();
    fetch.mockRestore();
  });

  it('says which function could not load a schema, and ends with its caller', async () => {
    const broken = () => Promise.reject(new Error('EACCES'));
    await expect(createSchemaBundle({ 'urn:x:a': broken })).rejects.toEqual(refusedWith('not-loaded'));
    const hangs = () => new Promise<JsonSchema>(() => {});
    await expect(createSchemaBundle({ 'urn:x:a': hangs }, { applicationTimeout: 20 })).rejects.toEqual(
      refusedWith('not-loaded'),
    );
    const signal = AbortSignal.timeout(20);
    await expect(createSchemaBundle({ 'urn:x:a': hangs }, { signal })).rejects.toMatchObject({
      code: 'core.aborted',
    });
    await expect(createSchemaBundle({}, { maxBytes: 0, timeout: Number.NaN })).rejects.toMatchObject({
      code: 'exchange.config.invalid',
      details: { members: 'maxBytes, timeout' },
    });
  });

  it('does not follow what happens to a schema afterwards', async () => {
    const schema: Record<string, unknown> = structuredClone(dogTaxSchema);
    const schemas = await createSchemaBundle({ ...dogTaxSchemas, [dogTaxUri]: schema });
    schema.required = [];
    schema.additionalProperties = true;
    expect(schemas.check('{}', dogTax).verdict).toBe('failed');
    // The listing of all faults is compiled later, from the same copy.
    expect(schemas.check('{}', dogTax).findings).toHaveLength(2);
  });

  it('takes formats of the application; one that throws has judged nothing', async () => {
    const schema = { properties: { nummer: { format: 'steuernummer' } } };
    const steuernummer = (text: string) => {
      if (text === 'kaputt') throw new Error('broken');
      return /^\d{11}$/.test(text);
    };
    const schemas = await createSchemaBundle({ 'urn:x:a': schema }, { formats: { steuernummer } });
    const verdict = (nummer: string) =>
      schemas.check(JSON.stringify({ nummer }), { ...dogTax, schemaUri: 'urn:x:a' }).verdict;
    expect(verdict('12345678901')).toBe('passed');
    expect(verdict('1')).toBe('failed');
    expect(verdict('kaputt')).toBe('not-judged');
    expect(verdict('12345678901')).toBe('passed');
  });
});

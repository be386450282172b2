import { explain, reportJson, reportText } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { dogTax, dogTaxData, dogTaxSchemas } from '../../test/schemas/dog-tax.ts';
import { catalogue } from '../texts/index.ts';
import { createSchemaBundle, dataRules, type JsonSchema } from './index.ts';
import { dataUnchecked } from './rules.ts';

/** An invented person who stands wherever data can have text, and in names of members. */
const planted = 'Erika Mustermann';
const isPlanted = /erika|mustermann/i;

const bundle = await createSchemaBundle(dogTaxSchemas);
const by = async (schema: JsonSchema, content: string, options = {}) =>
  (await createSchemaBundle({ 'urn:x:a': schema }, options)).check(content, {
    ...dogTax,
    schemaUri: 'urn:x:a',
  });
const json = (changes: object) => JSON.stringify({ ...dogTaxData, ...changes });
const throwing = {
  formats: {
    x: () => {
      throw new Error(planted);
    },
  },
};

const reports = [
  ...[
    planted,
    json({
      [planted]: planted,
      halter: undefined,
      rasse: planted,
      hunde: [planted, planted],
      zahlung: [planted],
    }),
    json({
      halter: planted.repeat(9),
      anschrift: { ort: 'x', plz: planted },
      email: planted,
      hunde: [],
      nachweise: {},
    }),
    json({
      beitrag: -0.001,
      nachweise: { a: planted, b: planted, c: planted },
      hunde: Array(4).fill(planted),
    }),
    json({ beitrag: 2000, weitere: { [planted]: { [planted]: { __proto__: null } } } }),
    `{"${planted}":{"${planted}":1,"${planted}":2,"__proto__":12345678901234567890}}`,
    Uint8Array.of(0xff),
    json({ hunde: Array.from({ length: 20_000 }, () => planted) }),
    '['.repeat(300),
  ].map((content) => bundle.check(content, dogTax)),
  bundle.check(`<a>${planted}</a>`, { ...dogTax, mimeType: 'application/xml' }),
  bundle.check(planted, { ...dogTax, mimeType: planted }),
  bundle.check(planted, { ...dogTax, schemaUri: planted }),
  await by({}, `"${planted}"`, { maxBytes: 3 }),
  await by({ $ref: '#' }, `"${planted}"`),
  await by({ format: 'x' }, `"${planted}"`, throwing),
];
const findings = reports.flatMap((report) => report.findings);

describe('what is said about data', () => {
  it('every rule has been broken here, and every reason not to judge has come up', () => {
    expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual(
      Object.keys(dataRules.kinds).sort(),
    );
    const unchecked = reports.flatMap((report) => report.unchecked.map(({ what }) => what));
    expect([...new Set(unchecked)].sort()).toEqual(Object.values(dataUnchecked).sort());
  });

  it.each(findings.map((finding) => [finding.rule, finding] as const))(
    '%s is whole sentences',
    (_, finding) => {
      const { title, message, reason, repair } = explain(finding, catalogue);
      for (const sentence of [title, message, reason, repair])
        for (const said of [sentence.de, sentence.en]) {
          expect(said.length).toBeGreaterThan(15);
          expect(said).not.toMatch(/undefined|NaN|\[object|…/);
        }
    },
  );

  it('holds nothing of the data, masked or not', () => {
    for (const report of reports)
      for (const mask of [false, true]) {
        for (const language of ['de', 'en'] as const) {
          const said = reportText(report, catalogue, { mask, language });
          expect(said).not.toMatch(isPlanted);
          expect(said).not.toMatch(
            /A rule is broken|Eine Regel ist verletzt|A part was not checked|undefined/,
          );
        }
        expect(JSON.stringify(reportJson(report, catalogue, { mask }))).not.toMatch(isPlanted);
      }
  });
});

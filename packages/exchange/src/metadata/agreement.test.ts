import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAgreement } from '../../test/metadata/agreement.ts';
import { get, mutated, remove, set, slotsOf } from '../../test/metadata/mutate.ts';
import { missingSchemas, officialSchemas, paymentVectors } from '../../test/metadata/official-schemas.ts';
import {
  channelsOfOne,
  channelsOfTwo,
  sampleOfOne,
  sampleOfTwo,
} from '../../test/metadata/sample-metadata.ts';
import { words } from '../../test/metadata/words.ts';
import { checkMetadata } from './check.ts';

if (missingSchemas) console.log(missingSchemas);

const firstOfOne = Object.keys(channelsOfTwo).length;
const samples = () => [
  ...Object.keys(channelsOfTwo).map((channel) => sampleOfTwo(channel)),
  ...Object.keys(channelsOfOne).map((channel) => sampleOfOne(channel)),
];

describe.skipIf(missingSchemas)('metadata beside the official schemas', () => {
  const official = missingSchemas ? () => false : officialSchemas();

  it('with all members pass both', () => {
    for (const sample of samples()) {
      expect(official(sample)).toBe(true);
      expect(checkMetadata(sample).verdict).toBe('passed');
    }
  });

  it.each(missingSchemas ? [] : paymentVectors())('payment: $name', ({ paymentInformation, valid }) => {
    const document = { ...sampleOfTwo(), paymentInformation };
    expect(official(document)).toBe(valid);
    const report = checkMetadata(document);
    expect(report.verdict).toBe(valid ? 'passed' : 'failed');
    for (const { place } of report.findings)
      expect(place.kind === 'pointer' && place.pointer).toMatch(/^\/paymentInformation\/[a-zA-Z]+$/);
  });

  it('every member with every word, and without it: nothing passes that the schema refuses', () => {
    const agreement = createAgreement(official);
    const wrong: string[] = [];
    for (const [number, sample] of samples().entries()) {
      for (const [index, slot] of slotsOf(sample).entries()) {
        // Documents of one version differ in the reply channel only.
        if (number !== 0 && number !== firstOfOne && !slot.pointer.startsWith('/replyChannel')) continue;
        const before = get(slot);
        for (const word of words) {
          set(slot, word);
          wrong.push(agreement.compare(sample) ?? '');
        }
        set(slot, before);
        const copy = structuredClone(sample);
        remove(slotsOf(copy)[index]!);
        wrong.push(agreement.compare(copy) ?? '');
      }
    }
    expect(wrong.filter(Boolean).slice(0, 5)).toEqual([]);
    expect(agreement.documents).toBeGreaterThan(20_000);
    expect(agreement.valid).toBeGreaterThan(1_000);
  });

  it('500 documents with random changes: nothing passes that the schema refuses', () => {
    const agreement = createAgreement(official);
    fc.assert(
      fc.property(mutated(samples()), (document) => void expect(agreement.compare(document)).toBeUndefined()),
      { numRuns: 500 },
    );
    expect(agreement.valid).toBeGreaterThan(50);
    expect(agreement.documents - agreement.valid).toBeGreaterThan(50);
  });
});

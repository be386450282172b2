import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAgreement, stricter } from '../../test/metadata/agreement.ts';
import { mutated } from '../../test/metadata/mutate.ts';
import { missingSchemas, officialSchemas } from '../../test/metadata/official-schemas.ts';
import {
  channelsOfOne,
  channelsOfTwo,
  sampleOfOne,
  sampleOfTwo,
} from '../../test/metadata/sample-metadata.ts';

/** `RATHAUS_FUZZ_SHARE=0.1` for a tenth of the run; another `RATHAUS_FUZZ_SEED` makes other documents. */
const share = Number(process.env.RATHAUS_FUZZ_SHARE ?? 1);
const seed = Number(process.env.RATHAUS_FUZZ_SEED ?? 1);
const documents = Math.ceil(200_000 * share);

if (missingSchemas) console.log(missingSchemas);

describe.skipIf(missingSchemas)('metadata beside the official schemas, many random documents', () => {
  it('nothing passes that the schema refuses; what else is refused has a name', () => {
    const agreement = createAgreement(officialSchemas());
    const samples = [
      Object.keys(channelsOfOne).map(sampleOfOne),
      Object.keys(channelsOfTwo).map(sampleOfTwo),
    ];
    for (const version of samples)
      fc.assert(
        fc.property(mutated(version), (document) => {
          expect(agreement.compare(document)).toBeUndefined();
        }),
        { numRuns: documents / 2, seed },
      );
    for (const [name, number] of agreement.stricter)
      console.log(`stricter: ${name}: ${number} (${stricter[name]!.reason})`);
    console.log(`figure: exchange/metadata-documents = ${agreement.documents} n`);
    console.log(`figure: exchange/metadata-documents-valid = ${agreement.valid} n`);
    console.log(`figure: exchange/metadata-less-strict = ${agreement.lessStrict} n`);
    const percent = (100 * agreement.same) / agreement.documents;
    console.log(`figure: exchange/metadata-agreement = ${percent.toFixed(3)} %`);
    expect(agreement.valid).toBeGreaterThan(agreement.documents / 20);
    expect(agreement.documents - agreement.valid).toBeGreaterThan(agreement.documents / 4);
  });
});

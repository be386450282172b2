import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

const folder = new URL('../../../../../shared/data/fitconnect/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/** Says so where the official schemas are absent; such tests skip. */
export const missingSchemas = existsSync(new URL('metadata-2.1.0.schema.json', folder))
  ? undefined
  : 'skipped: ../shared/data/fitconnect is absent';

/** `multipleOf` as a reader of decimals sees it: digits after the point of both numbers, without any division. */
function isDecimalMultiple(step: number, value: number): boolean {
  const decimals = (Number(step).toString().split('.')[1] ?? '').length;
  if (step !== 10 ** -decimals) throw new Error('the official schemas have powers of ten only');
  const text = value.toString();
  if (text.includes('e-')) return value === 0;
  return text.includes('e') || (text.split('.')[1] ?? '').length <= decimals;
}

function compile(version: string): ValidateFunction {
  const ajv = new Ajv2020({ strict: false });
  ajvFormats.default(ajv);
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({ keyword: 'multipleOf', type: 'number', validate: isDecimalMultiple });
  return ajv.compile(read(`metadata-${version}.schema.json`) as object);
}

/**
 * The verdict of the official schema that a document belongs to. Without `$schema` that is 1.0.0, which does not have it;
 * whatever `$schema` says otherwise is for 2.1.0 to judge.
 */
export function officialSchemas(): (document: unknown) => boolean {
  const one = compile('1.0.0');
  const two = compile('2.1.0');
  return (document) => {
    const $schema =
      typeof document === 'object' && document !== null
        ? (document as { $schema?: unknown }).$schema
        : undefined;
    const isOne =
      $schema === undefined || (typeof $schema === 'string' && /\/metadata\/1\.\d+\.\d+\//.test($schema));
    return (isOne ? one : two)(document);
  };
}

/** Samples of `paymentInformation` with the verdict of the official 2.1.0 schema. */
export const paymentVectors = (): { name: string; paymentInformation: object; valid: boolean }[] =>
  read('payment-vectors.json') as { name: string; paymentInformation: object; valid: boolean }[];

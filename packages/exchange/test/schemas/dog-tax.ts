import type { JsonSchema } from '../../src/schemas/index.ts';

/** Schema URI of an invented form. */
export const dogTaxUri = 'https://schema.musterstadt.example/hundesteuer/1.0.0/hundesteuer.schema.json';
/** Schema it refers to. */
export const addressUri = 'https://schema.musterstadt.example/anschrift/1.0.0/anschrift.schema.json';

export const addressSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: addressUri,
  type: 'object',
  required: ['ort'],
  properties: {
    ort: { type: 'string', minLength: 2, maxLength: 50 },
    plz: { type: 'string', pattern: '^\\d{5}$' },
  },
  additionalProperties: false,
};

/** A schema with every keyword that has a rule of its own. */
export const dogTaxSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: dogTaxUri,
  type: 'object',
  required: ['halter', 'hunde'],
  properties: {
    halter: { type: 'string', minLength: 2, maxLength: 50 },
    anschrift: { $ref: '../../anschrift/1.0.0/anschrift.schema.json' },
    email: { type: 'string', format: 'email' },
    rasse: { enum: ['Dackel', 'Pudel'] },
    beitrag: { type: 'number', minimum: 0, maximum: 1000, multipleOf: 0.01 },
    hunde: { type: 'array', minItems: 1, maxItems: 3, uniqueItems: true, items: { type: 'string' } },
    nachweise: { type: 'object', minProperties: 1, maxProperties: 2 },
    zahlung: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    weitere: { type: 'object', additionalProperties: { $ref: '#' } },
  },
  additionalProperties: false,
};

/** Valid data of it. */
export const dogTaxData = {
  halter: 'Željko Đorđević',
  anschrift: { ort: 'Musterstadt', plz: '12345' },
  email: 'zeljko.dordevic@musterstadt.example',
  rasse: 'Dackel',
  beitrag: 0.07,
  hunde: ['Rex'],
  nachweise: { impfpass: true },
  zahlung: 'IBAN',
  weitere: {},
};

export const dogTaxSchemas = { [dogTaxUri]: dogTaxSchema, [addressUri]: addressSchema };
export const dogTax = { schemaUri: dogTaxUri, mimeType: 'application/json' };

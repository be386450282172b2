import { _, Ajv, type AnySchema, type ErrorObject, type Options } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { isMultipleOf } from '../metadata/decimal.ts';
import { type Dialect, type InspectedSchema, schemaRefused } from './inspect-schema.ts';

/** A check of a text by name, for formats beyond those of the standard. */
export type Formats = Readonly<Record<string, (text: string) => boolean>>;

/** What is wrong with a value, the first fault or all of them; none when it is valid. */
export type Validate = (value: unknown) => readonly ErrorObject[];

/** A schema ready for use. */
export interface CompiledSchema {
  /** Names the first fault. */
  first: Validate;
  /** Names all faults; compiled when it is asked for first. */
  listing(): Validate;
}

const options: Options = {
  // Keywords that are not of the standard are annotations; formats that are not known were refused before.
  strict: false,
  // `required: ['toString']` is about the document, not about what every object inherits.
  ownProperties: true,
  // Messages would quote allowed values and names; sentences are in the texts.
  messages: false,
  logger: false,
  addUsedSchema: false,
};

const engines = { 'draft-07': Ajv, '2019-09': Ajv2019, '2020-12': Ajv2020 } as const;

function createEngine(
  dialect: Dialect,
  schemas: readonly InspectedSchema[],
  formats: Formats,
  allErrors: boolean,
): Ajv {
  const ajv: Ajv = new engines[dialect]({ ...options, allErrors });
  ajvFormats.default(ajv);
  for (const [name, validate] of Object.entries(formats)) ajv.addFormat(name, { type: 'string', validate });
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    validate: (step: number, value: number) => isMultipleOf(value, step),
    error: { message: 'multipleOf', params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}` },
  });
  for (const { schemaUri, schema } of schemas) {
    try {
      ajv.addSchema(schema as AnySchema, schemaUri);
    } catch (cause) {
      throw schemaRefused(schemaUri, 'invalid', '', cause);
    }
  }
  return ajv;
}

function compileOne(ajv: Ajv, { schemaUri, formats }: InspectedSchema): Validate {
  for (const [format, place] of formats)
    if (!Object.hasOwn(ajv.formats, format)) throw schemaRefused(schemaUri, 'format', place);
  try {
    // Compiles it: a reference to what is not in the bundle throws, nothing is ever fetched.
    const validate = ajv.getSchema(schemaUri);
    if (!validate || '$async' in validate) throw new Error('not compiled');
    return (value) => {
      const valid = validate(value);
      const { errors } = validate;
      validate.errors = null;
      return valid === true ? [] : (errors ?? []);
    };
  } catch (cause) {
    const isReference = typeof (cause as { missingRef?: unknown }).missingRef === 'string';
    throw schemaRefused(schemaUri, isReference ? 'reference' : 'invalid', '', cause);
  }
}

/**
 * Compiles all schemas of a bundle, each in its dialect; a schema can refer to others of the same dialect. Errors:
 * `exchange.schema.refused`.
 */
export function compileSchemas(
  schemas: readonly InspectedSchema[],
  formats: Formats,
): ReadonlyMap<string, CompiledSchema> {
  const compiled = new Map<string, CompiledSchema>();
  for (const dialect of new Set(schemas.map((one) => one.dialect))) {
    const own = schemas.filter((one) => one.dialect === dialect);
    const first = createEngine(dialect, own, formats, false);
    let engine: Ajv | undefined;
    for (const one of own) {
      let listing: Validate | undefined;
      compiled.set(one.schemaUri, {
        first: compileOne(first, one),
        listing() {
          engine ??= createEngine(dialect, own, formats, true);
          listing ??= compileOne(engine, one);
          return listing;
        },
      });
    }
  }
  return compiled;
}

import type { Language } from '@rathaus/client-core/texts';
import { textIn } from '../dcat/model.ts';
import { openapiTexts } from '../texts/table-api/openapi.ts';
import type { Limits, TableConfig } from './config.ts';
import { formatsOf, licenseIri } from './describe.ts';
import { mediaTypes, type RowFormat } from './formats.ts';
import { type operators, operatorsOf } from './query.ts';
import type { IndexedColumn, TableMeta } from './table-meta.ts';

/** A table that is served. */
export interface ServedTable {
  readonly table: TableConfig;
  readonly meta: TableMeta;
}

/** What the document says beside the tables. */
export interface OpenapiOptions {
  readonly title: string;
  readonly base: string;
  readonly language: Language;
  readonly limits: Limits;
}

type Json = Record<string, unknown>;

const ref = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });
const content = (type: string, schema: Json): Json => ({ [type]: { schema } });

/** Schema of a value: besides its type it may be text that does not fit, and null. */
function valueSchema({ type, missing, unfit, empty }: IndexedColumn): Json {
  const own =
    type === 'date' ? { type: 'string', format: 'date' } : { type: type === 'text' ? 'string' : type };
  const others = [
    ...(type !== 'text' && missing + unfit > 0 ? [{ type: 'string' }] : []),
    ...(empty > 0 ? [{ type: 'null' }] : []),
  ];
  return others.length === 0 ? own : { anyOf: [own, ...others] };
}

/** Schema of what a filter takes. */
function filterSchema({ type }: IndexedColumn, operator: (typeof operators)[number]): Json {
  if (operator === 'null' || operator === 'fits') return { type: 'boolean' };
  if (operator === 'in' || operator === 'contains' || type === 'text') return { type: 'string' };
  return type === 'date' ? { type: 'string', format: 'date' } : { type: type };
}

/** All parameters of the rows of a table, by the name of their component. */
function rowParameters(
  { table, meta }: ServedTable,
  { limits, language }: OpenapiOptions,
): ReadonlyMap<string, Json> {
  const names = meta.columns.map(({ name }) => name);
  const said = openapiTexts[language];
  const parameters = new Map<string, Json>();
  const add = (key: string, name: string, description: string, schema: Json) =>
    parameters.set(`${table.id}.${key}`, { name, in: 'query', description, schema });
  add('columns', 'columns', said.columns, {
    type: 'string',
    examples: [names.slice(0, 2).map(quoted).join(',')],
  });
  add('sort', 'sort', said.sort, { type: 'string', enum: names.flatMap((name) => [name, `-${name}`]) });
  add('limit', 'limit', said.limit, {
    anyOf: [
      { type: 'integer', minimum: 1, maximum: limits.rows },
      { type: 'string', const: 'all' },
    ],
  });
  add('cursor', 'cursor', said.cursor, { type: 'string' });
  add('count', 'count', said.count, { type: 'boolean', default: false });
  add('dialect', 'dialect', said.dialect, { type: 'string', enum: ['rfc4180', 'excel'], default: 'rfc4180' });
  for (const [index, column] of meta.columns.entries())
    for (const operator of operatorsOf(column))
      add(
        `c${index}.${operator}`,
        `${column.name}.${operator}`,
        said[operator],
        filterSchema(column, operator),
      );
  return parameters;
}

const quoted = (name: string): string => (/[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);

const answersOf = (answer: Json, also: readonly string[]): Json => ({
  200: answer,
  ...Object.fromEntries(
    also.map((status) => [status, ref('responses', status === '304' ? 'NotModified' : 'Problem')]),
  ),
});

/** The addresses of one table. */
function pathsOf(served: ServedTable, options: OpenapiOptions, parameters: readonly string[]): Json {
  const { table, meta } = served;
  const said = openapiTexts[options.language];
  const title = textIn(table.title, options.language);
  const schemaOf: Readonly<Record<RowFormat, Json>> = {
    json: ref('schemas', `${table.id}.page`),
    csv: { type: 'string' },
    geojson: ref('schemas', 'FeatureCollection'),
  };
  const available = formatsOf(meta);
  const rows = (suffix: string, list: readonly RowFormat[]): Json => ({
    get: {
      operationId: `${table.id}-rows${suffix.replace('.', '-')}`,
      summary: said.rows(title),
      tags: [table.id],
      parameters: parameters.map((name) => ref('parameters', name)),
      responses: answersOf(
        {
          description: said.rowsAnswer,
          content: Object.fromEntries(
            list.map((one) => [mediaTypes[one].split(';')[0], { schema: schemaOf[one] }]),
          ),
        },
        ['304', '400', '410', '422', '503'],
      ),
    },
  });
  return {
    [`/${table.id}`]: {
      get: {
        operationId: `${table.id}-description`,
        summary: said.description(title),
        tags: [table.id],
        responses: answersOf(
          { description: said.descriptionAnswer, content: content('application/json', { type: 'object' }) },
          ['304', '400', '503'],
        ),
      },
    },
    [`/${table.id}/rows`]: rows('', available),
    ...Object.fromEntries(
      available.map((format) => [`/${table.id}/rows.${format}`, rows(`.${format}`, [format])]),
    ),
  };
}

/** Schemas of the rows of one table. */
function schemasOf({ table, meta }: ServedTable, { language }: OpenapiOptions): Json {
  const properties = Object.fromEntries(
    meta.columns.map((column) => {
      const settings = table.columns ?? {};
      const own = Object.values(settings).find(({ name }) => name === column.name) ?? settings[column.name];
      const description = [own?.description && textIn(own.description, language), own?.unit]
        .filter(Boolean)
        .join(' ');
      return [column.name, { ...valueSchema(column), ...(description === '' ? {} : { description }) }];
    }),
  );
  return {
    [`${table.id}.row`]: { type: 'object', properties },
    [`${table.id}.page`]: {
      type: 'object',
      required: ['table', 'version', 'next', 'rows'],
      properties: {
        table: { type: 'string' },
        version: { type: 'string' },
        count: { type: 'integer' },
        next: { type: ['string', 'null'] },
        rows: { type: 'array', items: ref('schemas', `${table.id}.row`) },
      },
    },
  };
}

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    parameter: { type: 'string' },
    available: { type: 'array', items: { type: 'string' } },
    limit: { type: 'integer' },
  },
};

const featureCollection: Json = {
  type: 'object',
  required: ['type', 'features'],
  properties: {
    type: { const: 'FeatureCollection' },
    numberMatched: { type: 'integer' },
    features: { type: 'array', items: { type: 'object' } },
  },
};

/** The OpenAPI 3.1 document of the tables that are served now. */
export function openapiDocument(tables: readonly ServedTable[], options: OpenapiOptions): Json {
  const { title, base, language } = options;
  const said = openapiTexts[language];
  const parameters = tables.map((served) => rowParameters(served, options));
  const [license] = new Set(tables.map(({ table }) => licenseIri(table)));
  return {
    openapi: '3.1.0',
    info: {
      title,
      version: '1.0.0',
      description: said.about,
      license: license === undefined ? { name: said.licenseOfTable } : { name: license, url: license },
    },
    servers: [{ url: base === '' ? '/' : base }],
    security: [],
    tags: tables.map(({ table }) => ({ name: table.id, description: textIn(table.title, language) })),
    paths: {
      '/': {
        get: {
          operationId: 'tables',
          summary: said.tables,
          responses: answersOf(
            { description: said.tablesAnswer, content: content('application/json', { type: 'object' }) },
            ['304', '400'],
          ),
        },
      },
      ...Object.assign(
        {},
        ...tables.map((served, index) => pathsOf(served, options, [...(parameters[index]?.keys() ?? [])])),
      ),
    },
    components: {
      parameters: Object.fromEntries(parameters.flatMap((one) => [...one])),
      schemas: Object.assign(
        { Problem: problemSchema },
        tables.some(({ meta }) => formatsOf(meta).includes('geojson'))
          ? { FeatureCollection: featureCollection }
          : {},
        ...tables.map((served) => schemasOf(served, options)),
      ),
      responses: {
        NotModified: { description: said.notModified },
        Problem: {
          description: said.problem,
          content: content('application/problem+json', ref('schemas', 'Problem')),
        },
      },
    },
  };
}

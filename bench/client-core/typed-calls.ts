/** Programs that call operations of an OpenAPI document, the same calls written for client-core and for openapi-fetch. */

interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
  schema?: object;
}
interface Body {
  $ref?: string;
  description?: string;
  required?: boolean;
  content?: Record<string, unknown>;
}
interface Operation {
  parameters?: Parameter[];
  requestBody?: Body;
  responses: Record<string, Body>;
}
const verbs = ['get', 'put', 'post', 'patch', 'delete'] as const;

type PathItem = { parameters?: Parameter[] } & { [verb in (typeof verbs)[number]]?: Operation };

/** As much of an OpenAPI document as the programs need. */
export interface ApiDocument {
  openapi: string;
  info: object;
  paths: Record<string, PathItem>;
  components?: Record<string, Record<string, unknown>>;
}

/** One call: the values are declared in the baseline, so that only the client makes the difference. */
export interface Call {
  method: string;
  path: string;
  parameters: { name: string; in: string }[];
  /** Media type of the body. */
  body: string | undefined;
  /** Every success answer is JSON or empty. */
  json: boolean;
  /** Statuses of the declared problems. */
  problems: string[];
}

/** One call of every operation, with all required parameters and one that is optional. */
export function callsOf(document: ApiDocument): Call[] {
  const follow = <T extends { $ref?: string }>(part: T): T => {
    const target = part.$ref?.split('/').slice(1);
    const step = (at: unknown, name: string) => (at as Record<string, unknown>)[name];
    return target ? (target.reduce<unknown>(step, document) as T) : part;
  };
  return Object.entries(document.paths).flatMap(([path, item]) =>
    verbs
      .filter((method) => item[method])
      .map((method): Call => {
        const operation = item[method]!;
        const all = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(follow);
        const optional = all.find(({ required }) => !required);
        const types = Object.keys((operation.requestBody && follow(operation.requestBody).content) ?? {});
        const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
        return {
          method,
          path,
          parameters: all.filter((one) => one.required || one === optional),
          body: types.find((type) => type === 'application/json') ?? types[0],
          problems: Object.keys(operation.responses).filter((status) => /^[45]\d\d$/.test(status)),
          json: successes.every(
            ([status, answer]) =>
              status === '204' || Object.keys(follow(answer).content ?? {}).some((type) => /json/.test(type)),
          ),
        };
      }),
  );
}

type Style = 'baseline' | 'openapi-fetch' | 'client-core' | 'client-core, safe';

/** The text of a program that makes the calls in a style; `baseline` declares the values and calls nothing. */
export function program(calls: readonly Call[], style: Style): string {
  const lines = [
    `import type { paths } from './contract.ts';`,
    'declare function use(value: unknown): void;',
  ];
  for (const [index, { method, path, parameters, body }] of calls.entries()) {
    const operation = `paths['${path}']['${method}']`;
    for (const [at, { name, in: place }] of parameters.entries())
      lines.push(
        `declare const p${index}_${at}: NonNullable<NonNullable<${operation}['parameters']['${place}']>['${name}']>;`,
      );
    if (body)
      lines.push(
        `declare const b${index}: NonNullable<${operation}['requestBody']>['content']['${body}'];`,
        `use(b${index});`,
      );
  }
  if (style === 'openapi-fetch')
    lines.push(
      `import createClient from 'openapi-fetch';`,
      `const client = createClient<paths>({ baseUrl: 'https://a.example' });`,
    );
  else if (style !== 'baseline')
    lines.push(
      `import { createClient, openContract } from '@rathaus/client-core';`,
      `const client = createClient({ contract: openContract<paths>(), baseUrl: 'https://a.example' });`,
    );
  if (style !== 'baseline')
    for (const [index, call] of calls.entries()) lines.push(...writers[style](call, index));
  return `${lines.join('\n')}\n`;
}

const writers = {
  'openapi-fetch': (call: Call, index: number) => {
    const groups = parameterGroups(call, index);
    const members = [
      ...(groups.length > 0 ? [`params: { ${groups.join(', ')} }`] : []),
      ...(call.body ? [`body: b${index}`] : []),
      ...(call.json ? [] : [`parseAs: 'text'`]),
    ];
    return [
      `const r${index} = await client.${call.method.toUpperCase()}(${callArguments(call, members)});`,
      `if (r${index}.error === undefined) use(r${index}.data);`,
      ...call.problems.map(
        (status) => `else if (r${index}.response.status === ${status}) use(r${index}.error);`,
      ),
      `else use(r${index}.error);`,
    ];
  },
  'client-core': (call: Call, index: number) => [
    `const r${index} = await client.${call.method}(${callArguments(call, ourMembers(call, index))});`,
    `use(r${index});`,
  ],
  'client-core, safe': (call: Call, index: number) => [
    `const r${index} = await client.safe.${call.method}(${callArguments(call, ourMembers(call, index))});`,
    `if (r${index}.ok) use(r${index}.data);`,
    ...call.problems.map((status) => `else if (r${index}.status === ${status}) use(r${index}.problem);`),
    `else use(r${index}.problem);`,
  ],
};

const callArguments = ({ path }: Call, members: readonly string[]) =>
  members.length > 0 ? `'${path}', { ${members.join(', ')} }` : `'${path}'`;

function parameterGroups({ parameters }: Call, index: number): string[] {
  return ['path', 'query', 'header', 'cookie'].flatMap((place) => {
    const values = parameters.flatMap(({ name, in: at }, number) =>
      at === place ? [`'${name}': p${index}_${number}`] : [],
    );
    return values.length > 0 ? [`${place}: { ${values.join(', ')} }`] : [];
  });
}

function ourMembers(call: Call, index: number): string[] {
  const text = call.body?.startsWith('multipart/') ? 'new FormData()' : `b${index}`;
  return [
    ...parameterGroups(call, index),
    ...(call.body ? [`body: ${text}`] : []),
    ...(call.body && call.body !== 'application/json' ? [`contentType: '${call.body}'`] : []),
    ...(call.json ? [] : [`as: 'text'`]),
  ];
}

/** 50 kinds of resource with list, creation, reading and deletion: 200 operations on 100 paths. */
export function inventedDocument(): ApiDocument {
  const json = (schema: object, type = 'application/json') => ({
    description: '',
    content: { [type]: { schema } },
  });
  const problem = json({ $ref: '#/components/schemas/Problem' }, 'application/problem+json');
  const document: ApiDocument = {
    openapi: '3.1.0',
    info: { title: 'invented', version: '1.0.0' },
    paths: {},
    components: {
      schemas: {
        Problem: {
          type: 'object',
          properties: { type: { type: 'string' }, title: { type: 'string' }, detail: { type: 'string' } },
        },
        NotFound: {
          type: 'object',
          required: ['type', 'id'],
          properties: { type: { const: 'https://a.example/not-found' }, id: { type: 'string' } },
        },
      },
    },
  };
  const notFound = json({ $ref: '#/components/schemas/NotFound' }, 'application/problem+json');
  for (let kind = 0; kind < 50; kind++) {
    const name = `Thing${kind}`;
    const own = { $ref: `#/components/schemas/${name}` };
    document.components!.schemas![name] = {
      type: 'object',
      required: ['id', 'name'],
      properties: {
        id: { type: 'string' },
        name: { type: 'string' },
        size: { type: 'number' },
        tags: { type: 'array', items: { type: 'string' } },
        [`only${kind}`]: { type: 'boolean' },
      },
    };
    const query = (parameter: string, type: string) => ({
      name: parameter,
      in: 'query',
      schema: { type },
    });
    document.paths[`/things${kind}`] = {
      get: {
        parameters: [query('cursor', 'string'), query('limit', 'integer')],
        responses: { 200: json({ type: 'array', items: own }), 400: problem, default: problem },
      },
      post: {
        requestBody: { required: true, content: { 'application/json': { schema: own } } },
        responses: { 201: json(own), 422: problem, default: problem },
      },
    };
    document.paths[`/things${kind}/{id}`] = {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { responses: { 200: json(own), 404: notFound } },
      delete: { responses: { 204: { description: '' }, 404: notFound } },
    };
  }
  return document;
}

/** A small contract, and changes of it that tests plant: each is judged in both directions, there and back. */
import { parse } from 'yaml';
import type { JsonObject } from './document.ts';

/** The contract before. Invented, with one of everything that the changes need. */
export const contract = `
openapi: 3.1.0
info: { title: Counters, version: 2.3.0 }
servers: [{ url: https://counters.example }]
security: [{ token: [] }]
paths:
  /v2/counters:
    get:
      operationId: listCounters
      parameters:
        - { name: district, in: query, schema: { type: string, maxLength: 40 } }
        - { name: kinds, in: query, explode: false, schema: { type: array, items: { type: string } } }
      responses:
        '200':
          description: All counters.
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Counter' } } } }
        '403': { $ref: '#/components/responses/Forbidden' }
    post:
      operationId: openCounter
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: '#/components/schemas/CounterInput' } }
          application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/CounterInput' } }
      responses:
        '201':
          description: The counter.
          content: { application/json: { schema: { $ref: '#/components/schemas/Counter' } } }
        '202': { description: The counter opens later. }
        '403': { $ref: '#/components/responses/Forbidden' }
        '409':
          description: There is one.
          content: { application/problem+json: { schema: { $ref: '#/components/schemas/Problem' } } }
  /v2/counters/{counterId}:
    parameters: [{ name: counterId, in: path, required: true, schema: { type: string, format: uuid } }]
    delete:
      operationId: closeCounter
      responses:
        '204': { description: Closed. }
        '403': { $ref: '#/components/responses/Forbidden' }
  /v2/hours:
    get:
      operationId: readHours
      security: []
      responses:
        '200': { description: Hours., content: { text/plain: { schema: { type: string } } } }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
  responses:
    Forbidden:
      description: Not for this client.
      content: { application/problem+json: { schema: { $ref: '#/components/schemas/ForbiddenProblem' } } }
  schemas:
    Counter:
      type: object
      required: [id, state, tickets]
      properties:
        id: { type: string, format: uuid }
        state: { type: string, enum: [open, closed] }
        tickets: { type: integer, minimum: 0 }
        note: { type: string }
        branches: { type: array, items: { $ref: '#/components/schemas/Counter' } }
    CounterInput:
      type: object
      required: [name]
      properties:
        name: { type: string, minLength: 1 }
        kind: { type: string, enum: [passport, parking, other] }
        note: { type: string }
    Problem:
      type: object
      properties:
        type: { type: string, format: uri-reference }
        title: { type: string }
    ForbiddenProblem:
      allOf:
        - $ref: '#/components/schemas/Problem'
        - type: object
          required: [type]
          properties:
            type: { type: string, enum: ['https://counters.example/forbidden', 'https://counters.example/blocked'] }
`;

/** A document that a change may write to. */
// biome-ignore lint/suspicious/noExplicitAny: tests reach into a document that they know
export type Draft = any;

export const parsed = (): Draft => parse(contract) as Draft;

/** What is judged in one direction: the kind of version, and the sentence with its place. */
export interface Expected {
  readonly kind: 'major' | 'minor' | 'patch';
  readonly place: string;
  readonly sentence: RegExp;
}

export interface Planted {
  readonly name: string;
  readonly change: (draft: Draft) => void;
  readonly there: Expected;
  readonly back: Expected;
}

const LIST = 'GET /v2/counters';
const OPEN = 'POST /v2/counters';
const DISTRICT = `${LIST}, query parameter district`;
const INPUT = `${OPEN}, request (application/json)`;
const ITEM = `${LIST}, answer 200 (application/json), /*`;
const major = (place: string, sentence: RegExp): Expected => ({ kind: 'major', place, sentence });
const minor = (place: string, sentence: RegExp): Expected => ({ kind: 'minor', place, sentence });

/** The changes that ours and oasdiff judge. */
export const planted: readonly Planted[] = [
  {
    name: 'an operation is removed',
    change: (draft) => delete draft.paths['/v2/counters/{counterId}'],
    there: major('DELETE /v2/counters/{counterId}', /the operation was removed: clients that call it fail/),
    back: minor('DELETE /v2/counters/{counterId}', /the operation was added/),
  },
  {
    name: 'an operation has another id',
    change: (draft) => (draft.paths['/v2/counters'].get.operationId = 'findCounters'),
    there: major(
      LIST,
      /operationId "listCounters" became "findCounters": applications that import .* do not compile/,
    ),
    back: major(LIST, /operationId "findCounters" became "listCounters"/),
  },
  {
    name: 'a success status is removed',
    change: (draft) => delete draft.paths['/v2/counters'].post.responses['202'],
    there: major(`${OPEN}, answer 202`, /the success status was removed: clients that wait for it fail/),
    back: minor(`${OPEN}, answer 202`, /a success status was added/),
  },
  {
    name: 'a problem status is removed',
    change: (draft) => delete draft.paths['/v2/counters'].post.responses['409'],
    there: major(`${OPEN}, answer 409`, /the problem status was removed: clients that branch on it/),
    back: minor(`${OPEN}, answer 409`, /a problem status was added/),
  },
  {
    name: 'a problem type is removed',
    change: (draft) => draft.components.schemas.ForbiddenProblem.allOf[1].properties.type.enum.pop(),
    there: major(
      `${LIST}, answer 403 (application/problem+json), /type and 2 more`,
      /counters\.example\/blocked" was removed: clients that branch on it/,
    ),
    back: minor(
      `${LIST}, answer 403 (application/problem+json), /type and 2 more`,
      /blocked" was added: services may report it, clients tolerate/,
    ),
  },
  {
    name: 'a parameter becomes required',
    change: (draft) => (draft.paths['/v2/counters'].get.parameters[0].required = true),
    there: major(DISTRICT, /the parameter became required: clients that do not send it are refused/),
    back: minor(DISTRICT, /the parameter became optional/),
  },
  {
    name: 'a parameter is written in another way',
    change: (draft) => delete draft.paths['/v2/counters'].get.parameters[1].explode,
    there: major(
      `${LIST}, query parameter kinds`,
      /explode false became true: values of older clients are read wrongly/,
    ),
    back: major(`${LIST}, query parameter kinds`, /explode true became false/),
  },
  {
    name: 'a request needs a new member',
    change: (draft) => {
      draft.components.schemas.CounterInput.properties.district = { type: 'string' };
      draft.components.schemas.CounterInput.required.push('district');
    },
    there: major(
      `${INPUT} and 1 more`,
      /member "district" was added and is required: clients that do not send it/,
    ),
    back: major(
      `${INPUT} and 1 more`,
      /member "district" was removed: clients that send it are refused or not heard/,
    ),
  },
  {
    name: 'a request is narrowed to fewer words',
    change: (draft) => draft.components.schemas.CounterInput.properties.kind.enum.pop(),
    there: major(
      `${INPUT}, /kind and 1 more`,
      /value "other" was removed: clients that send what was allowed/,
    ),
    back: minor(`${INPUT}, /kind and 1 more`, /value "other" was added: clients may send more/),
  },
  {
    name: 'a media type of a request is removed',
    change: (draft) =>
      delete draft.paths['/v2/counters'].post.requestBody.content['application/x-www-form-urlencoded'],
    there: major(
      `${OPEN}, request`,
      /media type application\/x-www-form-urlencoded was removed: clients that send it/,
    ),
    back: minor(`${OPEN}, request`, /media type application\/x-www-form-urlencoded was added/),
  },
  {
    name: 'an answer no longer promises a member',
    change: (draft) => draft.components.schemas.Counter.required.pop(),
    there: major(
      `${ITEM} and 1 more`,
      /member "tickets" became optional: clients that rely on it find nothing/,
    ),
    back: minor(`${ITEM} and 1 more`, /member "tickets" became required: services have to give it/),
  },
  {
    name: 'an answer loses an optional member',
    change: (draft) => delete draft.components.schemas.Counter.properties.note,
    there: major(`${ITEM} and 1 more`, /member "note" was removed: clients that read it find nothing/),
    back: minor(`${ITEM} and 1 more`, /member "note" was added: clients may read it/),
  },
  {
    name: 'an answer has a new word',
    change: (draft) => draft.components.schemas.Counter.properties.state.enum.push('paused'),
    there: major(`${ITEM}/state and 1 more`, /value "paused" was added: clients that read the answer meet/),
    back: minor(`${ITEM}/state and 1 more`, /value "paused" was removed: the service promises more/),
  },
  {
    name: 'an answer has another type',
    change: (draft) => (draft.components.schemas.Counter.properties.tickets = { type: 'string' }),
    there: major(
      `${ITEM}/tickets and 1 more`,
      /type integer became string: clients that read the old type fail/,
    ),
    back: major(`${ITEM}/tickets and 1 more`, /type string became integer/),
  },
  {
    name: 'a member of a request becomes readOnly',
    change: (draft) => (draft.components.schemas.CounterInput.properties.note.readOnly = true),
    there: major(
      `${INPUT} and 1 more`,
      /member "note" became readOnly: clients that send it are refused or not heard/,
    ),
    back: minor(`${INPUT} and 1 more`, /member "note" was added: clients may send it/),
  },
  {
    name: 'a schema has another name',
    change: (draft) => {
      draft.components.schemas.NewCounter = draft.components.schemas.CounterInput;
      delete draft.components.schemas.CounterInput;
      for (const media of Object.values<Draft>(draft.paths['/v2/counters'].post.requestBody.content))
        media.schema.$ref = '#/components/schemas/NewCounter';
    },
    there: major('components/schemas/CounterInput', /removed or renamed: applications that name its type/),
    back: major('components/schemas/NewCounter', /removed or renamed: applications that name its type/),
  },
  {
    name: 'an operation asks for credentials',
    change: (draft) => delete draft.paths['/v2/hours'].get.security,
    there: major('GET /v2/hours', /token is demanded: clients that call with no credentials are refused/),
    back: minor('GET /v2/hours', /clients may also call with no credentials/),
  },
];

/** Both documents of a planted change. */
export function documentsOf({ change }: Planted): { before: JsonObject; after: JsonObject } {
  const after = parsed();
  change(after);
  return { before: parsed() as JsonObject, after: after as JsonObject };
}

import { describe, expect, it } from 'vitest';
import { compareContracts } from './compare.ts';
import { type Draft, documentsOf, type Expected, parsed, planted } from './planted.ts';

/** What is reported when only this was changed. */
function changesBy(change: (draft: Draft) => void, first: (draft: Draft) => void = () => {}) {
  const before = parsed();
  first(before);
  const after = parsed();
  first(after);
  change(after);
  return compareContracts(before, after);
}

const post = (draft: Draft) => draft.paths['/v2/counters'].post;
const input = (draft: Draft) => draft.components.schemas.CounterInput;
const counter = (draft: Draft) => draft.components.schemas.Counter;

function expectOnly(found: ReturnType<typeof compareContracts>, expected: Expected) {
  expect(found).toEqual([
    { kind: expected.kind, place: expected.place, sentence: expect.stringMatching(expected.sentence) },
  ]);
}

describe('a planted change', () => {
  it.each(planted.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const { before, after } = documentsOf(one);
    expectOnly(compareContracts(before, after), one.there);
    expectOnly(compareContracts(after, before), one.back);
  });
});

describe('documents', () => {
  it('that are the same have no change, whatever the order of their members', () => {
    expect(changesBy(() => {})).toEqual([]);
    expect(
      changesBy((draft) => {
        const { info, ...others } = draft.components.schemas;
        draft.components.schemas = Object.fromEntries(Object.entries({ ...others, info }).reverse());
        delete draft.components.schemas.info;
      }),
    ).toEqual([]);
  });

  it('that differ in texts, examples and marks on answers need a patch', () => {
    const patch = [
      { kind: 'patch', place: 'document', sentence: expect.stringContaining('texts, examples') },
    ];
    expect(changesBy((draft) => (post(draft).description = 'Opens a counter.'))).toEqual(patch);
    expect(changesBy((draft) => (counter(draft).properties.id.example = 'x'))).toEqual(patch);
    expect(changesBy((draft) => (counter(draft).properties.id.readOnly = true))).toEqual(patch);
    expect(changesBy((draft) => (input(draft).properties.name.writeOnly = true))).toEqual(patch);
  });

  it('a member that is called like an explanation is compared', () => {
    expect(
      changesBy(
        (draft) => (counter(draft).properties.description.type = 'integer'),
        (draft) => (counter(draft).properties.description = { type: 'string' }),
      )[0],
    ).toMatchObject({ kind: 'major', place: expect.stringContaining('/*/description') });
  });

  it('beside a reference and behind it every demand counts', () => {
    const uses = (draft: Draft) => {
      draft.components.schemas.Name = { type: 'string' };
      for (const name of ['first', 'second'])
        input(draft).properties[name] = { $ref: '#/components/schemas/Name', maxLength: 9 };
    };
    const places = (change: (draft: Draft) => void) =>
      changesBy(change, uses).map((one) => `${one.kind} ${one.place} ${one.sentence}`);
    expect(places((draft) => (input(draft).properties.second.maxLength = 5))).toEqual([
      expect.stringMatching(/^major POST .*, \/second and 1 more maxLength 9 became 5/),
    ]);
    expect(places((draft) => (draft.components.schemas.Name.type = 'integer'))).toEqual([
      expect.stringMatching(/^major POST .*, \/first and 1 more type string became integer/),
    ]);
  });

  it('a field of a form that is called like an explanation is compared', () => {
    const form = (draft: Draft) => post(draft).requestBody.content['application/x-www-form-urlencoded'];
    expect(
      changesBy(
        (draft) => (form(draft).encoding.description.explode = false),
        (draft) => (form(draft).encoding = { description: { explode: true } }),
      ),
    ).toMatchObject([{ kind: 'major', sentence: 'cannot judge: the encoding of fields changed' }]);
  });

  it('with their own version raised are the same', () => {
    expect(changesBy((draft) => (draft.info.version = '2.4.0'))).toEqual([]);
  });

  it('may refer to themselves without end', () => {
    const found = changesBy((draft) => {
      counter(draft).properties.branches.items = { $ref: '#/components/schemas/Branch' };
      draft.components.schemas.Branch = { ...counter(draft), required: ['id', 'state'] };
    });
    expect(found).toEqual([
      {
        kind: 'major',
        place: 'GET /v2/counters, answer 200 (application/json), /*/branches/* and 1 more',
        sentence: 'member "tickets" became optional: clients that rely on it find nothing',
      },
    ]);
  });
});

describe('what is not understood is a break', () => {
  it.each<[string, (draft: Draft) => void, string]>([
    ['a keyword of a schema', (draft) => (input(draft).if = { required: ['kind'] }), '"if" changed'],
    ['a member of an operation', (draft) => (post(draft).callbacks = { done: {} }), '"callbacks" changed'],
    [
      'a member of an answer',
      (draft) => (post(draft).responses['201'].links = { self: {} }),
      '"links" changed',
    ],
    ['a member of the document', (draft) => (draft.webhooks = { ring: {} }), '"webhooks" changed'],
    [
      'a reference to another document',
      (draft) => (input(draft).properties.note = { $ref: 'other.yaml#/note' }),
      'another document',
    ],
    [
      'a reference to nothing',
      (draft) => (input(draft).properties.note = { $ref: '#/components/schemas/None' }),
      'refers to nothing',
    ],
    ['a schema that is false', (draft) => (input(draft).properties.note = false), 'a schema that is `false`'],
    ['a newer OpenAPI', (draft) => (draft.openapi = '3.2.0'), 'moved from OpenAPI 3.1 to 3.2'],
    [
      'additionalProperties in a part of an allOf',
      (draft) => {
        const { type, required, properties } = input(draft);
        draft.components.schemas.CounterInput = {
          allOf: [
            { type, required, properties },
            { type, properties: { age: { type: 'integer' } }, additionalProperties: false },
          ],
        };
      },
      'additionalProperties in one part of an allOf',
    ],
  ])('%s', (_name, change, sentence) => {
    const judged = changesBy(change).filter((one) => one.sentence.startsWith('cannot judge: '));
    expect(judged.map((one) => `${one.kind} ${one.sentence}`).join('\n')).toContain(sentence);
    expect(judged.every((one) => one.kind === 'major')).toBe(true);
  });

  it('and no change when both documents have it', () => {
    expect(
      changesBy(
        () => {},
        (draft) => (input(draft).if = { required: ['kind'] }),
      ),
    ).toEqual([]);
  });
});

describe('requests and answers are judged in opposite directions', () => {
  it.each<[string, (schema: Draft) => void, 'narrowed' | 'widened' | 'other']>([
    ['minLength', (schema) => (schema.minLength = 2), 'narrowed'],
    ['maxLength', (schema) => (schema.maxLength = 5), 'narrowed'],
    ['maxLength raised', (schema) => (schema.maxLength = 10), 'widened'],
    ['pattern', (schema) => (schema.pattern = '^x'), 'narrowed'],
    ['format', (schema) => (schema.format = 'date'), 'narrowed'],
    ['enum', (schema) => (schema.enum = ['a']), 'narrowed'],
    ['const', (schema) => (schema.const = 'a'), 'narrowed'],
    ['one more type', (schema) => (schema.type = ['string', 'null']), 'widened'],
    ['no type', (schema) => delete schema.type, 'widened'],
    ['another type', (schema) => (schema.type = 'boolean'), 'other'],
  ])('%s', (_name, change, expected) => {
    const text = { type: 'string', maxLength: 8 };
    const request = changesBy(
      (draft) => change(input(draft).properties.text),
      (draft) => (input(draft).properties.text = { ...text }),
    );
    const answer = changesBy(
      (draft) => change(counter(draft).properties.text),
      (draft) => (counter(draft).properties.text = { ...text }),
    );
    const kinds = { narrowed: ['major', 'minor'], widened: ['minor', 'major'], other: ['major', 'major'] };
    expect([request[0]?.kind, answer[0]?.kind]).toEqual(kinds[expected]);
    expect([request.length, answer.length]).toEqual([1, 1]);
  });

  it('number holds integer', () => {
    const [change] = changesBy((draft) => (counter(draft).properties.tickets.type = 'number'));
    expect(change).toMatchObject({
      kind: 'major',
      sentence: expect.stringContaining('type integer became number'),
    });
  });

  it('an object closed in a request breaks, in an answer it promises', () => {
    expect(changesBy((draft) => (input(draft).additionalProperties = false))[0]?.kind).toBe('major');
    expect(changesBy((draft) => (counter(draft).additionalProperties = false))[0]?.kind).toBe('minor');
  });

  it('alternatives: one removed breaks requests, one added breaks answers', () => {
    const both = { anyOf: [{ type: 'string' }, { type: 'integer' }] };
    const one = { anyOf: [{ type: 'string' }] };
    const judge = (schema: (draft: Draft) => Draft, was: object, is: object) =>
      changesBy(
        (draft) => (schema(draft).properties.value = structuredClone(is)),
        (draft) => (schema(draft).properties.value = structuredClone(was)),
      ).map((change) => change.kind);
    expect(judge(input, both, one)).toEqual(['major']);
    expect(judge(input, one, both)).toEqual(['minor']);
    expect(judge(counter, both, one)).toEqual(['minor']);
    expect(judge(counter, one, both)).toEqual(['major']);
  });
});

describe('an operation', () => {
  it.each<[string, (draft: Draft) => void, string, string]>([
    [
      'moves',
      (draft) => {
        draft.paths['/v2/desks'] = draft.paths['/v2/counters'];
        delete draft.paths['/v2/counters'];
      },
      'major',
      'the operation moved to GET /v2/desks',
    ],
    [
      'needs a new parameter',
      (draft) =>
        (draft.paths['/v2/hours'].get.parameters = [
          { name: 'day', in: 'query', required: true, schema: {} },
        ]),
      'major',
      'a required parameter was added',
    ],
    [
      'has a new optional parameter',
      (draft) => (draft.paths['/v2/hours'].get.parameters = [{ name: 'day', in: 'query', schema: {} }]),
      'minor',
      'an optional parameter was added',
    ],
    [
      'loses a parameter',
      (draft) => draft.paths['/v2/counters'].get.parameters.shift(),
      'major',
      'the parameter was removed',
    ],
    [
      'has a parameter elsewhere',
      (draft) => (draft.paths['/v2/counters'].get.parameters[0].in = 'header'),
      'major',
      'the parameter moved to header parameter district',
    ],
    [
      'narrows a parameter',
      (draft) => (draft.paths['/v2/counters'].get.parameters[0].schema.maxLength = 20),
      'major',
      'maxLength 40 became 20',
    ],
    ['takes no body any more', (draft) => delete post(draft).requestBody, 'major', 'the body was removed'],
    [
      'answers another media type',
      (draft) => (draft.paths['/v2/hours'].get.responses['200'].content = { 'text/html': {} }),
      'major',
      'media type text/plain was removed',
    ],
    [
      'asks for another scheme',
      (draft) => (draft.components.securitySchemes.token.scheme = 'basic'),
      'major',
      'scheme bearer became basic',
    ],
    ['is out of date', (draft) => (post(draft).deprecated = true), 'minor', 'deprecated became true'],
    ['may be repeated', (draft) => (post(draft)['x-idempotent'] = true), 'minor', 'x-idempotent became true'],
  ])('%s', (_name, change, kind, sentence) => {
    const found = changesBy(change);
    expect(found[0]?.kind).toBe(kind);
    expect(found.map((one) => one.sentence).join('\n')).toContain(sentence);
  });
});

/** Every way to take one part out of a value, as a pointer to it. */
function pointers(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [
    [...path, key],
    ...pointers(member, [...path, key]),
  ]);
}

/** The document without one part, or with a word, a number or a flag changed there. */
function damaged(pointer: readonly string[], how: 'removed' | 'changed'): Draft | undefined {
  const draft = parsed();
  const last = pointer.at(-1)!;
  let at = draft;
  for (const step of pointer.slice(0, -1)) at = at[step];
  if (how === 'removed') {
    if (Array.isArray(at)) at.splice(Number(last), 1);
    else delete at[last];
    return draft;
  }
  const value = at[last];
  if (typeof value === 'object') return undefined;
  at[last] = typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value}x`;
  return draft;
}

describe('nothing is overlooked', () => {
  const document = parsed();
  const damages = pointers(document)
    .filter((pointer) => !pointer.includes('description') && pointer[0] !== 'info')
    .flatMap((pointer) =>
      (['removed', 'changed'] as const).map((how) => ({
        name: `${how} /${pointer.join('/')}`,
        draft: damaged(pointer, how),
      })),
    )
    .filter(({ draft }) => draft !== undefined);

  it.each([
    ['there', (draft: Draft) => compareContracts(document, draft)],
    ['back', (draft: Draft) => compareContracts(draft, document)],
  ] as const)('whatever is removed or changed is more than a patch, %s', (direction, compare) => {
    const overlooked = damages.filter(({ draft }) =>
      compare(draft).every((change) => change.kind === 'patch'),
    );
    expect(damages.length).toBeGreaterThan(180);
    expect(overlooked.map(({ name }) => name)).toEqual(LESS[direction]);
  });
});

/** What binds nobody: another patch of OpenAPI, demands that the other parts of the schema make as well. */
const SAME = [
  'changed /openapi',
  'removed /components/schemas/ForbiddenProblem/allOf/1/type',
  'removed /components/schemas/ForbiddenProblem/allOf/1/properties/type/type',
];
/** A scheme that is new in the list, but was demanded before, was no contract anybody could fulfil. */
const LESS: Readonly<Record<'there' | 'back', readonly string[]>> = {
  there: SAME,
  back: [
    'changed /openapi',
    'removed /components/securitySchemes',
    'removed /components/securitySchemes/token',
    ...SAME.slice(1),
  ],
};

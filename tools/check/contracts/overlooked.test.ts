/** Changes that are easily overlooked: names like explanations, marks on wholes, scopes, `default` and ranges. */
import { describe, expect, it } from 'vitest';
import { compareContracts } from './compare.ts';
import { type Draft, parsed } from './planted.ts';

const post = (draft: Draft) => draft.paths['/v2/counters'].post;
const input = (draft: Draft) => draft.components.schemas.CounterInput;
const counter = (draft: Draft) => draft.components.schemas.Counter;

function majorsBy(change: (draft: Draft) => void, first: (draft: Draft) => void): string[] {
  const before = parsed();
  first(before);
  const after = structuredClone(before);
  change(after);
  return compareContracts(before, after)
    .filter(({ kind }) => kind === 'major')
    .map(({ place, sentence }) => `${place}: ${sentence}`);
}

describe('names that are like explanations', () => {
  it.each<[string, (draft: Draft) => Draft, object, object]>([
    ['dependentRequired', input, { description: ['note'] }, { description: ['kind'] }],
    ['dependentSchemas', input, { title: { minProperties: 1 } }, { title: { minProperties: 2 } }],
    ['patternProperties', input, { 'x-[a-z]+': { type: 'string' } }, { 'x-[a-z]+': { type: 'null' } }],
    ['callbacks', post, { 'x-done': { '{$url}': { get: {} } } }, { 'x-done': { '{$url}': { put: {} } } }],
    ['links', (draft) => post(draft).responses['201'], { 'x-next': { operationId: 'a' } }, {}],
    ['webhooks', (draft) => draft, { 'x-hook': { get: {} } }, { 'x-hook': { put: {} } }],
  ])('are compared in %s', (keyword, owner, before, after) => {
    const majors = majorsBy(
      (draft) => (owner(draft)[keyword] = after),
      (draft) => (owner(draft)[keyword] = before),
    );
    expect(majors.join()).toContain(`cannot judge: "${keyword}" changed`);
  });
});

describe('a mark that breaks', () => {
  it('is one on a whole request', () => {
    expect(
      majorsBy(
        (draft) => (input(draft).readOnly = true),
        () => {},
      )[0],
    ).toContain('became readOnly');
  });

  it('is one on members without a name', () => {
    const open = (draft: Draft) => {
      input(draft).additionalProperties = { type: 'string' };
      counter(draft).additionalProperties = { type: 'string' };
    };
    const mark = (schema: (draft: Draft) => Draft, word: string) =>
      majorsBy((draft) => (schema(draft).additionalProperties[word] = true), open);
    expect(mark(input, 'readOnly')[0]).toContain('/* and 1 more: became readOnly');
    expect(mark(counter, 'writeOnly')[0]).toContain('became writeOnly');
    expect(mark(input, 'writeOnly')).toEqual([]);
    expect(mark(counter, 'readOnly')).toEqual([]);
  });
});

describe('who is let in', () => {
  it('a scheme is removed that a path item behind a reference demands', () => {
    const majors = majorsBy(
      (draft) => delete draft.components.securitySchemes.token,
      (draft) => {
        delete draft.security;
        draft.components.pathItems = { Hours: draft.paths['/v2/hours'] };
        draft.components.pathItems.Hours.get.security = [{ token: [] }];
        draft.paths['/v2/hours'] = { $ref: '#/components/pathItems/Hours' };
      },
    );
    expect(majors.join()).toContain('the scheme was removed, but is still demanded');
  });

  it('a scope is removed that an operation demands', () => {
    const flows = (draft: Draft) => draft.components.securitySchemes.grant.flows.clientCredentials;
    const demand = (draft: Draft) => {
      draft.components.securitySchemes.grant = {
        type: 'oauth2',
        flows: {
          clientCredentials: { tokenUrl: 'https://counters.example/token', scopes: { open: '', see: '' } },
        },
      };
      post(draft).security = [{ grant: ['open'] }];
    };
    expect(majorsBy((draft) => delete flows(draft).scopes.see, demand)).toEqual([]);
    expect(majorsBy((draft) => delete flows(draft).scopes.open, demand).join()).toContain(
      'the scope open was removed, but is still demanded',
    );
  });
});

describe('answers that speak for others', () => {
  const problem = { $ref: '#/components/schemas/Problem' };
  const answer = (schema: object, type = 'application/problem+json') => ({
    description: '',
    content: { [type]: { schema } },
  });
  const states = (draft: Draft) => counter(draft).properties.state.enum;

  it('default is a success where there is no other', () => {
    const only = (draft: Draft) => {
      draft.paths = { '/v2/hours': draft.paths['/v2/hours'] };
      draft.paths['/v2/hours'].get.responses = {
        default: answer({ $ref: '#/components/schemas/Counter' }, 'application/json'),
      };
    };
    const beside = (draft: Draft) => {
      only(draft);
      draft.paths['/v2/hours'].get.responses['204'] = { description: '' };
    };
    expect(majorsBy((draft) => states(draft).push('paused'), only).join()).toContain(
      'value "paused" was added',
    );
    expect(majorsBy((draft) => states(draft).push('paused'), beside)).toEqual([]);
  });

  it.each(['4XX', 'default'])('an answer of its own beside %s is compared with it', (range) => {
    const ranged = (draft: Draft) => (post(draft).responses[range] = answer(problem));
    const adding = (added: object) => majorsBy((draft) => (post(draft).responses['404'] = added), ranged);
    expect(adding(answer(problem))).toEqual([]);
    expect(adding({ description: '' }).join()).toContain('media type application/problem+json was removed');
    expect(adding(answer({ type: 'array' })).join()).toContain('became array');
    expect(adding(answer(problem, 'application/json'))).toHaveLength(1);
  });

  it('a success of its own beside 2XX is compared with it', () => {
    const majors = majorsBy(
      (draft) => (post(draft).responses['200'] = { description: '' }),
      (draft) => (post(draft).responses['2XX'] = answer(problem, 'application/json')),
    );
    expect(majors.join()).toContain('answer 200, 2XX before: media type application/json was removed');
  });
});

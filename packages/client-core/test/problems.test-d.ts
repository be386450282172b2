import { assertType, expectTypeOf, test } from 'vitest';
import {
  createClient,
  type HttpProblem,
  isProblem,
  openContract,
  type ProblemDetails,
  type ProblemsOf,
} from '../src/index.ts';
import type { paths as registry } from './generated/registry.ts';

type Problem<Type extends string, More = object> = {
  headers: object;
  content: { 'application/problem+json': { type: Type; title?: string } & More };
};

/** A contract as it should be: every problem has a type of its own. */
interface Office {
  '/permits/{id}': {
    get: {
      parameters: { path: { id: string } };
      responses: {
        200: { content: { 'application/json': { id: string } } };
        404: Problem<'urn:office:unknown', { id: string }>;
        409: Problem<'urn:office:locked', { until: string }> | Problem<'urn:office:withdrawn'>;
      };
    };
  };
  '/undeclared': { get: { responses: { 200: { content: { 'application/json': string } } } } };
  '/ranges': {
    get: {
      responses: {
        204: { content?: never };
        404: Problem<'urn:office:unknown'>;
        '4XX': Problem<'urn:office:refused'>;
        '5XX': { content?: never };
      };
    };
  };
}

const office = createClient({ contract: openContract<Office>(), baseUrl: 'https://office.example' });
const register = createClient({ contract: openContract<registry>(), baseUrl: 'https://register.example' });
const call = () => office.safe.get('/permits/{id}', { path: { id: '7' } });

test('a switch over the types of all problems can be exhaustive', async () => {
  const result = await call();
  if (result.ok) return result.data.id;
  switch (result.type) {
    case 'urn:office:unknown':
      expectTypeOf(result.status).toEqualTypeOf<404>();
      return result.problem.id;
    case 'urn:office:locked':
      expectTypeOf(result.status).toEqualTypeOf<409>();
      return result.problem.until;
    case 'urn:office:withdrawn':
      return result.problem.title;
    case 'about:blank':
      expectTypeOf(result.problem).toEqualTypeOf<ProblemDetails>();
      expectTypeOf(result.status).toExtend<number>();
      return result.problem.detail;
    case undefined:
      return result.error.code;
    default:
      return result satisfies never;
  }
});

test('a switch that forgets a type does not compile', async () => {
  const result = await call();
  if (result.ok || result.status !== 409) return;
  switch (result.type) {
    case 'urn:office:locked':
    case 'about:blank':
      return;
    default:
      // @ts-expect-error `urn:office:withdrawn` is left
      result satisfies never;
  }
});

test('what is foreign keeps its document, whose type is as it came', async () => {
  const result = await call();
  if (result.ok || result.status !== 404 || result.type !== 'about:blank') return;
  expectTypeOf(result.problem.type).toEqualTypeOf<string>();
  expectTypeOf(result.error).toEqualTypeOf<HttpProblem<404, ProblemDetails>>();
  expectTypeOf(result.headers).toEqualTypeOf<Headers>();
});

test('a status that the contract does not declare says no more than the status', async () => {
  const result = await office.safe.get('/undeclared');
  if (result.ok || result.status === undefined) return;
  expectTypeOf(result.type).toEqualTypeOf<'about:blank'>();
  if (result.status === 503) expectTypeOf(result.problem).toEqualTypeOf<ProblemDetails>();
  // @ts-expect-error not an error status
  if (result.status === 200) return;
});

test('ranges stand for the statuses that are not declared beside them', async () => {
  const result = await office.safe.get('/ranges');
  if (result.ok || result.status === undefined) return;
  if (result.status === 404) {
    expectTypeOf(result.type).toEqualTypeOf<'urn:office:unknown' | 'about:blank'>();
  } else if (result.status === 418) {
    expectTypeOf(result.type).toEqualTypeOf<'urn:office:refused' | 'about:blank'>();
  } else if (result.status === 500) {
    expectTypeOf(result.type).toEqualTypeOf<string>();
  } else if (result.status === 303) {
    expectTypeOf(result.type).toEqualTypeOf<'about:blank'>();
  }
});

test('a thrown problem is one of the declared', () => {
  type Declared = ProblemsOf<Office, 'get', '/permits/{id}'>;
  expectTypeOf<Declared['status']>().toEqualTypeOf<404 | 409>();
  expectTypeOf<Declared['problem']['type']>().toEqualTypeOf<
    'urn:office:unknown' | 'urn:office:locked' | 'urn:office:withdrawn'
  >();
  expectTypeOf<ProblemsOf<Office, 'get', '/undeclared'>>().toEqualTypeOf<never>();
});

test('a switch over the types of a thrown problem can be exhaustive', (error: unknown) => {
  if (!isProblem(error, office, 'get', '/permits/{id}')) return undefined;
  assertType<HttpProblem>(error);
  const { problem } = error;
  switch (problem.type) {
    case 'urn:office:unknown':
      return problem.id;
    case 'urn:office:locked':
      return problem.until;
    case 'urn:office:withdrawn':
      return problem.title;
    default:
      return problem satisfies never;
  }
});

test('where the contract names no types, the type is as it came', (error: unknown) => {
  if (!isProblem(error, register, 'get', '/dogs/{dogId}')) return;
  if (error.status === 410) {
    expectTypeOf(error.problem.type).toEqualTypeOf<string>();
    expectTypeOf(error.problem.since).toEqualTypeOf<string | undefined>();
  } else {
    expectTypeOf(error.status).toEqualTypeOf<404>();
    expectTypeOf(error.problem.dogId).toEqualTypeOf<string>();
  }
});

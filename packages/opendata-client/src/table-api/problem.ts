import type { Language } from '@rathaus/client-core/texts';
import { type ProblemName, problemTexts } from '../texts/table-api/problems.ts';

/** What a problem says beside its kind. Everything is JSON for the caller: nothing of paths or SQL. */
export interface ProblemFacts {
  /** The parameter of the query that is wrong, as it was given, shortened. */
  readonly parameter?: string | undefined;
  /** What could have been written instead. */
  readonly available?: readonly string[] | undefined;
  /** What was expected, in words or as a bound. */
  readonly expected?: string | undefined;
  readonly limit?: number | undefined;
  /** Seconds until another attempt makes sense. */
  readonly retryAfter?: number | undefined;
  readonly allow?: string | undefined;
}

/** Ends a request with a problem document. Never leaves `handle()`. */
export class RequestProblem extends Error {
  readonly problem: ProblemName;
  readonly facts: ProblemFacts;

  constructor(problem: ProblemName, facts: ProblemFacts = {}) {
    super(problem);
    this.name = 'RequestProblem';
    this.problem = problem;
    this.facts = facts;
  }
}

/** HTTP status of each problem (RFC 9110, section 15). */
export const problemStatus: Readonly<Record<ProblemName, number>> = {
  'not-found': 404,
  'unknown-table': 404,
  'unknown-tenant': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  'unknown-parameter': 400,
  'unknown-column': 400,
  'unknown-operator': 400,
  'invalid-value': 400,
  'repeated-parameter': 400,
  'too-many-filters': 400,
  'too-many-values': 400,
  'query-too-long': 414,
  'cursor-invalid': 400,
  'cursor-of-other-query': 400,
  'cursor-outdated': 410,
  'sort-without-index': 400,
  'too-costly': 422,
  'answer-too-large': 422,
  'no-geometry': 404,
  'geometry-not-wgs84': 404,
  'table-unavailable': 503,
  'tenant-unavailable': 503,
  'internal-error': 500,
};

/** Prefix of the types of our problems; RFC 9457, section 3.1.1 lets a type be any URI. */
export const problemPrefix = 'urn:rathaus:table-api:';

const longestEcho = 100;
const mostListed = 200;

/** A problem document (RFC 9457) in the language of the caller. */
export function problemBody({ problem, facts }: RequestProblem, language: Language): Record<string, unknown> {
  const { title, detail } = problemTexts[problem];
  const parameter = facts.parameter?.slice(0, longestEcho).toWellFormed();
  const available = facts.available?.slice(0, mostListed);
  return {
    type: `${problemPrefix}${problem}`,
    title: title[language],
    status: problemStatus[problem],
    detail: detail({ ...facts, parameter, available })[language],
    parameter,
    available,
    limit: facts.limit,
  };
}

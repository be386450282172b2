/** The answers of an operation as the table writes them. */
import { isJson } from '../contract/media-type.ts';
import { closedPointers, type Reaches } from './access.ts';
import { refused } from './errors.ts';
import type { OperationData } from './operation-data.ts';
import { objectAt, type Reader, type Spot } from './reader.ts';
import { keywords, membersOf, partsOf } from './schema.ts';

/** One declared answer. */
export interface Answer {
  /** `200`, `4XX`, `default`. */
  readonly status: string;
  readonly success: boolean;
  readonly spot: Spot;
  /** Media types with their places; none is an answer without a body. */
  readonly content: readonly (readonly [type: string, mediaType: Spot])[];
}

/** The answers of an operation. `default` is the success where no other one is declared. */
export function answersOf(reader: Reader, operation: Spot, method: string): Answer[] {
  const responses = reader
    .members(reader.child(operation, 'responses'))
    .filter(([status]) => !status.startsWith('x-'));
  if (responses.length === 0)
    throw refused('core.generate.structure', operation.at, 'needs `responses` with at least one answer');
  const isSuccess = (status: string) => /^2/.test(status);
  const hasSuccess = responses.some(([status]) => isSuccess(status));
  return responses.map(([status, reference]) => {
    if (!/^([1-5](\d\d|XX)|default)$/.test(status))
      throw refused('core.generate.structure', reference.at, 'must be a status, 1XX to 5XX or default');
    const spot = reader.follow(reference);
    objectAt(spot);
    // Answers to HEAD, and those of these statuses, have no body whatever a document says (RFC 9110, section 6.4.1).
    const empty = method === 'head' || ['204', '205', '304'].includes(status);
    return {
      status,
      success: isSuccess(status) || (status === 'default' && !hasSuccess),
      spot,
      content: empty ? [] : reader.members(reader.child(spot, 'content')),
    };
  });
}

/** The members of an operation's table that are about answers. */
export function answerTables(
  reader: Reader,
  answers: readonly Answer[],
  reaches: Reaches,
): Pick<OperationData, 'answers' | 'problemTypes' | 'problems' | 'writeOnly'> {
  const successes = answers.filter(({ success }) => success);
  const others = answers.filter(({ success }) => !success);
  const types = successes.map(({ status, content }) => [status, content.map(([type]) => type)] as const);
  const problemTypes = new Set(others.flatMap(({ content }) => content.map(([type]) => type)));
  const jsonSchemas = successes.flatMap(({ content }) => schemasOf(reader, content));
  const writeOnly = closedPointers(reader, jsonSchemas, 'writeOnly', reaches);
  return {
    answers: Object.fromEntries(types),
    ...(problemTypes.size > 0 ? { problemTypes: [...problemTypes] } : {}),
    ...(others.length > 0
      ? {
          problems: Object.fromEntries(
            others.map(({ status, content }) => [status, problemsOf(reader, schemasOf(reader, content))]),
          ),
        }
      : {}),
    ...(writeOnly.length > 0 ? { writeOnly } : {}),
  };
}

/** Schemas of the JSON media types. */
const schemasOf = (reader: Reader, content: Answer['content']): Spot[] =>
  content.flatMap(([type, mediaType]) => {
    const schema = isJson(type) ? reader.member(mediaType, 'schema') : undefined;
    return schema ? [schema] : [];
  });

/** The words that a schema allows for its value; `undefined` where it allows others too. */
function wordsOf(reader: Reader, schema: Spot): string[] | undefined {
  for (const part of partsOf(reader, schema)) {
    const { const: word, enum: words } = keywords(part);
    const all = word === undefined ? words : [word];
    if (Array.isArray(all) && all.every((one) => typeof one === 'string')) return all;
  }
  return undefined;
}

/** Values of `type` that the schemas of a problem name, alternatives included. */
function problemsOf(reader: Reader, schemas: readonly Spot[]): string[] {
  const types = schemas.flatMap((schema) => membersOf(reader, schema)).filter(({ name }) => name === 'type');
  return [...new Set(types.flatMap(({ schema }) => wordsOf(reader, schema) ?? []))];
}

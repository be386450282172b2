/** What an operation takes and answers: bodies, statuses, media types, headers. */
import { type Comparison, refuseUnknown } from './comparison.ts';
import { type Json, type JsonObject, objectOf, resolve, sameContract } from './document.ts';
import { compareSchemas } from './schemas.ts';

const BODY = new Set(['required', 'content']);
const MEDIA = new Set(['schema', 'encoding']);
const ANSWER = new Set(['headers', 'content']);
const HEADER = new Set(['required', 'schema', 'style', 'explode', 'deprecated']);

export function compareExchanges(
  was: JsonObject,
  is: JsonObject,
  place: string,
  comparison: Comparison,
): void {
  compareRequestBodies(was.requestBody, is.requestBody, place, comparison);
  compareAnswers(objectOf(was.responses), objectOf(is.responses), place, comparison);
}

function compareRequestBodies(
  before: Json | undefined,
  after: Json | undefined,
  place: string,
  comparison: Comparison,
): void {
  const { changes } = comparison;
  if (before === undefined && after === undefined) return;
  const was = objectOf(resolve(comparison.before, before));
  const is = objectOf(resolve(comparison.after, after));
  const here = `${place}, request`;
  if (before === undefined) {
    if (is.required === true)
      changes.add('major', here, 'a required body was added: clients that send none are refused');
    else changes.add('minor', here, 'an optional body was added: clients may send it');
    return;
  }
  if (after === undefined) {
    changes.add('major', here, 'the body was removed: clients that send it are refused or not heard');
    return;
  }
  if ((was.required ?? false) !== (is.required ?? false)) {
    if (is.required === true)
      changes.add('major', here, 'the body became required: clients that send none are refused');
    else changes.add('minor', here, 'the body became optional: clients may leave it out');
  }
  refuseUnknown(was, is, BODY, here, comparison);
  compareContents(objectOf(was.content), objectOf(is.content), here, {
    ...comparison,
    failure: false,
    direction: 'request',
  });
}

const isSuccess = (status: string): boolean => /^[23]/.test(status);

/**
 * `2XX`, `204` and redirects that were declared are successes; the rest report failures, and so does `default` unless
 * it is all there is for successes.
 */
const isFailure = (status: string, answers: JsonObject): boolean =>
  status === 'default' ? Object.keys(answers).some(isSuccess) : !isSuccess(status);

/** What spoke for a status before it had an answer of its own: its range, or `default`. */
function rangeOf(status: string, answers: JsonObject): string | undefined {
  const range = `${status[0]}XX`;
  if (range in answers) return range;
  const isDefault = 'default' in answers && isFailure('default', answers) === isFailure(status, answers);
  return isDefault ? 'default' : undefined;
}

function compareAnswers(was: JsonObject, is: JsonObject, place: string, comparison: Comparison): void {
  const { changes } = comparison;
  for (const [status, entry] of Object.entries(was)) {
    const here = `${place}, answer ${status}`;
    if (status.startsWith('x-')) continue;
    if (status in is) {
      const failure = isFailure(status, was) && isFailure(status, is);
      compareAnswer(entry, is[status], here, failure, comparison);
    } else if (isFailure(status, was))
      changes.add(
        'major',
        here,
        'the problem status was removed: clients that branch on it never come there',
      );
    else changes.add('major', here, 'the success status was removed: clients that wait for it fail');
  }
  for (const status of Object.keys(is)) {
    if (status in was || status.startsWith('x-')) continue;
    const here = `${place}, answer ${status}`;
    const failure = isFailure(status, is);
    if (failure)
      changes.add(
        'minor',
        here,
        'a problem status was added: clients report it as a problem they do not know',
      );
    else
      changes.add(
        'minor',
        here,
        'a success status was added: clients that ask for exactly one should look at it',
      );
    const range = rangeOf(status, was);
    if (range !== undefined)
      compareAnswer(was[range], is[status], `${here}, ${range} before`, failure, comparison);
  }
}

function compareAnswer(
  before: Json | undefined,
  after: Json | undefined,
  place: string,
  failure: boolean,
  comparison: Comparison,
): void {
  const [was, is] = [
    objectOf(resolve(comparison.before, before)),
    objectOf(resolve(comparison.after, after)),
  ];
  refuseUnknown(was, is, ANSWER, place, comparison);
  compareHeaders(objectOf(was.headers), objectOf(is.headers), place, failure, comparison);
  compareContents(objectOf(was.content), objectOf(is.content), place, {
    ...comparison,
    failure,
    direction: 'answer',
  });
}

interface ContentComparison extends Comparison {
  readonly direction: 'request' | 'answer';
  readonly failure: boolean;
}

function compareContents(was: JsonObject, is: JsonObject, place: string, context: ContentComparison): void {
  const { changes } = context;
  const request = context.direction === 'request';
  for (const [type, entry] of Object.entries(was)) {
    if (!(type in is)) {
      if (request)
        changes.add('major', place, `media type ${type} was removed: clients that send it are refused`);
      else
        changes.add(
          'major',
          place,
          `media type ${type} was removed: clients that ask for it get another or none`,
        );
      continue;
    }
    const here = `${place} (${type})`;
    const [left, right] = [
      objectOf(resolve(context.before, entry)),
      objectOf(resolve(context.after, is[type])),
    ];
    refuseUnknown(left, right, MEDIA, here, context);
    if (
      !sameContract(
        { document: context.before, value: { encoding: left.encoding } },
        { document: context.after, value: { encoding: right.encoding } },
      )
    )
      changes.add('major', here, 'cannot judge: the encoding of fields changed');
    compareSchemas(left.schema, right.schema, { ...context, place: here });
  }
  for (const type of Object.keys(is)) {
    if (type in was) continue;
    if (request) changes.add('minor', place, `media type ${type} was added: clients may send it`);
    else changes.add('minor', place, `media type ${type} was added: clients may ask for it`);
  }
}

/** Headers of an answer have no case. */
function compareHeaders(
  before: JsonObject,
  after: JsonObject,
  place: string,
  failure: boolean,
  comparison: Comparison,
): void {
  const { changes } = comparison;
  const [was, is] = [headersOf(before, comparison.before), headersOf(after, comparison.after)];
  for (const [name, left] of was) {
    const right = is.get(name);
    const here = `${place}, header ${name}`;
    if (!right) {
      if (left.required === true)
        changes.add('major', here, 'the header was removed: clients that rely on it find nothing');
      else changes.add('minor', here, 'the optional header was removed: clients could not rely on it');
      continue;
    }
    if (left.required === true && right.required !== true)
      changes.add('major', here, 'the header became optional: clients that rely on it find nothing');
    if (left.required !== true && right.required === true)
      changes.add('minor', here, 'the header is now always there: services have to give it');
    if (
      (left.explode ?? false) !== (right.explode ?? false) ||
      (left.style ?? 'simple') !== (right.style ?? 'simple')
    )
      changes.add('major', here, 'style or explode changed: clients read the value wrongly');
    refuseUnknown(left, right, HEADER, here, comparison);
    compareSchemas(left.schema, right.schema, { ...comparison, direction: 'answer', failure, place: here });
  }
  for (const name of is.keys())
    if (!was.has(name))
      changes.add('minor', `${place}, header ${name}`, 'the header was added: clients may read it');
}

const headersOf = (headers: JsonObject, document: JsonObject): ReadonlyMap<string, JsonObject> =>
  new Map(
    Object.entries(headers).map(([name, entry]) => [name.toLowerCase(), objectOf(resolve(document, entry))]),
  );

/** Compares two schemas in one direction, through members, items and alternatives, references resolved. */
import type { Changes } from './change.ts';
import { additionalOf, branchesOf, compareDemands, DEMANDS, itemsOf, type Reading } from './demands.ts';
import { CannotJudge, type Json, type JsonObject, sameContract } from './document.ts';
import { type Direction, type SchemaView, viewSchema } from './schema-view.ts';

export interface SchemaComparison {
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly direction: Direction;
  /** The answer reports a failure. */
  readonly failure: boolean;
  /** Operation and media type, before the pointer into the value. */
  readonly place: string;
  readonly changes: Changes;
}

/** Keywords beside the demands that this comparison understands. */
const STRUCTURE = new Set(['items', 'additionalProperties', 'anyOf', 'oneOf', 'readOnly', 'writeOnly']);

/** Reports every change of `after` against `before`; what is not understood is reported as a break. */
export function compareSchemas(
  before: Json | undefined,
  after: Json | undefined,
  context: SchemaComparison,
): void {
  visit(before, after, '', undefined, context, new Set());
}

function visit(
  before: Json | undefined,
  after: Json | undefined,
  pointer: string,
  parent: string | undefined,
  context: SchemaComparison,
  visited: Set<string>,
): void {
  // Only a reference can come back; what it leads to is compared once.
  const pair = JSON.stringify([before, after]);
  if (visited.has(pair) || sameInBoth(before, after, context)) return;
  if (pair.includes('"$ref"')) visited.add(pair);
  let component = parent;
  const reading: Reading = {
    direction: context.direction,
    failure: context.failure,
    report: (kind, sentence) =>
      context.changes.add(kind, `${context.place}${pointer && `, ${pointer}`}`, sentence, component),
  };
  try {
    const was = viewSchema(context.before, before, context.direction);
    const is = viewSchema(context.after, after, context.direction);
    // A change inside a component is one change, wherever the component is used.
    component = was.component ?? parent;
    refuseUnknown(was, is, context);
    compareDemands(was, is, reading);
    compareMarks(was, is, reading);
    const deeper = (left: Json | undefined, right: Json | undefined, step: string) =>
      visit(left, right, `${pointer}${step}`, component && `${component}${step}`, context, visited);
    compareMembers(was, is, reading, deeper);
    compareItems(was, is, deeper);
    for (const keyword of ['anyOf', 'oneOf'] as const)
      compareBranches(keyword, was, is, reading, deeper, (left, right) => sameInBoth(left, right, context));
  } catch (error) {
    if (!(error instanceof CannotJudge)) throw error;
    reading.report('major', `cannot judge: ${error.message}`);
  }
}

type Deeper = (before: Json | undefined, after: Json | undefined, step: string) => void;

function sameInBoth(before: Json | undefined, after: Json | undefined, context: SchemaComparison): boolean {
  return sameContract({ document: context.before, value: before }, { document: context.after, value: after });
}

/** A keyword that nobody here understands may differ in a way that matters. */
function refuseUnknown(was: SchemaView, is: SchemaView, context: SchemaComparison): void {
  for (const key of new Set([...was.keywords.keys(), ...is.keywords.keys()])) {
    if (DEMANDS.has(key) || STRUCTURE.has(key)) continue;
    // With its keyword: it says whether members are names, which may be called like an explanation.
    const demands = (view: SchemaView) => view.keywords.get(key)?.map((demand) => ({ [key]: demand }));
    if (!sameInBoth(demands(was), demands(is), context))
      throw new CannotJudge(`"${key}" changed, which this check does not understand`);
  }
}

/** Marks of a whole body, of members without a name and of items; those of named members are judged with them. */
function compareMarks(was: SchemaView, is: SchemaView, { direction, report }: Reading): void {
  const mark = direction === 'request' ? 'readOnly' : 'writeOnly';
  const marked = (view: SchemaView) => view.keywords.get(mark)?.includes(true) === true;
  if (marked(was) === marked(is)) return;
  if (direction === 'request') {
    if (marked(is)) report('major', `became ${mark}: clients that send it are refused or not heard`);
    else report('minor', `is no longer ${mark}: clients may send it`);
  } else if (marked(is)) report('major', `became ${mark}: clients that read it find nothing`);
  else report('minor', `is no longer ${mark}: clients may read it`);
}

function compareMembers(was: SchemaView, is: SchemaView, reading: Reading, deeper: Deeper): void {
  const request = reading.direction === 'request';
  const mark = request ? 'readOnly' : 'writeOnly';
  const names = new Set([...was.properties.keys(), ...was.required, ...is.properties.keys(), ...is.required]);
  for (const name of names) {
    const had = was.properties.has(name) && !was.hidden.has(name);
    const has = is.properties.has(name) && !is.hidden.has(name);
    const needed = was.required.has(name) && !was.hidden.has(name);
    const needs = is.required.has(name) && !is.hidden.has(name);
    const member = `member "${name}"`;
    if (had && !has) {
      const how = is.hidden.has(name) ? `became ${mark}` : 'was removed';
      if (request) reading.report('major', `${member} ${how}: clients that send it are refused or not heard`);
      else reading.report('major', `${member} ${how}: clients that read it find nothing`);
      continue;
    }
    if (needs && !needed) {
      const how = had ? 'became required' : 'was added and is required';
      if (request) reading.report('major', `${member} ${how}: clients that do not send it are refused`);
      else reading.report('minor', `${member} ${how}: services have to give it`);
    } else if (needed && !needs) {
      if (request) reading.report('minor', `${member} became optional: clients may leave it out`);
      else reading.report('major', `${member} became optional: clients that rely on it find nothing`);
    } else if (has && !had && request) reading.report('minor', `${member} was added: clients may send it`);
    else if (has && !had) reading.report('minor', `${member} was added: clients may read it`);
    if (had && has)
      deeper(
        was.properties.get(name),
        is.properties.get(name),
        `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      );
  }
  compareAdditional(was, is, reading, deeper);
}

function compareAdditional(was: SchemaView, is: SchemaView, reading: Reading, deeper: Deeper): void {
  const [left, right] = [additionalOf(was), additionalOf(is)];
  const request = reading.direction === 'request';
  if (left === right) return;
  if (right === false) {
    if (request)
      reading.report(
        'major',
        'additionalProperties became false: clients that send other members are refused',
      );
    else reading.report('minor', 'additionalProperties became false: the service promises no other members');
  } else if (left === false) {
    if (request) reading.report('minor', 'additionalProperties are allowed: clients may send other members');
    else
      reading.report('minor', 'additionalProperties are possible: clients ignore members they do not know');
  } else if (left === undefined) {
    if (request)
      reading.report('major', 'additionalProperties have a schema: clients that send others are refused');
    else reading.report('minor', 'additionalProperties have a schema: the service promises more than before');
  } else if (right === undefined) {
    if (request)
      reading.report('minor', 'additionalProperties may be anything: clients may send more than before');
    else
      reading.report(
        'major',
        'additionalProperties may be anything: clients that read them meet other types',
      );
  } else deeper(left, right, '/*');
}

function compareItems(was: SchemaView, is: SchemaView, deeper: Deeper): void {
  const [left, right] = [itemsOf(was), itemsOf(is)];
  if (left !== undefined || right !== undefined) deeper(left ?? true, right ?? true, '/*');
}

function compareBranches(
  keyword: 'anyOf' | 'oneOf',
  was: SchemaView,
  is: SchemaView,
  reading: Reading,
  deeper: Deeper,
  same: (before: Json, after: Json) => boolean,
): void {
  const [before, after] = [branchesOf(was, keyword), branchesOf(is, keyword)];
  const request = reading.direction === 'request';
  if (!before && !after) return;
  if (!before) {
    if (request)
      reading.report('major', `${keyword} is demanded: clients that send something else are refused`);
    else reading.report('minor', `${keyword} is promised: clients know more than before`);
    return;
  }
  if (!after) {
    if (request)
      reading.report('minor', `${keyword} is no longer demanded: clients may send more than before`);
    else reading.report('major', `${keyword} is no longer promised: clients may meet something else`);
    return;
  }
  const added = [...after];
  const gone = before.filter((branch) => {
    const at = added.findIndex((other) => same(branch, other));
    if (at >= 0) added.splice(at, 1);
    return at < 0;
  });
  // One branch against one: the same alternative, changed inside.
  if (gone.length === 1 && added.length === 1) {
    deeper(gone[0], added[0], '');
    return;
  }
  const words = !request && reading.failure;
  if (gone.length > 0) {
    const what = `${gone.length} of ${before.length} alternatives (${keyword}) removed`;
    if (request) reading.report('major', `${what}: clients that send one of them are refused`);
    else
      reading.report(words ? 'major' : 'minor', `${what}: clients that wait for one of them never meet it`);
  }
  if (added.length > 0) {
    const what = `${added.length} alternatives (${keyword}) added`;
    if (request) reading.report('minor', `${what}: clients may send them`);
    else reading.report(words ? 'minor' : 'major', `${what}: clients meet what they do not know`);
  }
}

/** Parameters of an operation: there, required, and written as before. */
import { type Comparison, refuseUnknown } from './comparison.ts';
import { type Json, type JsonObject, listOf, objectOf, resolve } from './document.ts';
import { compareSchemas } from './schemas.ts';

interface ParameterLists {
  readonly document: JsonObject;
  /** Of the path, for all its operations. */
  readonly path: readonly Json[];
  readonly operation: readonly Json[];
}

const KNOWN = new Set([
  'name',
  'in',
  'required',
  'style',
  'explode',
  'schema',
  'content',
  'allowReserved',
  'allowEmptyValue',
  'deprecated',
]);

export function compareParameters(
  was: ParameterLists,
  is: ParameterLists,
  place: string,
  comparison: Comparison,
): void {
  const [old, now] = [byKey(was), byKey(is)];
  const { changes } = comparison;
  for (const [key, parameter] of old) {
    const other = now.get(key);
    if (other) {
      compareParameter(parameter, other, `${place}, ${key}`, comparison);
      continue;
    }
    const name = nameOf(parameter);
    const moved = [...now].find(([rival, one]) => nameOf(one) === name && !old.has(rival));
    changes.add(
      'major',
      `${place}, ${key}`,
      moved
        ? `the parameter moved to ${moved[0]}: clients that send it in the old place are refused or not heard`
        : 'the parameter was removed: clients that send it are refused or not heard',
    );
  }
  for (const [key, parameter] of now) {
    if (old.has(key)) continue;
    if (parameter.required === true)
      changes.add(
        'major',
        `${place}, ${key}`,
        'a required parameter was added: clients that do not send it are refused',
      );
    else changes.add('minor', `${place}, ${key}`, 'an optional parameter was added: clients may send it');
  }
}

const nameOf = (parameter: JsonObject): string => String(parameter.name).toLowerCase();

/** Parameters by place and name; those of the operation win over those of the path. Headers have no case. */
function byKey({ document, path, operation }: ParameterLists): ReadonlyMap<string, JsonObject> {
  return new Map(
    [...path, ...listOf(operation)].map((entry) => {
      const parameter = objectOf(resolve(document, entry));
      const name = parameter.in === 'header' ? nameOf(parameter) : String(parameter.name);
      return [`${String(parameter.in)} parameter ${name}`, parameter];
    }),
  );
}

function compareParameter(was: JsonObject, is: JsonObject, place: string, comparison: Comparison): void {
  const { changes } = comparison;
  if ((was.required ?? false) !== (is.required ?? false)) {
    if (is.required === true)
      changes.add('major', place, 'the parameter became required: clients that do not send it are refused');
    else changes.add('minor', place, 'the parameter became optional: clients may leave it out');
  }
  for (const [what, of] of [
    ['style', styleOf],
    ['explode', explodeOf],
  ] as const)
    if (of(was) !== of(is))
      changes.add(
        'major',
        place,
        `${what} ${of(was)} became ${of(is)}: values of older clients are read wrongly`,
      );
  for (const flag of ['allowReserved', 'allowEmptyValue'])
    if ((was[flag] ?? false) !== (is[flag] ?? false)) {
      if (was[flag] === true) changes.add('major', place, `${flag} is gone: clients that use it are refused`);
      else changes.add('minor', place, `${flag}: clients may send more than before`);
    }
  if ((was.deprecated ?? false) !== (is.deprecated ?? false))
    changes.add(
      'minor',
      place,
      `deprecated became ${String(is.deprecated ?? false)}: clients should or need no longer look for another way`,
    );
  refuseUnknown(was, is, KNOWN, place, comparison);
  const [left, right] = [contentOf(was), contentOf(is)];
  if (left.type !== right.type)
    changes.add(
      'major',
      place,
      `the value was ${left.type} and is ${right.type}: values of older clients are read wrongly`,
    );
  else
    compareSchemas(left.schema, right.schema, { ...comparison, direction: 'request', failure: false, place });
}

const styleOf = (parameter: JsonObject): string =>
  String(parameter.style ?? (parameter.in === 'query' || parameter.in === 'cookie' ? 'form' : 'simple'));

const explodeOf = (parameter: JsonObject): string =>
  String(parameter.explode ?? styleOf(parameter) === 'form');

/** A parameter has a schema, or one media type with its schema. */
function contentOf(parameter: JsonObject): { type: string; schema: Json | undefined } {
  const [entry] = Object.entries(objectOf(parameter.content));
  return entry
    ? { type: entry[0], schema: objectOf(entry[1]).schema }
    : { type: 'written by its style', schema: parameter.schema };
}

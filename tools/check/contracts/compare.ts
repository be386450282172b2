/**
 * Compares two versions of one OpenAPI document and says of every change which kind of version it needs. Strict for
 * clients: whatever a client may have relied on counts. What is not understood is a break.
 */
import { type Change, type Changes, collectChanges } from './change.ts';
import { type Comparison, refuseUnknown } from './comparison.ts';
import {
  CannotJudge,
  isObject,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  resolve,
  sameContract,
} from './document.ts';
import { compareExchanges } from './exchanges.ts';
import { compareParameters } from './parameters.ts';
import { compareSchemes, compareSecurity } from './security.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** An operation with what its path adds. */
interface Operation {
  readonly name: string;
  readonly value: JsonObject;
  readonly parameters: readonly Json[];
}

/**
 * Every change from one document to the other, breaks first; an empty list is the same document.
 *
 * @example
 * compareContracts(released, now).filter((change) => change.kind === 'major');
 */
export function compareContracts(before: JsonObject, after: JsonObject): Change[] {
  const comparison: Comparison = { before, after, changes: collectChanges() };
  const { changes } = comparison;
  judging('document', changes, () => compareHeads(comparison));
  judging('paths', changes, () => compareOperations(comparison));
  judging('components/securitySchemes', changes, () => compareSchemes(comparison));
  for (const name of Object.keys(schemasOf(before)))
    if (!(name in schemasOf(after)))
      changes.add(
        'major',
        `components/schemas/${name}`,
        'the schema was removed or renamed: applications that name its type do not compile',
      );
  const found = changes.list();
  if (found.length === 0 && canonical(withoutVersion(before)) !== canonical(withoutVersion(after)))
    return [
      {
        kind: 'patch',
        place: 'document',
        sentence: 'texts, examples or marks that bind nobody changed',
      },
    ];
  return found;
}

/** Runs a part of the comparison; what it cannot judge is a break at this place. */
function judging(place: string, changes: Changes, part: () => void): void {
  try {
    part();
  } catch (error) {
    if (!(error instanceof CannotJudge)) throw error;
    changes.add('major', place, `cannot judge: ${error.message}`);
  }
}

function compareOperations(comparison: Comparison): void {
  const { before, after, changes } = comparison;
  const [was, is] = [operationsOf(before), operationsOf(after)];
  for (const [name, operation] of was) {
    const now = is.get(name);
    if (now) judging(name, changes, () => compareOperation(operation, now, comparison));
    else {
      const id = operation.value.operationId;
      const moved = [...is.values()].find((one) => one.value.operationId === id && id !== undefined);
      changes.add(
        'major',
        name,
        `the operation ${moved ? `moved to ${moved.name}` : 'was removed'}: clients that call it fail`,
      );
    }
  }
  for (const name of is.keys())
    if (!was.has(name))
      changes.add(
        'minor',
        name,
        'the operation was added: clients may call it, services and mocks have to answer it',
      );
}

const schemasOf = (document: JsonObject): JsonObject => objectOf(objectOf(document.components).schemas);

/** The document without its own version, which may be raised at any time. */
function withoutVersion(document: JsonObject): JsonObject {
  return { ...document, info: { ...objectOf(document.info), version: '' } };
}

/** JSON with the keys of objects in one order: YAML may be put in another order at any time. */
function canonical(value: JsonObject): string {
  return JSON.stringify(value, (_key, member: Json) =>
    isObject(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

/** Members of a document beside its operations. */
function compareHeads({ before, after, changes }: Comparison): void {
  const family = (document: JsonObject) => String(document.openapi).split('.').slice(0, 2).join('.');
  if (family(before) !== family(after))
    changes.add(
      'major',
      'openapi',
      `cannot judge: the document moved from OpenAPI ${family(before)} to ${family(after)}`,
    );
  const known = new Set(['openapi', 'info', 'servers', 'security', 'paths', 'components']);
  refuseUnknown(before, after, known, 'document', { before, after, changes });
  const paths = pathsOf(after);
  for (const [path, item] of pathsOf(before))
    refuseUnknown(item, paths.get(path) ?? {}, PATH_ITEM, path, { before, after, changes });
  if (!sameContract({ document: before, value: before.servers }, { document: after, value: after.servers }))
    changes.add(
      'minor',
      'servers',
      'the addresses of the service changed: clients that took them from the document look there',
    );
}

/** Path items by template, references resolved. */
function pathsOf(document: JsonObject): ReadonlyMap<string, JsonObject> {
  return new Map(
    Object.entries(objectOf(document.paths))
      .filter(([path]) => path.startsWith('/'))
      .map(([path, item]) => [path, objectOf(resolve(document, item))]),
  );
}

/** Operations by verb and path template, as clients call them. */
function operationsOf(document: JsonObject): ReadonlyMap<string, Operation> {
  const found = new Map<string, Operation>();
  for (const [path, item] of pathsOf(document))
    for (const method of METHODS) {
      const name = `${method.toUpperCase()} ${path}`;
      if (item[method] !== undefined)
        found.set(name, { name, value: objectOf(item[method]), parameters: listOf(item.parameters) });
    }
  return found;
}

const PATH_ITEM = new Set<string>([...METHODS, 'parameters']);

const OPERATION = new Set([
  'operationId',
  'parameters',
  'requestBody',
  'responses',
  'security',
  'deprecated',
]);

function compareOperation(was: Operation, is: Operation, comparison: Comparison): void {
  const { before, after, changes } = comparison;
  const place = was.name;
  if (was.value.operationId !== is.value.operationId)
    changes.add(
      'major',
      place,
      `operationId "${String(was.value.operationId)}" became "${String(is.value.operationId)}": applications that import the operation by name do not compile`,
    );
  if (was.value.deprecated !== is.value.deprecated)
    changes.add(
      'minor',
      place,
      `deprecated became ${String(is.value.deprecated ?? false)}: clients should or need no longer look for another way`,
    );
  if (was.value['x-idempotent'] !== is.value['x-idempotent'])
    changes.add(
      'minor',
      place,
      `x-idempotent became ${String(is.value['x-idempotent'] ?? false)}: clients repeat the call or no longer do`,
    );
  refuseUnknown(was.value, is.value, OPERATION, place, comparison);
  compareParameters(
    { document: before, path: was.parameters, operation: listOf(was.value.parameters) },
    { document: after, path: is.parameters, operation: listOf(is.value.parameters) },
    place,
    comparison,
  );
  compareSecurity(
    was.value.security ?? before.security,
    is.value.security ?? after.security,
    place,
    comparison,
  );
  compareExchanges(was.value, is.value, place, comparison);
}

/** A document that can be compared at all. */
export function isDocument(value: Json | undefined): value is JsonObject {
  return isObject(value) && isObject(value.info) && isObject(value.paths);
}

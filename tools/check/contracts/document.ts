/** OpenAPI documents as plain JSON, and the way through their references. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The member as an object; an absent or other one is empty. */
export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** Something that this comparison does not understand: it is reported, never passed over. */
export class CannotJudge extends Error {}

/** Follows `$ref` until something else comes. Members beside it are left out: they bind in schemas only. */
export function resolve(document: JsonObject, value: Json | undefined): Json | undefined {
  const seen = new Set<string>();
  let current = value;
  while (isObject(current) && typeof current.$ref === 'string') {
    if (seen.has(current.$ref)) throw new CannotJudge(`"${current.$ref}" refers to itself`);
    seen.add(current.$ref);
    current = target(document, current.$ref);
  }
  return current;
}

/** What one `$ref` points to. Only references inside the document are known. */
export function target(document: JsonObject, reference: string): Json {
  if (!reference.startsWith('#/')) throw new CannotJudge(`"${reference}" refers to another document`);
  let current: Json | undefined = document;
  for (const step of reference.slice(2).split('/')) {
    const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    current = isObject(current) ? current[key] : undefined;
  }
  if (current === undefined) throw new CannotJudge(`"${reference}" refers to nothing`);
  return current;
}

/** Members that explain and do not bind anybody. */
const ANNOTATIONS = new Set([
  'title',
  'description',
  'summary',
  'example',
  'examples',
  'externalDocs',
  'tags',
  '$comment',
]);

export const isAnnotation = (key: string): boolean => ANNOTATIONS.has(key) || key.startsWith('x-');

/** One side of a comparison: a value and the document that its references point into. */
export interface Side {
  readonly document: JsonObject;
  readonly value: Json | undefined;
}

/**
 * Whether two values are certainly the same contract, references resolved and explanations left out. What cannot be
 * followed is not the same.
 */
export function sameContract(before: Side, after: Side): boolean {
  try {
    return same(before, after, false, new Set());
  } catch (error) {
    if (error instanceof CannotJudge) return false;
    throw error;
  }
}

/** Objects whose keys are names, not keywords: a property may be called `description`. */
const NAMED = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  'dependentRequired',
  '$defs',
  'definitions',
  'mapping',
  'encoding',
  'headers',
  'links',
  'callbacks',
  'webhooks',
  'scopes',
  'variables',
]);

/** Values that are meant as they are, whatever their members are called. */
const LITERAL = new Set(['enum', 'const', 'default']);

function same(before: Side, after: Side, named: boolean, visited: Set<string>): boolean {
  const [left, right] = [before.value, after.value];
  if (onlyReference(left) && onlyReference(right)) {
    // Met again while it is being compared: equal as far as this pair decides.
    const pair = `${left.$ref} ${right.$ref}`;
    if (visited.has(pair)) return true;
    visited.add(pair);
  }
  const a = onlyReference(left) ? resolve(before.document, left) : left;
  const b = onlyReference(right) ? resolve(after.document, right) : right;
  if (Array.isArray(a) && Array.isArray(b)) {
    return (
      a.length === b.length &&
      a.every((item, at) => same({ ...before, value: item }, { ...after, value: b[at] }, false, visited))
    );
  }
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => {
    if (!named && isAnnotation(key)) return true;
    const [one, other] = [a[key], b[key]];
    if (!named && LITERAL.has(key)) return JSON.stringify(one) === JSON.stringify(other);
    // Beside other demands a reference is one more demand: what it leads to decides, not what it is called.
    if (!named && key === '$ref' && typeof one === 'string' && typeof other === 'string')
      return same({ ...before, value: { $ref: one } }, { ...after, value: { $ref: other } }, false, visited);
    return same({ ...before, value: one }, { ...after, value: other }, !named && NAMED.has(key), visited);
  });
}

/** `$ref` with nothing beside it that binds. */
const onlyReference = (value: Json | undefined): value is JsonObject & { readonly $ref: string } =>
  isObject(value) &&
  typeof value.$ref === 'string' &&
  Object.keys(value).every((key) => key === '$ref' || isAnnotation(key));

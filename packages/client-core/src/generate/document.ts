/** From text or a value to the plain JSON value that the rest of the generator reads. */
import { refused } from './errors.ts';
import { loadPackage } from './packages.ts';

/** A JSON object. */
export type JsonObject = Record<string, unknown>;

/** Whether a value is an object of members (no list, not null). */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One step of a JSON pointer (RFC 6901, section 3). */
export const pointerStep = (name: string | number): string =>
  `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Deeper documents are not written by people, and the walks below use the stack. */
const maxDepth = 300;
/** Aliases of YAML can make a small text a huge value. */
const maxNodes = 2_000_000;

/**
 * An OpenAPI document as a plain value. Takes YAML or JSON text, or a parsed document; refuses what is ambiguous in
 * either: keys given twice, aliases that blow up or form a circle, keys that reach a prototype, numbers JSON lacks.
 */
export async function readDocument(document: unknown): Promise<JsonObject> {
  const value = plain(typeof document === 'string' ? await parse(document) : document);
  if (!isObject(value)) throw refused('core.generate.structure', '#', 'must be an object');
  checkVersion(value);
  return value;
}

async function parse(text: string): Promise<unknown> {
  const { parseDocument } = await loadPackage(() => import('yaml'));
  const fault = (rule: string, cause?: unknown) => refused('core.generate.text', '#', rule, cause);
  try {
    const parsed = parseDocument(text, { merge: true, prettyErrors: true, stringKeys: true });
    const [error] = parsed.errors;
    if (error?.message.includes('call stack')) throw fault('is nested too deeply', error);
    if (error) throw fault(error.message.split('\n')[0]!.replace(/:$/, ''), error);
    return parsed.toJS() as unknown;
  } catch (error) {
    if (error instanceof RangeError) throw fault('is nested too deeply', error);
    if (error instanceof ReferenceError) throw fault('has too many aliases', error);
    throw error;
  }
}

/** A deep copy that holds JSON only and shares nothing. */
function plain(document: unknown): unknown {
  let nodes = 0;
  const copy = (value: unknown, at: string, depth: number): unknown => {
    if (++nodes > maxNodes || depth > maxDepth)
      throw refused('core.generate.text', at.slice(0, 200), 'is nested too deeply, too large or circular');
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (Array.isArray(value))
      return value.map((item, index) => copy(item, at + pointerStep(index), depth + 1));
    if (!isObject(value)) throw refused('core.generate.text', at, `${String(typeof value)} is no JSON value`);
    const made: JsonObject = {};
    for (const [name, member] of Object.entries(value)) {
      const here = at + pointerStep(name);
      if (name === '__proto__')
        throw refused('core.generate.text', here, 'is a key that reaches a prototype');
      if (member !== undefined) made[name] = copy(member, here, depth + 1);
    }
    return made;
  };
  return copy(document, '#', 0);
}

function checkVersion(document: JsonObject): void {
  const { openapi, swagger } = document;
  const fault = (rule: string) => refused('core.generate.version', '#/openapi', rule);
  if (swagger !== undefined) throw fault('this is Swagger 2.0: convert it to OpenAPI 3.1');
  if (typeof openapi !== 'string') throw fault('must be a text such as "3.1.0"');
  if (!/^3\.[01]\.\d+(-\S+)?$/.test(openapi))
    throw fault(`${JSON.stringify(openapi.slice(0, 40))} is not supported, only 3.0 and 3.1`);
}

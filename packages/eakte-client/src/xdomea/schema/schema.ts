import { compileSchema, type Schema } from '@rathaus/client-core/xml';
import { eakteError } from '../../errors.ts';
import { notationOf, textTypeOf } from '../tables/index.ts';
import { namespaceOf, type XdomeaVersion, xdomeaVersions } from '../version.ts';
import { simpleTypeOf } from './simple-types.ts';

/** The compiled tables of a version of the standard. */
export interface MessageSchema extends Schema {
  readonly version: XdomeaVersion;
  /** Local names of the roots by message type: `0503` → `Aussonderung.Aussonderung.0503`. */
  readonly rootNames: ReadonlyMap<string, string>;
}

function compile(version: XdomeaVersion): MessageSchema {
  const notation = notationOf(version);
  const text = textTypeOf(version);
  const schema = compileSchema({
    name: `xdomea ${version}`,
    namespace: namespaceOf(version),
    notation,
    simpleType: (name) => simpleTypeOf(name, text),
  });
  const rootNames = new Map([...notation.roots.keys()].map((name) => [name.slice(-4), name]));
  return { ...schema, version, rootNames };
}

const compiled = new Map<XdomeaVersion, MessageSchema>();

/**
 * The compiled tables of a version. Built once: they are constants of the standard. Errors:
 * `eakte.xdomea.unknown-version`, because a version often comes from a configuration that no compiler has seen.
 */
export function schemaOf(version: XdomeaVersion): MessageSchema {
  let schema = compiled.get(version);
  if (!schema) {
    if (!xdomeaVersions.includes(version)) throw eakteError('eakte.xdomea.unknown-version');
    schema = compile(version);
    compiled.set(version, schema);
  }
  return schema;
}

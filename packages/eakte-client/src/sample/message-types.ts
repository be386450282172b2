import { schemaOf } from '../xdomea/schema/schema.ts';
import type { XdomeaVersion } from '../xdomea/version.ts';

/** Four digits → root element, for a version. */
export function messageTypeRows(version: XdomeaVersion): ReadonlyMap<string, string> {
  return schemaOf(version).rootNames;
}

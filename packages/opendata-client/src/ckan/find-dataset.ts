import { isRathausError } from '@rathaus/client-core';
import { opendataError } from '../errors.ts';
import type { CkanActions, CkanDataset } from './actions.ts';
import { extrasOf } from './compare.ts';

/**
 * The stored dataset with an identifier. First by its derived name, which needs no search index, then by search
 * for a dataset someone else created; search matches analysed text, so hits are compared exactly.
 */
export async function findDataset(
  actions: CkanActions,
  identifier: string,
  name: string,
  signal: AbortSignal | undefined,
): Promise<CkanDataset | undefined> {
  try {
    const stored = await actions.show(name, { signal });
    if (extrasOf(stored).identifier === identifier) return stored;
    throw opendataError('opendata.publish.name-taken', { details: { name } });
  } catch (error) {
    if (!isRathausError(error) || error.code !== 'opendata.ckan.not-found') throw error;
  }
  const quoted = identifier.replace(/["\\]/g, '\\$&');
  const { results } = await actions.search(`extras_identifier:"${quoted}"`, { signal });
  const found = results.filter((stored) => extrasOf(stored).identifier === identifier);
  if (found.length > 1) {
    throw opendataError('opendata.publish.duplicate-identifier', { details: { count: found.length } });
  }
  // The search index may be older than the dataset: what is compared must be the stored state.
  return found[0] && (await actions.show(found[0].id, { signal }));
}

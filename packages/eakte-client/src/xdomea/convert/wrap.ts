import type { ModelObject } from '../write/plan.ts';
import type { At } from './journal.ts';
import type { Setting } from './settings.ts';
import { refused } from './unfit.ts';

/** A Vorgang made for documents that are not allowed where they are. */
export function vorgangFor(setting: Setting, title: unknown): ModelObject {
  return {
    kind: 'Vorgang',
    identifikation: { id: setting.makeUuid() },
    ...(typeof title === 'string' ? { allgemeineMetadaten: { betreff: title } } : {}),
  };
}

/** A document in the Vorgang it needs: 4.0 allows no document at the top of messages 05xx. */
export function wrapDocument(value: ModelObject, at: At, setting: Setting): ModelObject {
  if (setting.policy.documents !== 'wrap') throw refused('document-place', setting.to, at);
  const about = value.allgemeineMetadaten as { betreff?: unknown } | undefined;
  const wrapper = { ...vorgangFor(setting, about?.betreff), dokument: [value] };
  setting.journal.add(at, 'generated', { after: wrapper });
  return wrapper;
}

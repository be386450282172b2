import type { LocalText } from '@rathaus/client-core/texts';

/**
 * `ok`; `note`: worth knowing, nothing to do; `finding`: to be repaired; `failure`: a service or the environment
 * does not work.
 */
export type Status = 'ok' | 'note' | 'finding' | 'failure';

export interface Result {
  id: string;
  status: Status;
  title: LocalText;
  /** What was seen: no secret, no content. */
  detail: LocalText;
  /** What to do; present when there is something to do. */
  repair?: LocalText | undefined;
}

/** Both languages say the same, for numbers and addresses. */
export function same(text: string): LocalText {
  return { de: text, en: text };
}

import type { Language } from '../../program/terminal.ts';

export type Texts = Readonly<Record<Language, string>>;

/**
 * `ok`; `note`: worth knowing, nothing to do; `finding`: to be repaired; `failure`: a service or the environment
 * does not work.
 */
export type Status = 'ok' | 'note' | 'finding' | 'failure';

export interface Result {
  id: string;
  status: Status;
  title: Texts;
  /** What was seen: no secret, no content. */
  detail: Texts;
  /** What to do; present when there is something to do. */
  repair?: Texts;
}

/** Both languages say the same, for numbers and addresses. */
export function same(text: string): Texts {
  return { de: text, en: text };
}

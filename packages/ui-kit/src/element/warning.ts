/**
 * Receives a warning for the developer: a stable dotted code (all are listed in the README, with the repair)
 * and what it is about. Never contains personal data.
 */
export type Warn = (code: string, about?: string) => void;

/** Longest label in characters before the developer is warned; it is shown in full all the same. */
export const MAX_LABEL = 80;

/** Default of {@link Warn}: one line on the console. */
export const warnOnConsole: Warn = (code, about) => console.warn('rathaus', code, about);

/** What a template calls: it names only the fault, the element goes in front (`account.logout`). */
export const scoped =
  (element: string, warn: Warn): Warn =>
  (code, about) =>
    warn(`${element}.${code}`, about);

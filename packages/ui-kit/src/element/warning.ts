/**
 * Receives a warning for the developer: a stable dotted code (all are listed in the README, with the repair)
 * and what it is about. Never contains personal data.
 */
export type Warn = (code: string, about?: string) => void;

/** Longest label in characters before the developer is warned; it is shown in full all the same. */
export const MAX_LABEL = 80;

/** Default of {@link Warn}: one line on the console. */
export const warnOnConsole: Warn = (code, about) => console.warn('rathaus', code, about);

/**
 * A {@link Warn} of the application that cannot disturb a page: what it throws, rejects or never finishes changes
 * nothing. The first fault is reported on the console, together with the warning it should have taken.
 */
export function isolated(warn: Warn): Warn {
  if (warn === warnOnConsole) return warn;
  let told = false;
  return (code, about) => {
    const fault = () => {
      if (!told) warnOnConsole(code, about);
      told = true;
    };
    try {
      Promise.resolve(warn(code, about)).catch(fault);
    } catch {
      fault();
    }
  };
}

/** What a template calls: it names only the fault, the element goes in front (`account.logout`). */
export const scoped =
  (element: string, warn: Warn): Warn =>
  (code, about) =>
    warn(`${element}.${code}`, about);

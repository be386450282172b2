/** Receives a warning for the developer: a stable dotted code and what to do about it. */
export type Warn = (code: string, message: string) => void;

/** Longest label in characters before the developer is warned; it is shown in full all the same. */
export const MAX_LABEL = 80;

/** Default of {@link Warn}: one line on the console. */
export const warnOnConsole: Warn = (code, message) => console.warn(`rathaus ${code}: ${message}`);

import { isRathausError } from '@rathaus/client-core';
import type { ErrorCatalogue, ErrorText, LocalText } from '@rathaus/client-core/texts';
import type { Area, Context } from './area.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { UsageFault } from './usage-fault.ts';

/** What an error means for people. */
interface Explained {
  /** Stable code of the SDK or the operating system. */
  readonly code: string | undefined;
  readonly meaning: LocalText;
  readonly remedy: LocalText | undefined;
  /** What the error says about this case beyond its code: English, without personal data. */
  readonly facts: string | undefined;
}

const unexpected: LocalText = {
  de: 'Damit hat das Programm nicht gerechnet.',
  en: 'The program did not expect this.',
};

const reportIt: LocalText = {
  de: 'Den Befehl noch einmal ausführen; bleibt es dabei, den Fehler mit dem Code an die Entwickler melden.',
  en: 'Run the command again; if it stays like this, report the fault with its code to the developers.',
};

/** Texts of the codes of an area, by their first word; loaded when one of them is shown. */
async function entryOf(code: string, areas: readonly Area[]): Promise<ErrorCatalogue | undefined> {
  const word = code.split('.')[0];
  return word === 'core'
    ? import('@rathaus/client-core/texts')
    : areas.find(({ name }) => name === word)?.errors?.();
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

async function explain(error: unknown, areas: readonly Area[]): Promise<Explained> {
  const { code: given, message: said } = Object(error) as { code?: unknown; message?: unknown };
  const message = typeof said === 'string' ? said : String(error);
  const code = typeof given === 'string' ? given : undefined;
  const plain = (text: ErrorText | undefined, facts?: string): Explained => ({
    code,
    meaning: text?.meaning ?? unexpected,
    remedy: text?.remedy ?? reportIt,
    facts,
  });
  if (code === undefined) return plain(undefined, message);
  if (!isRathausError(error)) {
    const { systemCodes } = await import('./system-codes.ts');
    // What Node says names a path; an unknown code has to do without.
    return plain(own(systemCodes, code));
  }
  const entry = await entryOf(code, areas);
  const fixed = entry && own(entry.errorTable, code)?.message;
  const facts = fixed && message.startsWith(fixed) ? message.slice(fixed.length).replace(/^: /, '') : message;
  return plain(entry && own(entry.errorTexts, code), facts === '' || facts === code ? undefined : facts);
}

/** How the failures of a command are judged. */
export interface FailureRules {
  /** What the command was about, where the error does not say it better. */
  readonly about?: string | undefined;
  /** By code, what to do on the command line, where the package answers for programs. */
  readonly remedies?: Readonly<Record<string, LocalText>> | undefined;
  /** The command without its arguments, for the hint at its help behind a fault of use: "rathaus eakte convert". */
  readonly command?: string | undefined;
  /** Codes that mean wrong use: exit code 2. */
  readonly usage?: readonly string[] | undefined;
  /** What the command ends with when the SDK refuses what it was given. Default 3. */
  readonly refused?: ExitCode | undefined;
}

/** How a failure is written. */
interface FailureStyle extends Pick<FailureRules, 'about' | 'remedies'> {
  /** Leaves out what an error without a code says: it may quote content. `about` comes masked. */
  readonly mask?: boolean | undefined;
}

/** What went wrong, for people: meaning with the stable code, remedy, and what is known of this case. */
export async function failureLines(
  error: unknown,
  { about, remedies = {}, mask = false }: FailureStyle,
  context: Context,
): Promise<string[]> {
  const { text, areas } = context;
  const head = `${text({ de: 'Fehler', en: 'Error' })}: ${about === undefined ? '' : `${about}: `}`;
  if (error instanceof UsageFault) return [`${head}${text(error.text)}`];
  const { code, meaning, facts, ...known } = await explain(error, areas);
  const remedy = (code === undefined ? undefined : own(remedies, code)) ?? known.remedy;
  return [
    `${head}${text(meaning)}${code === undefined ? '' : ` [${code}]`}`,
    ...(facts === undefined || (mask && code === undefined)
      ? []
      : [`  ${text({ de: 'Einzelheiten', en: 'Details' })}: ${facts}`]),
    ...(remedy === undefined ? [] : [`  ${text({ de: 'Zu tun', en: 'To do' })}: ${text(remedy)}`]),
  ];
}

const wrongPath = ['ENOENT', 'EISDIR', 'ENOTDIR'];

/**
 * Runs the action of a command. A failure becomes sentences on standard error and an exit code: 2 for wrong use, 3 for
 * the surroundings. What Ctrl-C ended is left to the program.
 */
export async function reported(
  context: Context,
  action: () => Promise<void>,
  rules: FailureRules = {},
): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (context.terminal.signal.aborted) throw error;
    for (const line of await failureLines(error, { ...rules, about: pathOf(error) ?? rules.about }, context))
      context.warn(line);
    if (error instanceof UsageFault && rules.command !== undefined)
      context.warn(`  ${context.text({ de: 'Hilfe', en: 'Help' })}: ${rules.command} --help`);
    context.exit(exitCodeOfFailure(error, rules));
  }
}

function exitCodeOfFailure(
  error: unknown,
  { usage = [], refused = exitCodes.environment }: FailureRules,
): ExitCode {
  const { code } = Object(error) as { code?: unknown };
  if (error instanceof UsageFault || [...wrongPath, ...usage].includes(String(code))) return exitCodes.usage;
  // Only a service, or the machinery below, is the surroundings whatever the command does.
  const isRefusal = isRathausError(error) && error.origin !== 'service' && !error.code.startsWith('core.');
  return isRefusal ? refused : exitCodes.environment;
}

const places = new WeakMap<object, string>();

/** Remembers what an error is about where it does not say so itself: a database without its password, a file. */
export function placed(error: unknown, place: string): unknown {
  if (error instanceof Error && !(error instanceof UsageFault)) places.set(error, place);
  return error;
}

/** What the file system complained about: often not the file that was named first. */
function pathOf(error: unknown): string | undefined {
  const { path } = Object(error) as NodeJS.ErrnoException;
  if (error instanceof UsageFault) return undefined;
  const place = error instanceof Error ? places.get(error) : undefined;
  if (place !== undefined) return place;
  // A temporary file is of no interest; that its folder is missing or full is.
  return typeof path === 'string' ? path.replace(/[\\/][^\\/]*\.part$/, '') : undefined;
}

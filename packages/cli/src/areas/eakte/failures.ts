import { dirname } from 'node:path';
import { isRathausError } from '@rathaus/client-core';
import { type ContainerRule, containerRules } from '@rathaus/eakte-client/package';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import type { Language } from '../../program/terminal.ts';

type Text = Readonly<Record<Language, string>>;

const known: Readonly<Record<string, Text>> = {
  'eakte.package.target-exists': {
    de: 'Den Zielordner gibt es schon. Wählen Sie mit -o einen neuen.',
    en: 'The target folder exists already. Choose a new one with -o.',
  },
  'eakte.package.naming': {
    de: 'Aus der Nachricht lässt sich kein Containername bilden: Prozess-ID (UUID) oder Nachrichtentyp fehlt.',
    en: 'No container name can be made from the message: process id (UUID) or message type is missing.',
  },
  'eakte.sample.unknown-type': {
    de: 'Diese Nachricht gibt es in dieser xdomea-Version nicht oder es wird kein Muster davon erzeugt.',
    en: 'This version of xdomea has no such message, or no sample is made of it.',
  },
  'eakte.xdomea.unreadable': {
    de: 'Die Datei ist keine vollständige xdomea-Nachricht einer bekannten Version. rathaus eakte check sagt, was fehlt.',
    en: 'The file is no complete xdomea message of a known version. rathaus eakte check says what is missing.',
  },
  'eakte.xdomea.invalid-model': {
    de: 'Die Zielversion kann den Inhalt der Nachricht nicht aufnehmen.',
    en: 'The target version cannot take the content of the message.',
  },
  ENOENT: { de: 'Die Datei oder den Ordner gibt es nicht.', en: 'There is no such file or folder.' },
  EISDIR: {
    de: 'Das ist ein Ordner, erwartet wird eine Datei.',
    en: 'This is a folder, a file is expected.',
  },
  ENOTDIR: { de: 'Ein Teil des Pfades ist kein Ordner.', en: 'A part of the path is no folder.' },
  EACCES: { de: 'Der Zugriff wurde verweigert.', en: 'Access was denied.' },
  EPERM: { de: 'Der Zugriff wurde verweigert.', en: 'Access was denied.' },
  ENOSPC: { de: 'Auf dem Datenträger ist kein Platz mehr.', en: 'No space is left on the disk.' },
};

const usageCodes = new Set([
  'ENOENT',
  'EISDIR',
  'ENOTDIR',
  'eakte.package.target-exists',
  'eakte.sample.unknown-type',
]);

/** A fault of use: told as a sentence, exit code 2. */
export class UsageFault extends Error {
  readonly text: Text;
  constructor(de: string, en: string) {
    super(en);
    this.text = { de, en };
  }
}

/** Runs an action; failures become one sentence with the rule or error id, and the right exit code. */
export async function reported(context: Context, path: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    // A cancelled command ends with 130 in the program; there is nothing to explain.
    if (context.terminal.signal.aborted) throw error;
    const { sentence, code, exit } = explain(error, context.language);
    if (sentence === undefined) throw error;
    const label = context.text({ de: 'Fehler', en: 'Error' });
    const about = error instanceof UsageFault ? '' : `${placeOf(error) ?? path}: `;
    context.terminal.err(`${label}: ${about}${sentence}${code ? ` [${code}]` : ''}\n`);
    context.exit(exit);
  }
}

/** What the file system complained about: often not the file that was named first. */
function placeOf(error: unknown): string | undefined {
  const { path } = error as NodeJS.ErrnoException;
  if (typeof path !== 'string') return undefined;
  return path.endsWith('.part') ? dirname(path) : path;
}

function explain(error: unknown, language: Language) {
  if (error instanceof UsageFault)
    return { sentence: error.text[language], code: undefined, exit: exitCodes.usage };
  const code = isRathausError(error) ? error.code : (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === undefined) return { sentence: undefined, code, exit: exitCodes.environment };
  const text = known[code]?.[language] ?? containerSentence(code, language);
  // A foreign file that breaks a rule is a finding; everything else is the surroundings.
  const exit = usageCodes.has(code)
    ? exitCodes.usage
    : isRathausError(error) && error.origin !== 'service'
      ? exitCodes.findings
      : exitCodes.environment;
  return { sentence: text, code, exit };
}

function containerSentence(code: string, language: Language): string | undefined {
  const rule = containerRules[code.replace('eakte.package.', '') as ContainerRule];
  return rule ? `${rule[language].title}. ${rule[language].repair}` : undefined;
}

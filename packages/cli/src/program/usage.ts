import type { Language } from '@rathaus/client-core/texts';
import { argumentNames } from './help.ts';

/** Sentences for what commander, or the program itself, refuses. */
const sentences: Readonly<Record<string, Readonly<Record<Language, (what: string) => string>>>> = {
  language: {
    de: (what) => `die Sprache "${what}" gibt es nicht, möglich sind de und en`,
    en: (what) => `there is no language "${what}", use de or en`,
  },
  'commander.unknownOption': {
    de: (what) => `die Option ${what} gibt es nicht`,
    en: (what) => `there is no option ${what}`,
  },
  'commander.unknownCommand': {
    de: (what) => `den Befehl ${what} gibt es nicht`,
    en: (what) => `there is no command ${what}`,
  },
  'commander.missingArgument': {
    de: (what) => `das Argument ${what} fehlt`,
    en: (what) => `the argument ${what} is missing`,
  },
  'commander.optionMissingArgument': {
    de: (what) => `der Option ${what} fehlt ihr Wert`,
    en: (what) => `the option ${what} lacks its value`,
  },
  'commander.missingMandatoryOptionValue': {
    de: (what) => `die Option ${what} fehlt`,
    en: (what) => `the option ${what} is missing`,
  },
  'commander.excessArguments': {
    de: () => 'zu viele Argumente',
    en: () => 'too many arguments',
  },
  'commander.help': {
    de: () => 'es fehlt ein Befehl',
    en: () => 'a command is missing',
  },
};

/** One sentence for a wrong call, and where help is. */
export function usageText(language: Language, code: string, message: string): string {
  const what = code === 'language' ? message : argumentNames(/'([^']+)'/.exec(message)?.[1] ?? '', language);
  if (code === 'commander.invalidArgument') return invalidArgument(language, message);
  const plain = message.replace(/^error: /, '').split('\n')[0] ?? '';
  const sentence = sentences[code]?.[language](what) ?? plain;
  return language === 'de'
    ? `Fehler: ${sentence}.\nHilfe: rathaus --help`
    : `Error: ${sentence}.\nHelp: rathaus --help --lang en`;
}

/** commander says "option '--port <n>' argument 'x' is invalid. <our sentence>"; the sentence is in the right language. */
function invalidArgument(language: Language, message: string): string {
  const option = /'(--?[\w-]+)/.exec(message)?.[1] ?? '';
  const reason = /is invalid\. (.*)$/s.exec(message)?.[1] ?? message;
  return language === 'de'
    ? `Fehler: ${option}: ${reason}.\nHilfe: rathaus --help`
    : `Error: ${option}: ${reason}.\nHelp: rathaus --help --lang en`;
}

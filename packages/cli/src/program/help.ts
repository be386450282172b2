import type { Language } from '@rathaus/client-core/texts';
import type { HelpConfiguration, Option } from 'commander';

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Aufruf:',
  'Options:': 'Optionen:',
  'Commands:': 'Befehle:',
  'Arguments:': 'Argumente:',
};

/** Commands name their arguments in German; commander takes one name only. */
const placeholders: Readonly<Record<string, string>> = {
  adresse: 'address',
  bereich: 'area',
  datei: 'file',
  dienst: 'service',
  kennung: 'id',
  klasse: 'class',
  ordner: 'folder',
  ort: 'place',
  pfad: 'path',
  schlüssel: 'key',
  sekunden: 'seconds',
  tag: 'day',
  wort: 'word',
  zahl: 'number',
  ziel: 'target',
  zweck: 'use',
};

const names = new RegExp(`\\b(${Object.keys(placeholders).join('|')})\\b`, 'g');

/** The names of arguments and values in a language: `<datei>` is `<file>` in English. */
export const argumentNames = (given: string, language: Language): string =>
  language === 'de' ? given : given.replace(names, (name) => placeholders[name]!);

/** What commander puts in brackets by itself, in German. */
const inGerman = (given: string) => given.replace('[options]', '[Optionen]').replace('[command]', '[Befehl]');

/** What an option does, and what holds without it. A default that is no text or number is left to the description. */
function optionText({ description, defaultValue }: Option, language: Language): string {
  if (typeof defaultValue !== 'string' && typeof defaultValue !== 'number') return description;
  return `${description} (${language === 'de' ? 'sonst' : 'default'} ${defaultValue})`;
}

/** How commander writes its help in a language. */
export function helpIn(language: Language): HelpConfiguration {
  const term = (given: string) => argumentNames(given, language);
  const optionDescription = (option: Option) => optionText(option, language);
  if (language === 'en')
    return {
      optionDescription,
      styleUsage: term,
      styleOptionTerm: term,
      styleArgumentTerm: term,
      styleSubcommandTerm: term,
    };
  return {
    optionDescription,
    styleTitle: (title) => titles[title] ?? title,
    styleUsage: inGerman,
    styleSubcommandTerm: inGerman,
  };
}

import type { Language } from '@rathaus/client-core/texts';
import type { HelpConfiguration } from 'commander';

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
  ordner: 'folder',
  pfad: 'path',
  zahl: 'number',
  ziel: 'target',
};

const names = new RegExp(`\\b(${Object.keys(placeholders).join('|')})\\b`, 'g');

/** The names of arguments and values in a language: `<datei>` is `<file>` in English. */
export const argumentNames = (given: string, language: Language): string =>
  language === 'de' ? given : given.replace(names, (name) => placeholders[name]!);

/** How commander writes its help in a language. */
export function helpIn(language: Language): HelpConfiguration {
  const term = (given: string) => argumentNames(given, language);
  if (language === 'en')
    return { styleUsage: term, styleOptionTerm: term, styleArgumentTerm: term, styleSubcommandTerm: term };
  return {
    styleTitle: (title) => titles[title] ?? title,
    styleUsage: (usage) => usage.replace('[options]', '[Optionen]').replace('[command]', '[Befehl]'),
  };
}

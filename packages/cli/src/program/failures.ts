import type { Language } from './terminal.ts';

const usage: Readonly<Record<string, Readonly<Record<Language, (what: string) => string>>>> = {
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
  const what = code === 'language' ? message : (/'([^']+)'/.exec(message)?.[1] ?? '');
  if (code === 'commander.invalidArgument') return invalidArgument(language, message);
  const plain = message.replace(/^error: /, '').split('\n')[0] ?? '';
  const sentence = usage[code]?.[language](what) ?? plain;
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

const known: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'sandbox.environment.production': {
    de: 'die Sandbox startet nicht mit NODE_ENV=production, denn ihre Schlüssel sind öffentlich',
    en: 'the sandbox does not start with NODE_ENV=production, because its keys are public',
  },
  'sandbox.listen.failed': {
    de: 'auf diesem Rechner ließ sich kein Port öffnen',
    en: 'no port could be opened on this machine',
  },
  'sandbox.tls.invalid': {
    de: 'Schlüssel oder Zertifikat für TLS ist nicht brauchbar',
    en: 'key or certificate for TLS is not usable',
  },
  ENOENT: { de: 'eine angegebene Datei gibt es nicht', en: 'a named file does not exist' },
  EACCES: { de: 'eine angegebene Datei ist nicht lesbar', en: 'a named file cannot be read' },
};

interface KnownFailure {
  code?: unknown;
  message?: unknown;
}

/** One line for a failure of the environment: the stable code, where there is one. */
export function failureText(language: Language, error: unknown): string {
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as KnownFailure;
  const label = language === 'de' ? 'Abgebrochen' : 'Failed';
  const plain = typeof message === 'string' ? message : String(error);
  const reason = (typeof code === 'string' ? known[code]?.[language] : undefined) ?? plain;
  return typeof code === 'string' ? `${label} [${code}]: ${reason}` : `${label}: ${reason}`;
}

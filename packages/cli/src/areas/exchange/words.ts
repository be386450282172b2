import type { ErrorText, Language, LocalText } from '@rathaus/client-core/texts';
import { errorTexts as coreTexts, text } from '@rathaus/client-core/texts';
import type { DeliveryFault, FailureClass, ReceivedState } from '@rathaus/exchange';
import { deliveryLabels, errorTexts } from '@rathaus/exchange/texts';

/** Labels of received deliveries, for whoever runs the inbox. */
export const receivedLabels: Readonly<Record<ReceivedState, LocalText>> = {
  found: text('Gefunden, noch nicht abgeholt', 'Found, not yet fetched'),
  stored: text('Abgeholt und geprüft', 'Fetched and checked'),
  waiting: text('Wartet auf eine Entscheidung', 'Waits for a decision'),
  accepting: text('Annahme wird gemeldet', 'Acceptance is being reported'),
  rejecting: text('Zurückweisung wird gemeldet', 'Rejection is being reported'),
  accepted: text('Angenommen', 'Accepted'),
  rejected: text('Zurückgewiesen', 'Rejected'),
  stopped: text('Angehalten, muss geprüft werden', 'Stopped, needs attention'),
};

/** The label of a state of either box, or the state itself when it is of a later version. */
export const stateLabel = (box: 'outbox' | 'inbox', state: string): LocalText => {
  const labels: Readonly<Record<string, LocalText>> = box === 'outbox' ? deliveryLabels : receivedLabels;
  return (Object.hasOwn(labels, state) ? labels[state] : undefined) ?? text(state, state);
};

export const classLabels: Readonly<Record<FailureClass, LocalText>> = {
  transient: text('vorübergehend', 'transient'),
  credential: text('Zugang abgelehnt', 'credentials refused'),
  refusal: text('von der Gegenseite abgelehnt', 'refused by the other side'),
  local: text('auf dieser Seite', 'on this side'),
  handler: text('beim Übernehmen', 'while taking over'),
};

/** What the packages say to programs, said to whoever has a file of settings before them. */
const commandTexts: Readonly<Record<string, ErrorText>> = {
  'core.auth.secret': {
    meaning: text(
      'Das Geheimnis für den Zugang ist nicht zu lesen.',
      'The secret of the credentials cannot be read.',
    ),
    remedy: text(
      'Prüfen, was unter "clientSecret" genannt ist: Datei und ihre Rechte, oder die Umgebungsvariable.',
      'Check what "clientSecret" names: the file and its permissions, or the environment variable.',
    ),
  },
  'exchange.inbox.not-taken': {
    meaning: text(
      'Eine Sendung wurde nicht übernommen: der Ordner von receive oder das Fachverfahren hat sie nicht angenommen.',
      'A delivery was not taken over: the folder of receive or the application did not take it.',
    ),
    remedy: text(
      'Der Grund steht in der Ausgabe von receive oder im Protokoll des Fachverfahrens (Platz, Rechte, Ziel). Die Sendung ist gespeichert und wird wieder übergeben.',
      'The reason is in the output of receive or in the log of the application (space, permissions, target). The delivery is stored and handed over again.',
    ),
  },
};

/** Meaning and remedy of a code; undefined for one of a later version. */
export const causeOf = (code: string): ErrorText | undefined => {
  for (const texts of [commandTexts, errorTexts, coreTexts] as readonly Readonly<Record<string, ErrorText>>[])
    if (Object.hasOwn(texts, code)) return texts[code];
  return undefined;
};

/** Cause and remedy as lines: the meaning with its code, then what to do. */
export function causeLines(
  { code, message }: Pick<DeliveryFault, 'code'> & { readonly message?: string | undefined },
  language: Language,
): string[] {
  const cause = causeOf(code);
  if (!cause) return [`${message ?? code} [${code}]`];
  return [
    `${cause.meaning[language]} [${code}]`,
    `${language === 'de' ? 'Zu tun' : 'To do'}: ${cause.remedy[language]}`,
  ];
}

/** An age in one unit: `3 Min`, `2 Std`, `5 Tage`. */
export function ageText(milliseconds: number, language: Language): string {
  const units: readonly [length: number, de: readonly [string, string], en: readonly [string, string]][] = [
    [86_400_000, ['Tag', 'Tage'], ['day', 'days']],
    [3_600_000, ['Std', 'Std'], ['h', 'h']],
    [60_000, ['Min', 'Min'], ['min', 'min']],
    [1000, ['Sek', 'Sek'], ['s', 's']],
  ];
  for (const [length, de, en] of units) {
    const count = Math.floor(milliseconds / length);
    if (count < 1) continue;
    const [one, many] = language === 'de' ? de : en;
    return `${count} ${count === 1 ? one : many}`;
  }
  return language === 'de' ? 'eben' : 'now';
}

/** A table of plain text: columns as wide as their widest cell, two spaces between. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

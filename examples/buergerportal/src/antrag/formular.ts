/** The application "Hundesteuer anmelden": its fields, their rules and the texts for people. */

export interface Angaben {
  hundName: string;
  rasse: string;
  wurfjahr: string;
  haltungSeit: string;
  strasse: string;
  ort: string;
}

export type Feld = keyof Angaben;

export interface FeldBeschreibung {
  name: Feld;
  label: string;
  hint?: string;
  autocomplete?: string;
  inputmode?: 'numeric';
  type?: 'date';
  maxLength: number;
  /** Returns the German error text, or nothing when the value is fine. */
  check(value: string, today: string): string | undefined;
}

const required = (what: string) => (value: string) =>
  value === '' ? `Bitte geben Sie ${what} an.` : undefined;

export const felder: readonly FeldBeschreibung[] = [
  {
    name: 'hundName',
    label: 'Rufname des Hundes',
    maxLength: 80,
    check: required('den Rufnamen des Hundes'),
  },
  {
    name: 'rasse',
    label: 'Rasse',
    hint: 'Bei Mischlingen beide Rassen, soweit bekannt',
    maxLength: 120,
    check: required('die Rasse'),
  },
  {
    name: 'wurfjahr',
    label: 'Wurfjahr',
    hint: 'Zum Beispiel 2023',
    inputmode: 'numeric',
    maxLength: 4,
    check: (value, today) => {
      const year = Number(today.slice(0, 4));
      if (!/^\d{4}$/.test(value))
        return 'Bitte geben Sie das Wurfjahr mit vier Ziffern an, zum Beispiel 2023.';
      if (Number(value) > year || Number(value) < year - 30)
        return `Das Wurfjahr muss zwischen ${year - 30} und ${year} liegen.`;
      return undefined;
    },
  },
  {
    name: 'haltungSeit',
    label: 'Gehalten seit',
    type: 'date',
    maxLength: 10,
    check: (value, today) => {
      if (!isDate(value)) return 'Bitte geben Sie den Tag an, seit dem Sie den Hund halten.';
      if (value > today) return 'Der Tag darf nicht in der Zukunft liegen.';
      return undefined;
    },
  },
  {
    name: 'strasse',
    label: 'Straße und Hausnummer',
    autocomplete: 'street-address',
    maxLength: 120,
    check: required('Straße und Hausnummer'),
  },
  {
    name: 'ort',
    label: 'Postleitzahl und Ort',
    autocomplete: 'postal-code',
    maxLength: 120,
    check: (value) =>
      /^\d{5} \S/.test(value)
        ? undefined
        : 'Bitte geben Sie Postleitzahl und Ort an, zum Beispiel 12345 Musterstadt.',
  },
];

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** Control characters, non-characters and changes of the writing direction: XML cannot carry or people cannot see them. */
export const UNSICHTBAR = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u;

/** What was typed in NFC, trimmed, with single spaces. */
export const gereinigt = (text = ''): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

export type Fehler = Partial<Record<Feld | 'nachweis', string>>;

/** Cleans (NFC, trimmed, single spaces) and checks what was typed. `today` is `YYYY-MM-DD`. */
export function pruefeAngaben(
  raw: Partial<Record<string, string>>,
  today: string,
): { angaben: Angaben; fehler: Fehler } {
  const fehler: Fehler = {};
  const entries = felder.map((feld) => {
    const value = gereinigt(raw[feld.name]);
    const text =
      value.length > feld.maxLength
        ? `Bitte höchstens ${feld.maxLength} Zeichen.`
        : UNSICHTBAR.test(value)
          ? 'Der Text enthält unsichtbare Zeichen. Bitte geben Sie ihn noch einmal von Hand ein.'
          : feld.check(value, today);
    if (text) fehler[feld.name] = text;
    return [feld.name, value] as const;
  });
  return { angaben: Object.fromEntries(entries) as unknown as Angaben, fehler };
}

/** A matter of a town, as its file plan has it. */
export interface Matter {
  /** Reference in the file plan: `21.31`. */
  plan: string;
  matter: string;
  /** Who is in charge. */
  office: string;
}

// Invented file plan; the matters are those that every German town has.
const matters: readonly Matter[] = [
  { plan: '21.31', matter: 'Hundesteuer', office: 'Steueramt' },
  { plan: '32.12', matter: 'Sondernutzung von Straßen', office: 'Ordnungsamt' },
  { plan: '63.02', matter: 'Bauvoranfrage', office: 'Bauaufsicht' },
  { plan: '50.40', matter: 'Wohngeld', office: 'Sozialamt' },
  { plan: '40.11', matter: 'Schülerbeförderung', office: 'Schulverwaltung' },
  { plan: '66.20', matter: 'Straßenbeleuchtung', office: 'Tiefbauamt' },
  { plan: '34.05', matter: 'Gewerbeanmeldung', office: 'Gewerbeamt' },
];

/** Kinds of documents; what a file of each is called follows from it. */
export const documentKinds = [
  'Antrag',
  'Bescheid',
  'Vermerk',
  'Anhörung',
  'Eingangsbestätigung',
  'Stellungnahme',
] as const;

// Invented people, with letters of DIN 91379.
const names = [
  'Đorđević, Ana',
  'Größmann, Łukasz',
  'Müller, Noël',
  'Nguyễn, Minh',
  'Morel, Héloïse',
  'Öztürk, Yağmur',
  'Peña, José',
  'Schäfer, Jörg',
  'Šimková, Zdeňka',
  'van der Brüggen, Kaspar',
] as const;

/** Any number gives one of the matters. */
export const matterAt = (number: number): Matter => matters[number % matters.length]!;

/** How many matters there are. */
export const matterCount = matters.length;

/** Any number gives one of the names. */
export const nameAt = (number: number): string => names[number % names.length]!;

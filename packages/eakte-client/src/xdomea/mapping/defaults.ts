/**
 * What the writer puts where the standard wants an element that the model leaves out: always the value that
 * asks for nothing and claims nothing.
 */
export const elementDefaults: Readonly<Record<string, string>> = {
  Empfangsbestaetigung: '0',
  EmpfangsbestaetigungAnInitiator: '0',
  EmpfangsbestaetigungAnVorgaenger: '0',
  RueckmeldungArchivkennung: '0',
  Kontextobjekt: '0',
  Stillgelegt: '0',
  Stapel: '0',
  LfdNrNachrichtProTyp: '1',
  GesamtanzahlNachrichtenProTyp: '1',
};

/** Elements of a type that may be empty text but must be there. */
export const emptyTexts: ReadonlySet<string> = new Set(['Format.Version', 'Version.Nummer']);

/** Version of a code list the writer names where the model does not and the standard asks for one. */
const listVersions: Readonly<Record<string, string>> = {
  'urn:xoev-de:xdomea:codeliste:dateiformat': '1.0',
  'urn:xoev-de:xdomea:codeliste:vertraulichkeitsstufe': '1.0',
  'urn:de:xoev:codeliste:erreichbarkeit': '3',
  'urn:xoev-de:kosit:codeliste:country-codes': '7',
  'DIN EN ISO 3166-1': '2006',
  'urn:xoev-de:kosit:codeliste:xta.serviceprofile.kryptographische-algorithmen': '1.0.0',
};

export function defaultListVersion(listUri: string): string {
  return listVersions[listUri] ?? '1.0';
}

/** List of a code whose element leaves the list open (type 4), by type name. */
export const openLists: Readonly<Record<string, { listUri: string; listVersion: string }>> = {
  GeheimhaltungsgradCode: {
    listUri: 'urn:xoev-de:xdomea:codeliste:vertraulichkeitsstufe',
    listVersion: '1.0',
  },
};

/** Values that say the same as leaving the field out: no loss when a version has no place for them. */
export const neutralValues: Readonly<Record<string, unknown>> = {
  kontextobjekt: false,
  empfangsbestaetigung: false,
  empfangsbestaetigungAnInitiator: false,
  empfangsbestaetigungAnVorgaenger: false,
  rueckmeldungArchivkennung: false,
  importbestaetigung: true,
  lfdNrNachrichtProTyp: 1,
  gesamtanzahlNachrichtenProTyp: 1,
};

/**
 * How the elements of a version become fields of the one model. The rule: a field has the element's name
 * with a small first letter (`HistorienProtokollInformation` → `historienProtokollInformation`), an element
 * that may repeat in any version is a list. What follows are the exceptions, as data.
 *
 * A target is a path below the object (`geheimhaltung.geheimhaltungsgrad`); `*` puts the fields of the
 * element's content in place of the element, `*kopf` puts them below the field `kopf`.
 */
type Family = 'v2' | 'v3' | 'v4';

const everywhere: Readonly<Record<string, string>> = {
  ID: 'id',
  xdomeaUUID: 'id',
  IDSGO: 'id',
  ZdA: 'zda',
  ZdADatum: 'zdaDatum',
  DokumentOderDokumentMitSchriftstueck: 'dokument',
  BewertetesObjekt: 'bewertetesSgo',
  AbgegebenesObjekt: 'abgegebenesSgo',
  AusgelagertesObjekt: 'ausgelagertesSgo',
  RueckuebertragenesObjekt: 'rueckuebertragenesSgo',
  RueckzuleihendesObjekt: 'rueckzuleihendesSgo',
  RueckzuuebertragendesObjekt: 'rueckzuuebertragendesSgo',
  ArchivspezifischeMetadaten: 'aussonderungsmetadaten',
  Akteninhalt: '*',
  WeitererEmpfaenger: 'weitererLeser',
};

/** By type and element, for one or more families of versions. */
const special: readonly (readonly [families: string, type: string, element: string, target: string])[] = [
  ['v3 v4', 'AktenplaneinheitAktenplan', 'Aussonderungsart', '*'],
  ['v3 v4', 'AktenplaneinheitAktenplanBewertung', 'Aussonderungsart', '*'],
  ['v3 v4', 'AktenplaneinheitAktenplanBewertungskatalog', 'Aussonderungsart', '*'],
  ['v3 v4', 'RueckgabeparameterAnbietung', 'Aussonderungsart', '*'],
  ['v3', 'MetadatenAussonderung', 'Aussonderungsart', '*'],
  ['v4', 'Aussonderungsmetadaten', 'Aussonderungsart', '*'],
  ['v2', 'MetadatenAussonderung', 'Aufbewahrungsdauer', 'aufbewahrungsdauer.anzahlJahre'],
  ['v2', 'AktenplaneinheitAktenplan', 'Aufbewahrungsdauer', 'aufbewahrungsdauer.anzahlJahre'],
  ['v2 v3 v4', 'Anschrift', 'Staat', '*'],
  ['v2 v3', 'AllgemeineMetadaten', 'Vertraulichkeitsstufe', 'geheimhaltung.geheimhaltungsgrad'],
  ['v2 v3', 'Kontakt', 'Institution', 'nameInstitution'],
  ['v2 v3', 'Kontakt', 'Organisationseinheit', 'nameOrganisationseinheit'],
  ['v2 v3', 'Kontakt', 'Name', 'nameAnsprechpartner'],
  ['v2 v3', 'Kontakt', 'Kommunikation', 'erreichbarkeit'],
  ['v2 v3', 'Kontakt', 'Rolle', 'rolleCode'],
  ['v2', 'Behoerdenkennung', 'Kennung', 'behoerdenschluessel'],
  ['v2 v3', 'System', 'Version', 'produktversion'],
  ['v2', 'HistorienProtokollInformation', 'Metadatum', 'metadatumName'],
  ['v2', 'HistorienProtokollInformation', 'AlterWert', 'metadatumAlterWert'],
  ['v2', 'HistorienProtokollInformation', 'NeuerWert', 'metadatumNeuerWert'],
  ['v4', 'ErfolgOderMisserfolgAussonderung', 'ErfolgOderMisserfolg', '*'],
  ['v4', 'ErfolgOderMisserfolgBewertungskatalog', 'ErfolgOderMisserfolg', '*'],
  ['v4', 'Objektergebnis', 'ErfolgOderMisserfolg', '*'],
  ['v4', 'Nachrichtenkopf', 'identifikation.nachricht', '*'],
  ['v4', 'Nachrichtenkopf', 'InstanzID', 'sendendesSystem.instanzId'],
];

/** Elements of the root of 4.0 that the model keeps in the header, where the other versions have them. */
const headerOf40 = new Set([
  'WeitererLeser',
  'Empfangsbestaetigung',
  'EmpfangsbestaetigungAnInitiator',
  'EmpfangsbestaetigungAnVorgaenger',
  'Importbestaetigung',
  'RueckmeldungArchivkennung',
  'UUIDUrsprungsnachricht',
  'LfdNrNachrichtProTyp',
  'GesamtanzahlNachrichtenProTyp',
  'EmpfangendesSystem',
  'WeiteresEmpfangendesSystem',
  'Erstellerkennung',
  'ErstellerRolle',
  'Stapel',
  'Stapellaenge',
  'DMSSessionID',
  'FVSessionID',
]);

const rootAttributesOf40: Readonly<Record<string, string>> = {
  produkt: 'kopf.sendendesSystem.produktname',
  produkthersteller: 'kopf.sendendesSystem.produkthersteller',
  produktversion: 'kopf.sendendesSystem.produktversion',
  test: 'kopf.test',
};

/** Lists in the model although some version allows only one. */
const lists = new Set([
  'AnwendungsspezifischeErweiterung',
  'InternerGeschaeftsgang',
  'Anschreiben',
  'EmpfangendesSystem',
  'Fehlermeldung',
  'WeitererEmpfaenger',
  'WeitererLeser',
  'Rueckmeldung',
]);

/** Messages that carry file plans beside records: there the file plan is a list, as in 4.0. */
const filePlanLists = /\.(0401|0501|0503|0701|0712|0722)$/;

/** Types whose alternatives are not fields but what the object is. */
const alternatives: Readonly<Record<string, 'record' | 'document'>> = {
  Schriftgutobjekt: 'record',
  SchriftgutobjektAussonderung: 'record',
  SchriftgutobjektUebergabe: 'record',
  DokumentOderDokumentMitSchriftstueck: 'document',
  AnlageDokument: 'document',
};

const kinds: Readonly<Record<string, 'Akte' | 'Vorgang' | 'Dokument'>> = {
  Akte: 'Akte',
  AkteAussonderung: 'Akte',
  Vorgang: 'Vorgang',
  VorgangAussonderung: 'Vorgang',
  Dokument: 'Dokument',
  DokumentMitSchriftstueck: 'Dokument',
};

/** `ProzessID` → `prozessId`, `SGOTyp` → `sgoTyp`. */
export function fieldName(element: string): string {
  const words = element.match(/[A-Z]+(?![a-z])|[A-Z]?[^A-Z]+/g) ?? [element];
  return words
    .map((word, at) => (at === 0 ? word.toLowerCase() : word[0] + word.slice(1).toLowerCase()))
    .join('');
}

export interface FieldTarget {
  /** Where the value goes, below the object. Empty: into the object itself. */
  path: readonly string[];
  /** The fields of the value take the place of the value. */
  merge: boolean;
  /** The model holds a list. */
  list: boolean;
}

export function familyOf(version: string): Family {
  return version.startsWith('2') ? 'v2' : version.startsWith('3') ? 'v3' : 'v4';
}

/** What the object of a choice type is taken from. */
export function alternativesOf(type: string, family: Family): 'record' | 'document' | undefined {
  return type === 'AnlageDokument' && family !== 'v4' ? undefined : alternatives[type];
}

/** `kind` of the model object that a type becomes. */
export function kindOf(type: string, family: Family): 'Akte' | 'Vorgang' | 'Dokument' | undefined {
  return type === 'AnlageDokument' && family !== 'v4' ? 'Dokument' : kinds[type];
}

/** The field an attribute of a root element goes to, or undefined when it is fixed by the version. */
export function attributeTarget(attribute: string): string[] | undefined {
  return rootAttributesOf40[attribute]?.split('.');
}

/** The field an element of a type goes to. */
export function elementTarget(family: Family, type: string, element: string, many: boolean): FieldTarget {
  const isRoot = /\.\d{4}$/.test(type);
  const list = many || lists.has(element) || (element === 'Aktenplan' && filePlanLists.test(type));
  if (alternativesOf(type, family) && element !== 'Nummer') return { path: [], merge: true, list: false };
  if (isRoot && family === 'v4') {
    if (element === 'nachrichtenkopf') return { path: ['kopf'], merge: true, list: false };
    if (headerOf40.has(element)) return { path: ['kopf', fieldName(element)], merge: false, list };
  }
  const found = special.find(
    ([families, of, name]) => of === type && name === element && families.includes(family),
  );
  let target = found?.[3] ?? everywhere[element];
  if (target === undefined && /^(Absender|Empfaenger)$/.test(element) && family !== 'v4') {
    target = element === 'Absender' ? 'autor' : 'leser';
  }
  target ??= fieldName(element);
  if (target.startsWith('*'))
    return { path: target.length > 1 ? [target.slice(1)] : [], merge: true, list: false };
  return { path: target.split('.'), merge: false, list };
}

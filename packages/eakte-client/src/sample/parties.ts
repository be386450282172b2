import type { MessageParty } from '../xdomea/messages/roles.ts';
import type { Kontakt, System } from '../xdomea/model/index.ts';
import type { XdomeaVersion } from '../xdomea/version.ts';

interface PartyFacts {
  institution: string;
  kurzbezeichnung: string;
  einheit: string;
  vorname: string;
  familienname: string;
  strasse: string;
  hausnummer: string;
  postleitzahl: string;
  ort: string;
  mail: string;
  instanzId: string;
  produkt: string;
}

// Invented towns, people and products. The names have letters of DIN 91379 that German systems meet.
const parties: Readonly<Record<MessageParty, PartyFacts>> = {
  authority: {
    institution: 'Stadt Musterstadt',
    kurzbezeichnung: 'Musterstadt',
    einheit: 'Zentrale Dienste',
    vorname: 'Zoë',
    familienname: 'Öztürk-Grün',
    strasse: 'Am Rathaus',
    hausnummer: '1',
    postleitzahl: '00001',
    ort: 'Musterstadt',
    mail: 'zentrale-dienste@musterstadt.example',
    instanzId: 'musterstadt-eakte',
    produkt: 'Rathaus SDK',
  },
  archive: {
    institution: 'Kreisarchiv Beispielkreis',
    kurzbezeichnung: 'KrA Beispielkreis',
    einheit: 'Überlieferungsbildung',
    vorname: 'Łukasz',
    familienname: 'Größmann',
    strasse: 'Speichergasse',
    hausnummer: '7 a',
    postleitzahl: '00007',
    ort: 'Beispielhausen',
    mail: 'uebernahme@kreisarchiv.example',
    instanzId: 'beispielkreis-archiv',
    produkt: 'Musterarchiv',
  },
  receiver: {
    institution: 'Gemeinde Beispielhausen',
    kurzbezeichnung: 'Beispielhausen',
    einheit: 'Bürgerdienste',
    vorname: 'José',
    familienname: 'Müller-Đorđević',
    strasse: 'Lindenallee',
    hausnummer: '12',
    postleitzahl: '00008',
    ort: 'Beispielhausen',
    mail: 'buergerdienste@beispielhausen.example',
    instanzId: 'beispielhausen-eakte',
    produkt: 'Muster-DMS',
  },
  'intermediate-archive': {
    institution: 'Zwischenarchiv Musterregion',
    kurzbezeichnung: 'ZA Musterregion',
    einheit: 'Magazin',
    vorname: 'Anaïs',
    familienname: 'Šimková',
    strasse: 'Lagerstraße',
    hausnummer: '3',
    postleitzahl: '00003',
    ort: 'Musterhafen',
    mail: 'magazin@zwischenarchiv.example',
    instanzId: 'musterregion-zwischenarchiv',
    produkt: 'Musterarchiv',
  },
  'specialist-system': {
    institution: 'Stadt Musterstadt',
    kurzbezeichnung: 'Musterstadt',
    einheit: 'Steueramt',
    vorname: 'Jürgen',
    familienname: 'Çelik',
    strasse: 'Am Rathaus',
    hausnummer: '2',
    postleitzahl: '00001',
    ort: 'Musterstadt',
    mail: 'steueramt@musterstadt.example',
    instanzId: 'musterstadt-steuer',
    produkt: 'Muster-Fachverfahren Hundesteuer',
  },
  'records-system': {
    institution: 'Stadt Musterstadt',
    kurzbezeichnung: 'Musterstadt',
    einheit: 'E-Akte',
    vorname: 'Renée',
    familienname: 'Weißbrück',
    strasse: 'Am Rathaus',
    hausnummer: '1',
    postleitzahl: '00001',
    ort: 'Musterstadt',
    mail: 'e-akte@musterstadt.example',
    instanzId: 'musterstadt-eakte',
    produkt: 'Muster-DMS',
  },
};

/** The address book entry of a party, in the form of a version. */
export function contactOf(party: MessageParty, version: XdomeaVersion): Kontakt {
  const facts = parties[party];
  return {
    nameInstitution: { name: facts.institution, kurzbezeichnung: facts.kurzbezeichnung },
    nameOrganisationseinheit: { name: facts.einheit },
    nameAnsprechpartner: {
      familienname: { name: facts.familienname },
      vorname: { name: facts.vorname },
    },
    anschrift: [
      {
        strasse: facts.strasse,
        hausnummer: facts.hausnummer,
        postleitzahl: facts.postleitzahl,
        ort: facts.ort,
      },
    ],
    // E-mail: kommunikationsart 1.0 up to 2.4, erreichbarkeit 3 from 3.0 on.
    erreichbarkeit: [{ kanal: { code: version.startsWith('2.') ? '001' : '01' }, kennung: facts.mail }],
  };
}

/** A name as specialist systems write it: `Öztürk-Grün, Zoë`. */
export function personOf(party: MessageParty): string {
  const { familienname, vorname } = parties[party];
  return `${familienname}, ${vorname}`;
}

/** The software of a party, in the form of a version. */
export function systemOf(party: MessageParty, version: XdomeaVersion): System {
  const { instanzId, produkt } = parties[party];
  const producer = version === '4.0.0' ? { produkthersteller: 'Rathaus SDK contributors' } : {};
  return { instanzId, produktname: produkt, produktversion: '1', ...producer };
}

import type { Vocabulary } from './vocabulary.ts';

/**
 * dcatde:contributorID: the data providers GovData knows, list of 2025-10-21 (69 entries). No municipality of
 * North Rhine-Westphalia has an entry of its own: its data travel under `openNRW`.
 */
const codes = `
  auswaertigesAmt berlinOpenData bundesamtFuerBauwesenUndRaumordnung bundesamtFuerJustiz
  bundesamtFuerVerbraucherschutzUndLebensmittelsicherheit bundesamtFuerWirtschaftUndAusfuhrkontrolle
  bundesanstaltFuerArbeitsschutzUndArbeitsmedizin bundesanstaltFuerMaterialforschungUndPruefung
  bundesarchiv bundesausgleichsamt
  bundesinstitutFuerBauStadtUndRaumforschungImBundesamtFuerBauwesenundRaumordnung
  bundesministeriumDerFinanzen bundesministeriumDerVerteidigung bundesministeriumDesInnernUndHeimat
  bundesministeriumFuerArbeitUndSoziales bundesministeriumFuerBildungUndForschung
  bundesministeriumFuerErnaehrungUndLandwirtschaft bundesministeriumFuerFamilieSeniorenFrauenUndJugend
  bundesministeriumFuerWirtschaftlicheZusammenarbeitUndEntwicklung
  bundesministeriumFuerWirtschaftUndEnergie bundessortenamt bundesversicherungsamt bundesverwaltungsamt
  bundeszentralamtFuerSteuern datenBW derBundesbeauftragteFuerDenDatenschutzUndDieInformationsfreiheit
  destatis deutscheNationalbibliothek deutscheRentenversicherungBund deutschesPatentUndMarkenamt
  dieBeauftragteDerBundesregierungFuerKulturUndMedien fitko freistaatSachsen friedrichLoefflerInstitut
  gdiDE generalzolldirektion genesisDestatis govData hessen itzBund landBrandenburg
  landeshauptstadtMuenchen landNiedersachsen landSachsenAnhalt maxRubnerInstitut mCloud
  mecklenburgVorpommern metropolregionRheinNeckar mobilithek
  openAgrarRepositoriumDerForschungseinrichtungenDesBMEL openDataBayern openDataBrandenburg openDataBund
  openDataHRO openGovernmentDataPortalRheinlandPfalz openNRW paulEhrlichInstitut regionalstatistik
  robertKochInstitut schleswigHolstein stadtAugsburg stadtFrankfurtAmMain stadtFreiburgImBreisgau
  stadtNuernberg stadtOldenburg SWONetzGmbH transparenzportalBremen transparenzportalHamburg
  umweltbundesamt
`;

const base = 'http://dcat-ap.de/def/contributors';

/** contributorID of DCAT-AP.de: who delivers to GovData. State of the list: 2025-10-21. */
export const contributor: Vocabulary = {
  scheme: base,
  base: `${base}/`,
  entries: Object.fromEntries(
    codes
      .trim()
      .split(/\s+/)
      .map((code) => [code, { de: code, en: code }]),
  ),
};

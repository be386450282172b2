/** What 3.0 has otherwise than 3.1: the file plan of message 0511 carries no titles for its units. */
export const v30Differences = `
! Aussonderung.AktenplanZurBewertung.0511 = Kopf:NkNichtFVDatenWeitereEmpfaengerMitEmpfangsbestaetigung
  Aktenplan:AktenplanBewertungskatalog
AktenplanBewertungskatalog = ID:looseUuid Bezeichnung Typ? Version
  Einheit:AktenplaneinheitAktenplanBewertungskatalog* Gueltigkeit:Zeitraum? Aktenplandatei:Format*
`;

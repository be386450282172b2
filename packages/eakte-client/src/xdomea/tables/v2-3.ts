/** What 2.3 has otherwise than 2.4: the list of countries and receipts without a default value. */
export const v23Differences = `
StaatCode = code DIN_EN_ISO_3166-1
NkKeineRueckmeldungFVDaten = %KOPF EmpfangendesSystem:System WeiteresEmpfangendesSystem:System*
  Empfangsbestaetigung:boolean Importbestaetigung:boolean=1 Erstellerkennung ErstellerRolle?
  Stapel:boolean Stapellaenge:integer?
NkNichtFVDatenEinEmpfaengerMitEmpfangsbestaetigung = %KOPF Empfangsbestaetigung:boolean
NkNichtFVDatenWeitereEmpfaengerMitEmpfangsbestaetigung = %KOPF WeitererEmpfaenger:Kontakt*
  Empfangsbestaetigung:boolean
`;

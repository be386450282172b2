/** xdomea 2.3 and 2.4: messages and headers, in the notation of `notation.ts`. */
export const v2Messages = `
%KOPF = ProzessID:looseUuid Nachrichtentyp:NachrichtentypCode Erstellungszeitpunkt:dateTime
  Absender:Kontakt Empfaenger:Kontakt SendendesSystem:System Hinweis?
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung?
! Abgabe.Abgabe.0401 = Kopf:NkAbgabe Anschreiben:Dokument? Schriftgutobjekt:Schriftgutobjekt+
  Aktenplan:Aktenplan?
! Abgabe.ImportBestaetigen.0402 = Kopf:NkBasis ErfolgOderMisserfolg:ErfolgOderMisserfolgAbgabe
! Aktenplan.Aktenplan.0301 = Kopf:NkNichtFVDatenWeitereEmpfaengerMitEmpfangsbestaetigung
  Aktenplan:Aktenplan
! Aktenplan.EmpfangBestaetigen.0302 = Kopf:NkBasis
! Aussonderung.Anbieteverzeichnis.0501 = Kopf:NkNichtFVDatenEinEmpfaengerMitEmpfangsbestaetigung
  Anschreiben:Dokument* Schriftgutobjekt:Schriftgutobjekt+ Aktenplan:Aktenplan?
! Aussonderung.AnbietungEmpfangBestaetigen.0504 = Kopf:NkBasis
! Aussonderung.Aussonderung.0503 = Kopf:NkAussonderung Anschreiben:Dokument*
  Schriftgutobjekt:Schriftgutobjekt+ Aktenplan:Aktenplan?
! Aussonderung.AussonderungImportBestaetigen.0506 = Kopf:NkBasis
  ErfolgOderMisserfolg:ErfolgOderMisserfolgAussonderung
! Aussonderung.BewertungEmpfangBestaetigen.0505 = Kopf:NkBasis
! Aussonderung.Bewertungsverzeichnis.0502 = Kopf:NkNichtFVDatenEinEmpfaengerMitEmpfangsbestaetigung
  BewertetesObjekt:RueckgabeparameterAnbietung+
! Geschaeftsgang.EmpfangBestaetigen.0202 = Kopf:NkRueckmeldungGeschaeftsgang
! Geschaeftsgang.GeaendertenLaufwegMitteilen.0203 = Kopf:NkBasis
  GeaenderterGeschaeftsgang:Geschaeftsgang
  GeaenderterBeteiligungsschritt:GeaenderterBeteiligungsschritt+
! Geschaeftsgang.Geschaeftsgang.0201 = Kopf:NkGeschaeftsgang Anschreiben:Dokument?
  Hauptobjekt:Hauptobjekt ExternerGeschaeftsgang:Geschaeftsgang Anlage:Schriftgutobjekt*
! Information.EmpfangBestaetigen.0102 = Kopf:NkBasis
! Information.Information.0101 = Kopf:NkNichtFVDatenWeitereEmpfaengerMitEmpfangsbestaetigung
  Anschreiben:Dokument? Schriftgutobjekt:Schriftgutobjekt+
NkAbgabe = %KOPF WeitererEmpfaenger:Kontakt* Importbestaetigung:boolean=1
NkAussonderung = %KOPF Importbestaetigung:boolean=1 RueckmeldungArchivkennung:boolean
NkBasis = %KOPF
NkFVDaten = %KOPF EmpfangendesSystem:System
NkGeschaeftsgang = %KOPF EmpfangsbestaetigungAnInitiator:boolean^0
  EmpfangsbestaetigungAnVorgaenger:boolean^0
NkKeineRueckmeldungFVDaten = %KOPF EmpfangendesSystem:System WeiteresEmpfangendesSystem:System*
  Empfangsbestaetigung:boolean^0 Importbestaetigung:boolean=1 Erstellerkennung ErstellerRolle?
  Stapel:boolean Stapellaenge:integer?
NkNichtFVDatenEinEmpfaengerMitEmpfangsbestaetigung = %KOPF Empfangsbestaetigung:boolean^0
NkNichtFVDatenWeitereEmpfaengerMitEmpfangsbestaetigung = %KOPF WeitererEmpfaenger:Kontakt*
  Empfangsbestaetigung:boolean^0
NkRueckmeldungFVDatenImport = %KOPF EmpfangendesSystem:System FVSessionID
NkRueckmeldungGeschaeftsgang = %KOPF WeitererEmpfaenger:Kontakt?
`;

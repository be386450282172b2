/** xdomea 3.0 and 3.1: messages and headers, in the notation of `notation.ts`. */
export const v3Messages = `
%KOPF = ProzessID:looseUuid Nachrichtentyp:NachrichtentypCode Erstellungszeitpunkt:dateTime
  Absender:Kontakt Empfaenger:Kontakt SendendesSystem:System? Hinweis?
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung?
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML?
! Abgabe.Abgabe.0401 = Kopf:NkAbgabe Anschreiben:Dokument? Schriftgutobjekt:Schriftgutobjekt+
  Aktenplan:Aktenplan?
! Abgabe.EmpfangBestaetigen.0403 = Kopf:NkBasis
! Abgabe.ImportBestaetigen.0402 = Kopf:NkBasis AbgegebenesObjekt:ErfolgOderMisserfolgAbgabe+
! Aktenplan.Aktenplan.0301 = Kopf:NkNichtFVDatenWeitereEmpfaengerMitEmpfangsbestaetigung
  Aktenplan:Aktenplan
! Aktenplan.EmpfangBestaetigen.0302 = Kopf:NkBasis
! Aussonderung.AktenplanZurBewertung.0511 = Kopf:NkNichtFVDatenWeitereEmpfaengerMitEmpfangsbestaetigung
  Aktenplan:AktenplanBewertung
! Aussonderung.AktenplanZurBewertungEmpfangBestaetigen.0512 = Kopf:NkBasis
! Aussonderung.Anbieteverzeichnis.0501 = Kopf:NkNichtFVDatenEinEmpfaengerMitEmpfangsbestaetigung
  Anschreiben:Dokument* Schriftgutobjekt:Schriftgutobjekt+ Aktenplan:Aktenplan?
! Aussonderung.AnbietungEmpfangBestaetigen.0504 = Kopf:NkBasis
! Aussonderung.Aussonderung.0503 = Kopf:NkAussonderung Anschreiben:Dokument*
  Schriftgutobjekt:Schriftgutobjekt+ Aktenplan:Aktenplan?
! Aussonderung.AussonderungEmpfangBestaetigen.0507 = Kopf:NkBasis
! Aussonderung.AussonderungImportBestaetigen.0506 = Kopf:NkBasis
  AusgesondertesSGO:ErfolgOderMisserfolgAussonderung+
! Aussonderung.BewerteterAktenplanEmpfangBestaetigen.0515 = Kopf:NkBasis
! Aussonderung.BewertungEmpfangBestaetigen.0505 = Kopf:NkBasis
! Aussonderung.Bewertungskatalog.0513 = Kopf:NkNichtFVDatenWeitereEmpfaengerMitEmpfangsbestaetigung
  BewerteteAktenplaneinheit:AktenplaneinheitAktenplanBewertungskatalog+
! Aussonderung.BewertungskatalogImportBestaetigen.0514 = Kopf:NkBasis
  BewerteteAktenplaneinheit:ErfolgOderMisserfolgBewertungskatalog+
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
NkAbgabe = %KOPF WeitererEmpfaenger:Kontakt* Importbestaetigung:boolean=1 Empfangsbestaetigung:boolean
NkAussonderung = %KOPF Importbestaetigung:boolean=1 RueckmeldungArchivkennung:boolean
  Empfangsbestaetigung:boolean
NkBasis = %KOPF
NkFVDaten = %KOPF EmpfangendesSystem:System*
NkGeschaeftsgang = %KOPF EmpfangsbestaetigungAnInitiator:boolean
  EmpfangsbestaetigungAnVorgaenger:boolean
NkKeineRueckmeldungFVDaten = %KOPF EmpfangendesSystem:System* WeiteresEmpfangendesSystem:System*
  Empfangsbestaetigung:boolean Importbestaetigung:boolean=1 Erstellerkennung ErstellerRolle?
  Stapel:boolean Stapellaenge:unsignedInt? DMSSessionID?
NkNichtFVDatenEinEmpfaengerMitEmpfangsbestaetigung = %KOPF Empfangsbestaetigung:boolean
NkNichtFVDatenWeitereEmpfaengerMitEmpfangsbestaetigung = %KOPF WeitererEmpfaenger:Kontakt*
  Empfangsbestaetigung:boolean
NkRueckmeldungFVDatenImport = %KOPF EmpfangendesSystem:System* FVSessionID
NkRueckmeldungGeschaeftsgang = %KOPF WeitererEmpfaenger:Kontakt?
NkZwischenarchivierung = %KOPF WeitererEmpfaenger:Kontakt* Importbestaetigung:boolean=1
  Empfangsbestaetigung:boolean
! Zwischenarchivierung.Auslagerung.0701 = Kopf:NkZwischenarchivierung Anschreiben:Dokument?
  Schriftgutobjekt:Schriftgutobjekt+ Aktenplan:Aktenplan?
! Zwischenarchivierung.AuslagerungEmpfangBestaetigen.0702 = Kopf:NkBasis
! Zwischenarchivierung.AuslagerungImportBestaetigen.0703 = Kopf:NkBasis
  AusgelagertesObjekt:ErfolgOderMisserfolgZwischenarchivierung+
! Zwischenarchivierung.RueckleiheAnforderung.0711 = Kopf:NkBasis RueckzuleihendesObjekt:looseUuid+
! Zwischenarchivierung.RueckleiheEmpfangBestaetigen.0713 = Kopf:NkBasis
! Zwischenarchivierung.RueckleiheUebergabe.0712 = Kopf:NkZwischenarchivierung Anschreiben:Dokument?
  Schriftgutobjekt:Schriftgutobjekt+ Aktenplan:Aktenplan?
! Zwischenarchivierung.RueckuebertragungAnforderung.0721 = Kopf:NkBasis
  RueckzuuebertragendesObjekt:looseUuid+
! Zwischenarchivierung.RueckuebertragungEmpfangBestaetigen.0724 = Kopf:NkBasis
! Zwischenarchivierung.RueckuebertragungImportBestaetigen.0723 = Kopf:NkBasis
  RueckuebertragenesObjekt:ErfolgOderMisserfolgZwischenarchivierung+
! Zwischenarchivierung.RueckuebertragungUebergabe.0722 = Kopf:NkZwischenarchivierung
  Anschreiben:Dokument? Schriftgutobjekt:Schriftgutobjekt+ Aktenplan:Aktenplan?
`;

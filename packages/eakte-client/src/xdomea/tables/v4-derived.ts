/**
 * Messages of 4.0 whose schema files are not public. The types they use are (Baukasten of 4.0); the order of
 * the header and body elements is derived from 3.1 and from the 05xx messages of 4.0. A check names them as
 * derived, so that nobody takes its verdict for that of the official schema.
 */
export const v4Derived = `
%TEIL = LfdNrNachrichtProTyp:integer GesamtanzahlNachrichtenProTyp:integer
%ANTWORT = %KOPF UUIDUrsprungsnachricht:uuid %TEIL
%UEBERGABE = Anschreiben:DokumentOderDokumentMitSchriftstueck* Schriftgutobjekt:SchriftgutobjektUebergabe+
SchriftgutobjektUebergabe = (Akte:Akte | Vorgang:Vorgang |
  DokumentOderDokumentMitSchriftstueck:DokumentOderDokumentMitSchriftstueck)
Objektergebnis = xdomeaUUID:uuid ErfolgOderMisserfolg:ErfolgOderMisserfolgImport
! Information.Information.0101 = %KOPF WeitererLeser:Kontakt* Empfangsbestaetigung:boolean %TEIL %UEBERGABE
! Information.EmpfangBestaetigen.0102 = %ANTWORT
! Geschaeftsgang.Geschaeftsgang.0201 = %KOPF EmpfangsbestaetigungAnInitiator:boolean
  EmpfangsbestaetigungAnVorgaenger:boolean %TEIL Anschreiben:DokumentOderDokumentMitSchriftstueck*
  Hauptobjekt:Hauptobjekt ExternerGeschaeftsgang:Geschaeftsgang Anlage:SchriftgutobjektUebergabe*
Hauptobjekt = DokumentOderDokumentMitSchriftstueck:DokumentOderDokumentMitSchriftstueck+
! Geschaeftsgang.EmpfangBestaetigen.0202 = %KOPF WeitererLeser:Kontakt* UUIDUrsprungsnachricht:uuid %TEIL
! Geschaeftsgang.GeaendertenLaufwegMitteilen.0203 = %ANTWORT GeaenderterGeschaeftsgang:Geschaeftsgang
  GeaenderterBeteiligungsschritt:GeaenderterBeteiligungsschritt+
GeaenderterBeteiligungsschritt = Nummer Aenderungsart:GeaenderterBeteiligungsschritt.Aenderungsart
GeaenderterBeteiligungsschritt.Aenderungsart = (Neu:boolean=1 | Uebersprungen:boolean=1)
! Aktenplan.Aktenplan.0301 = %KOPF WeitererLeser:Kontakt* Empfangsbestaetigung:boolean %TEIL
  Aktenplan:Aktenplan
! Aktenplan.EmpfangBestaetigen.0302 = %ANTWORT
! Abgabe.Abgabe.0401 = %KOPF WeitererLeser:Kontakt* Importbestaetigung:boolean=1
  Empfangsbestaetigung:boolean %TEIL %UEBERGABE Aktenplan:Aktenplan*
! Abgabe.ImportBestaetigen.0402 = %ANTWORT ErfolgOderMisserfolg:ErfolgOderMisserfolgImport
  AbgegebenesSGO:Objektergebnis*
! Abgabe.EmpfangBestaetigen.0403 = %ANTWORT
! Zwischenarchivierung.Auslagerung.0701 = %KOPF WeitererLeser:Kontakt* Importbestaetigung:boolean=1
  Empfangsbestaetigung:boolean %TEIL %UEBERGABE Aktenplan:Aktenplan*
! Zwischenarchivierung.AuslagerungEmpfangBestaetigen.0702 = %ANTWORT
! Zwischenarchivierung.AuslagerungImportBestaetigen.0703 = %ANTWORT
  ErfolgOderMisserfolg:ErfolgOderMisserfolgImport AusgelagertesSGO:Objektergebnis*
! Zwischenarchivierung.RueckleiheAnforderung.0711 = %KOPF %TEIL RueckzuleihendesSGO:uuid+
! Zwischenarchivierung.RueckleiheUebergabe.0712 = %KOPF WeitererLeser:Kontakt* Importbestaetigung:boolean=1
  Empfangsbestaetigung:boolean UUIDUrsprungsnachricht:uuid %TEIL %UEBERGABE Aktenplan:Aktenplan*
! Zwischenarchivierung.RueckleiheEmpfangBestaetigen.0713 = %ANTWORT
! Zwischenarchivierung.RueckuebertragungAnforderung.0721 = %KOPF %TEIL RueckzuuebertragendesSGO:uuid+
! Zwischenarchivierung.RueckuebertragungUebergabe.0722 = %KOPF WeitererLeser:Kontakt*
  Importbestaetigung:boolean=1 Empfangsbestaetigung:boolean UUIDUrsprungsnachricht:uuid %TEIL %UEBERGABE
  Aktenplan:Aktenplan*
! Zwischenarchivierung.RueckuebertragungImportBestaetigen.0723 = %ANTWORT
  ErfolgOderMisserfolg:ErfolgOderMisserfolgImport RueckuebertragenesSGO:Objektergebnis*
! Zwischenarchivierung.RueckuebertragungEmpfangBestaetigen.0724 = %ANTWORT
`;

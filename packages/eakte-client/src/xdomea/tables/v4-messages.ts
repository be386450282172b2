/** xdomea 4.0: messages and headers, in the notation of `notation.ts`. */
export const v4Messages = `
%KOPF = @produkt:dinC @produkthersteller:dinC @produktversion:dinC? @standard:dinC=xdomea @test:dinC?
  @version:dinC=4.0.0 nachrichtenkopf:Nachrichtenkopf
! Aussonderung.AktenplanZurBewertung.0511 = %KOPF WeitererLeser:Kontakt* Empfangsbestaetigung:boolean
  LfdNrNachrichtProTyp:integer GesamtanzahlNachrichtenProTyp:integer Aktenplan:AktenplanBewertung
! Aussonderung.AktenplanZurBewertungEmpfangBestaetigen.0512 = %KOPF UUIDUrsprungsnachricht:uuid
  LfdNrNachrichtProTyp:integer GesamtanzahlNachrichtenProTyp:integer
! Aussonderung.Anbieteverzeichnis.0501 = %KOPF Empfangsbestaetigung:boolean LfdNrNachrichtProTyp:integer
  GesamtanzahlNachrichtenProTyp:integer Anschreiben:DokumentOderDokumentMitSchriftstueck*
  Schriftgutobjekt:SchriftgutobjektAussonderung+ Aktenplan:Aktenplan*
! Aussonderung.AnbietungEmpfangBestaetigen.0504 = %KOPF UUIDUrsprungsnachricht:uuid
  LfdNrNachrichtProTyp:integer GesamtanzahlNachrichtenProTyp:integer
! Aussonderung.Aussonderung.0503 = %KOPF Importbestaetigung:boolean=1 RueckmeldungArchivkennung:boolean
  Empfangsbestaetigung:boolean LfdNrNachrichtProTyp:integer GesamtanzahlNachrichtenProTyp:integer
  Anschreiben:DokumentOderDokumentMitSchriftstueck* Schriftgutobjekt:SchriftgutobjektAussonderung+
  Aktenplan:Aktenplan*
! Aussonderung.AussonderungEmpfangBestaetigen.0507 = %KOPF UUIDUrsprungsnachricht:uuid
  LfdNrNachrichtProTyp:integer GesamtanzahlNachrichtenProTyp:integer
! Aussonderung.AussonderungImportBestaetigen.0506 = %KOPF UUIDUrsprungsnachricht:uuid
  LfdNrNachrichtProTyp:integer GesamtanzahlNachrichtenProTyp:integer
  ErfolgOderMisserfolg:ErfolgOderMisserfolgImport AusgesondertesSGO:ErfolgOderMisserfolgAussonderung*
! Aussonderung.BewertungEmpfangBestaetigen.0505 = %KOPF UUIDUrsprungsnachricht:uuid
  LfdNrNachrichtProTyp:integer GesamtanzahlNachrichtenProTyp:integer
! Aussonderung.Bewertungskatalog.0513 = %KOPF WeitererLeser:Kontakt* Empfangsbestaetigung:boolean
  UUIDUrsprungsnachricht:uuid LfdNrNachrichtProTyp:integer GesamtanzahlNachrichtenProTyp:integer
  BewerteteAktenplaneinheit:AktenplaneinheitAktenplanBewertungskatalog+
! Aussonderung.BewertungskatalogEmpfangBestaetigen.0515 = %KOPF UUIDUrsprungsnachricht:uuid
  LfdNrNachrichtProTyp:integer GesamtanzahlNachrichtenProTyp:integer
! Aussonderung.BewertungskatalogImportBestaetigen.0514 = %KOPF UUIDUrsprungsnachricht:uuid
  LfdNrNachrichtProTyp:integer GesamtanzahlNachrichtenProTyp:integer
  ErfolgOderMisserfolg:ErfolgOderMisserfolgImport
  BewerteteAktenplaneinheit:ErfolgOderMisserfolgBewertungskatalog*
! Aussonderung.Bewertungsverzeichnis.0502 = %KOPF Empfangsbestaetigung:boolean
  UUIDUrsprungsnachricht:uuid LfdNrNachrichtProTyp:integer GesamtanzahlNachrichtenProTyp:integer
  BewertetesSGO:RueckgabeparameterAnbietung+
Nachricht = %KOPF
Nachrichtenkopf = identifikation.nachricht:Identifikation.Nachricht leser:Kontakt autor:Kontakt
  ProzessID:uuid InstanzID? Hinweis? AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung*
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML?
NkAussonderung = %KOPF Importbestaetigung:boolean=1 RueckmeldungArchivkennung:boolean
  Empfangsbestaetigung:boolean
NkFVDaten = %KOPF EmpfangendesSystem:System*
NkNichtFVDatenEinLeserMitEmpfangsbestaetigung = %KOPF Empfangsbestaetigung:boolean
NkNichtFVDatenWeitereLeser = %KOPF WeitererLeser:Kontakt*
NkNichtFVDatenWeitereLeserMitEmpfangsbestaetigung = %KOPF WeitererLeser:Kontakt*
  Empfangsbestaetigung:boolean
`;

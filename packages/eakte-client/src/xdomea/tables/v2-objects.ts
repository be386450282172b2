/** xdomea 2.3 and 2.4: records and their metadata, in the notation of `notation.ts`. */
export const v2Objects = `
Schriftgutobjekt = (Akte:Akte | Vorgang:Vorgang | Dokument:Dokument)
Akte = Identifikation:IdentifikationSGO AllgemeineMetadaten:AllgemeineMetadaten?
  ArchivspezifischeMetadaten:MetadatenAussonderung? Standort? Typ? Laufzeit:Zeitraum?
  HistorienProtokollInformation:HistorienProtokollInformation* InternerGeschaeftsgang:Geschaeftsgang?
  Akteninhalt:Akte.Akteninhalt? Verweis:Verweis* Kontakt:Kontakt* Teilakte:Akte*
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung?
Akte.Akteninhalt = (Dokument:Dokument* | Vorgang:Vorgang*)
Aktenplan = Bezeichnung Typ? Version Einheit:AktenplaneinheitAktenplan* Gueltigkeit:Zeitraum?
  Aktenplandatei:Format*
Aktenplaneinheit = Kennzeichen? Inhaltsangabe?
AktenplaneinheitAktenplan = Kennzeichen? Inhaltsangabe? Aussonderungsart:AussonderungsartCode
  Stillgelegt:boolean^0 Aufbewahrungsdauer:integer Einheit:AktenplaneinheitAktenplan*
AllgemeineMetadaten = Betreff? Kennzeichen? Federfuehrung?
  Vertraulichkeitsstufe:VertraulichkeitsstufeCode? Bemerkung? Medium:MediumCode?
  Aktenplaneinheit:Aktenplaneinheit?
AllgemeinerName = Name?
AnlageDokument = Identifikation:IdentifikationSGO AllgemeineMetadaten:AllgemeineMetadaten?
  FremdesGeschaeftszeichen? Posteingangsdatum:date? Postausgangsdatum:date? DatumDesSchreibens:date?
  Bezug? Hier? Bearbeiter? Typ? HistorienProtokollInformation:HistorienProtokollInformation*
  InternerGeschaeftsgang:Geschaeftsgang? Version:Version* Verweis:Verweis* Anlage:AnlageDokument*
  Absender:Kontakt* Empfaenger:Kontakt*
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung* WeitererKontakt:Kontakt* Nummer?
Anschrift = Staat:Staat? Strasse? Hausnummer? Postfach? Postleitzahl? Ort? Zusatz?
  Typ:AnschriftstypCode?
AnwendungsspezifischeErweiterung = Kennung Name Beschreibung? Versionsnummer? Versionsdatum:date?
  Feldgruppe:Feldgruppe* Feld:Feld*
Bearbeitung = Bearbeiter:Kontakt Datum:date Uhrzeit:time Vermerk? Notiz? Anlage:Dokument*
Behoerdenkennung = Kennung:Code? Praefix:Code?
Beteiligungsschritt = Nummer Status:BeteiligungsstatusCode Verfuegung:Verfuegung
  Bearbeitung:Bearbeitung?
Dokument = Identifikation:IdentifikationSGO AllgemeineMetadaten:AllgemeineMetadaten?
  FremdesGeschaeftszeichen? Posteingangsdatum:date? Postausgangsdatum:date? DatumDesSchreibens:date?
  Bezug? Hier? Bearbeiter? Typ? HistorienProtokollInformation:HistorienProtokollInformation*
  InternerGeschaeftsgang:Geschaeftsgang? Version:Version* Verweis:Verweis* Anlage:AnlageDokument*
  Absender:Kontakt* Empfaenger:Kontakt*
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung* WeitererKontakt:Kontakt*
ErfolgOderMisserfolgAbgabe = Erfolgreich:boolean^1 Fehlermeldung?
ErfolgOderMisserfolgAussonderung = Erfolgreich:boolean^1 Fehlermeldung?
  Rueckgabeparameter:RueckgabeparameterAussonderung*
Feld = Name Beschreibung? Datentyp:DatentypCode? Wert?
Feldgruppe = Name Beschreibung Unterfeldgruppe:Feldgruppe* Feld:Feld*
Format = Name:DateiformatCode SonstigerName? Version Primaerdokument:Primaerdokument
GeaenderterBeteiligungsschritt = Nummer Aenderungsart:GeaenderterBeteiligungsschritt.Aenderungsart
GeaenderterBeteiligungsschritt.Aenderungsart = (Neu:boolean | Uebersprungen:boolean)
Geburt = Datum:date
Geschaeftsgang = Identifikation:IdentifikationSGO Beteiligungsschritt:Beteiligungsschritt+
Hauptobjekt = Dokument:Dokument+
HistorienProtokollInformation = Metadatum? AlterWert? NeuerWert? Akteur DatumUhrzeit:dateTime Bemerkung?
  Aktion
IdentifikationSGO = ID:looseUuid NummerImUebergeordnetenContainer?
Kommunikation = IstDienstlich:boolean? Kanal:KommunikationsartCode? Kennung? Zusatz?
Kontakt = Behoerdenkennung:Behoerdenkennung? Institution:NameOrganisation?
  Organisationseinheit:Organisationseinheit? Name:NameNatuerlichePerson? Taetigkeit? Zustaendigkeit?
  Anschrift:Anschrift* Kommunikation:Kommunikation* Rolle:Code?
  UnstrukturierteAnschrift:UnstrukturierteAnschrift* Geburt:Geburt?
MetadatenAussonderung = Aufbewahrungsdauer:int? Aussonderungsart:AussonderungsartCode? Kennung?
  Bewertungsvorschlag:BewertungsvorschlagCode? Aufbewahrungsende:gYear?
NameNatuerlichePerson = Anrede? Titel? Familienname:AllgemeinerName? Vorname:AllgemeinerName?
NameOrganisation = Name? Kurzbezeichnung?
OCSPAntwort = @Version? Format Antwort:base64Binary
Organisationseinheit = Name
PKCS7Signatur = @Version? OID:NMTOKEN^1.2.840.113549.1.7.2 Format Algorithmus:Signaturalgorithmus?
  Datum:dateTime? Unterzeichner? Container:base64Binary
Primaerdokument = Dateiname:dateiname2 Ersteller? DatumUhrzeit:dateTime? Signaturdaten:Signaturdaten?
RueckgabeparameterAnbietung = ID:looseUuid Aussonderungsart:AussonderungsartCode
RueckgabeparameterAussonderung = ID:looseUuid Archivkennung
Signaturalgorithmus = ID? Algorithmusparameter:Feld*
Signaturdaten = Signatur:PKCS7Signatur Zertifikat:X509Zertifikat+ Status:OCSPAntwort+
Staat = Staat:StaatCode
System = InstanzID? Produktname? Version?
UnstrukturierteAnschrift = Typ:AnschriftstypCode? Zeile1? Zeile2? Zeile3? Zeile4? Zeile5? Zeile6?
  Zusatz?
Verfuegung = Ersteller:Kontakt Adressat:Kontakt Erstellungsdatum:date Erstellungsuhrzeit:time
  Verfuegung? TerminDatum:date? TerminUhrzeit:time? Notiz?
Version = Nummer Format:Format+
Verweis = ID:looseUuid? SGOTyp:SchriftgutobjekttypCode SGOKennzeichen? Bemerkung?
Vorgang = Identifikation:IdentifikationSGO AllgemeineMetadaten:AllgemeineMetadaten?
  ArchivspezifischeMetadaten:MetadatenAussonderung? Aktenbetreff? Typ? ZdA:boolean? Laufzeit:Zeitraum?
  HistorienProtokollInformation:HistorienProtokollInformation* InternerGeschaeftsgang:Geschaeftsgang?
  Dokument:Dokument* Verweis:Verweis* Kontakt:Kontakt*
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung? Teilvorgang:Vorgang*
X509Zertifikat = @Version? Format Zertifikat:base64Binary
Zeitraum = Beginn:date? Ende:date?
`;

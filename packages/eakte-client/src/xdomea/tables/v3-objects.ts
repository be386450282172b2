/** xdomea 3.0 and 3.1: records and their metadata, in the notation of `notation.ts`. */
export const v3Objects = `
Schriftgutobjekt = (Akte:Akte | Vorgang:Vorgang | Dokument:Dokument)
Akte = Identifikation:IdentifikationObjekt AllgemeineMetadaten:AllgemeineMetadaten?
  ArchivspezifischeMetadaten:MetadatenAussonderung? Standort? Typ? Laufzeit:Zeitraum?
  HistorienProtokollInformation:HistorienProtokollInformation* InternerGeschaeftsgang:Geschaeftsgang?
  Akteninhalt:Akte.Akteninhalt? Verweis:Verweis* Kontakt:Kontakt* ZdA:boolean? ZdADatum:date?
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung?
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML?
Akte.Akteninhalt = Dokument:Dokument* Vorgang:Vorgang* Teilakte:Akte*
Aktenplan = Bezeichnung Typ? Version Einheit:AktenplaneinheitAktenplan* Gueltigkeit:Zeitraum?
  Aktenplandatei:Format*
AktenplanBewertung = ID:looseUuid Bezeichnung Typ? Version Einheit:AktenplaneinheitAktenplanBewertung*
  Gueltigkeit:Zeitraum? Aktenplandatei:Format*
Aktenplaneinheit = Kennzeichen? Inhaltsangabe? BetreffKurz?
AktenplaneinheitAktenplan = Kennzeichen? Inhaltsangabe? BetreffKurz? Aussonderungsart:Aussonderungsart
  Gueltigkeit:Zeitraum? Stillgelegt:boolean Aufbewahrungsdauer:Aufbewahrungsdauer
  Einheit:AktenplaneinheitAktenplan* VerweisAktenplaneinheit*
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung?
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML?
AktenplaneinheitAktenplanBewertung = Kennzeichen? Inhaltsangabe? BetreffKurz? ID:looseUuid
  Aussonderungsart:Aussonderungsart Gueltigkeit:Zeitraum? Stillgelegt:boolean
  Aufbewahrungsdauer:Aufbewahrungsdauer Einheit:AktenplaneinheitAktenplanBewertung*
  VerweisAktenplaneinheit* AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung?
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML?
AktenplaneinheitAktenplanBewertungskatalog = ID:looseUuid Aussonderungsart:Aussonderungsart
AllgemeineMetadaten = Betreff? Kennzeichen? Federfuehrung? Aktenfuehrung?
  Vertraulichkeitsstufe:VertraulichkeitsstufeCode? Bemerkung? Medium:MediumCode?
  Aktenplaneinheit:Aktenplaneinheit?
AllgemeinerName = Name?
AnlageDokument = Identifikation:IdentifikationObjekt AllgemeineMetadaten:AllgemeineMetadaten?
  FremdesGeschaeftszeichen? Posteingangsdatum:date? Postausgangsdatum:date? DatumDesSchreibens:date?
  Bezug? Hier? Bearbeiter? Typ? HistorienProtokollInformation:HistorienProtokollInformation*
  InternerGeschaeftsgang:Geschaeftsgang? Version:Version* Verweis:Verweis* Anlage:AnlageDokument*
  Absender:Kontakt* Empfaenger:Kontakt* WeitererKontakt:Kontakt*
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung*
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML? Nummer?
Anschrift = Staat:Staat? Strasse? Hausnummer? Postfach? Postleitzahl? Ort? Zusatz?
  Typ:AnschriftstypCode?
AnwendungsspezifischeErweiterung = Kennung Name Beschreibung? Versionsnummer? Versionsdatum:date?
  Feldgruppe:Feldgruppe* Feld:Feld*
AnwendungsspezifischeErweiterungXML = ANY*
Aufbewahrungsdauer = (AnzahlJahre:unsignedShort | Unbefristet:boolean=1)
Aussonderungsart = (Aussonderungsart:AussonderungsartCode | AussonderungsartKonfigurierbar)
Bearbeitung = Bearbeiter:Kontakt Datum:date Uhrzeit:time? Vermerk? Notiz? Anlage:Dokument*
Behoerdenkennung = Behoerdenschluessel:Code? Praefix:Code?
Beteiligungsschritt = Nummer Status:BeteiligungsstatusCode Verfuegung:Verfuegung
  Bearbeitung:Bearbeitung?
Dokument = Identifikation:IdentifikationObjekt AllgemeineMetadaten:AllgemeineMetadaten?
  FremdesGeschaeftszeichen? Posteingangsdatum:date? Postausgangsdatum:date? DatumDesSchreibens:date?
  Bezug? Hier? Bearbeiter? Typ? HistorienProtokollInformation:HistorienProtokollInformation*
  InternerGeschaeftsgang:Geschaeftsgang? Version:Version* Verweis:Verweis* Anlage:AnlageDokument*
  Absender:Kontakt* Empfaenger:Kontakt* WeitererKontakt:Kontakt*
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung*
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML?
ErfolgOderMisserfolgAbgabe = IDSGO:looseUuid Erfolgreich:boolean Fehlermeldung*
  FehlermeldungCode:SonstigeFehlermeldungCode*
ErfolgOderMisserfolgAussonderung = IDSGO:looseUuid Erfolgreich:boolean Fehlermeldung*
  FehlermeldungCode:SonstigeFehlermeldungCode* Archivkennung?
ErfolgOderMisserfolgBewertungskatalog = ID:looseUuid Erfolgreich:boolean Fehlermeldung*
  FehlermeldungCode:SonstigeFehlermeldungCode*
ErfolgOderMisserfolgZwischenarchivierung = IDSGO:looseUuid Erfolgreich:boolean Fehlermeldung*
  FehlermeldungCode:SonstigeFehlermeldungCode*
Feld = Name Beschreibung? Datentyp:DatentypCode? Wert?
Feldgruppe = Name Beschreibung Unterfeldgruppe:Feldgruppe* Feld:Feld*
Format = Name:DateiformatCode SonstigerName? Version Primaerdokument:Primaerdokument
GeaenderterBeteiligungsschritt = Nummer Aenderungsart:GeaenderterBeteiligungsschritt.Aenderungsart
GeaenderterBeteiligungsschritt.Aenderungsart = (Neu:boolean=1 | Uebersprungen:boolean=1)
Geburt = Datum:date
Geschaeftsgang = Identifikation:IdentifikationObjekt Beteiligungsschritt:Beteiligungsschritt+
Hauptobjekt = Dokument:Dokument+
HistorienProtokollInformation = MetadatumName? MetadatumAlterWert? MetadatumNeuerWert? Akteur
  DatumUhrzeit:dateTime Bemerkung? Aktion
IdentifikationObjekt = ID:looseUuid NummerImUebergeordnetenContainer:unsignedInt?
Kommunikation = IstDienstlich:boolean? Kanal:KommunikationsartCode? Kennung? Zusatz?
  IstInstitution:boolean?
Kontakt = Behoerdenkennung:Behoerdenkennung? Institution:NameOrganisation?
  Organisationseinheit:Organisationseinheit? Name:NameNatuerlichePerson? Taetigkeit? Zustaendigkeit?
  Anschrift:Anschrift* Kommunikation:Kommunikation* Rolle:Code?
  UnstrukturierteAnschrift:UnstrukturierteAnschrift* Geburt:Geburt?
MetadatenAussonderung = Aufbewahrungsdauer:Aufbewahrungsdauer? Aussonderungsart:Aussonderungsart?
  Kennung? Bewertungsvorschlag:BewertungsvorschlagCode? Aufbewahrungsende:date?
NameNatuerlichePerson = Anrede? Titel? Familienname:AllgemeinerName? Vorname:AllgemeinerName?
NameOrganisation = Name? Kurzbezeichnung?
Organisationseinheit = Name
Primaerdokument = Dateiname:dateiname DateinameOriginal? Ersteller? DatumUhrzeit:dateTime?
  SignaturSiegel:SignaturSiegel?
RueckgabeparameterAnbietung = ID:looseUuid Aussonderungsart:Aussonderungsart
SignaturSiegel = (SignaturSiegelEingebettet:boolean=1 | SignaturSiegelDatei:dateiname+)
Staat = Staat:StaatCode
System = InstanzID? Produktname? Version?
UnstrukturierteAnschrift = Typ:AnschriftstypCode? Zeile1? Zeile2? Zeile3? Zeile4? Zeile5? Zeile6?
  Zusatz?
Verfuegung = Ersteller:Kontakt Adressat:Kontakt Erstellungsdatum:date Erstellungsuhrzeit:time?
  Verfuegung? TerminDatum:date? TerminUhrzeit:time? Notiz?
Version = Nummer Format:Format+
Verweis = ID:looseUuid? SGOTyp:SchriftgutobjekttypCode SGOKennzeichen? Bemerkung?
Vorgang = Identifikation:IdentifikationObjekt AllgemeineMetadaten:AllgemeineMetadaten?
  ArchivspezifischeMetadaten:MetadatenAussonderung? Aktenbetreff? Typ? ZdA:boolean? ZdADatum:date?
  Laufzeit:Zeitraum? HistorienProtokollInformation:HistorienProtokollInformation*
  InternerGeschaeftsgang:Geschaeftsgang? Dokument:Dokument* Verweis:Verweis* Kontakt:Kontakt*
  Teilvorgang:Vorgang* AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung?
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML?
Zeitraum = Beginn:date? Ende:date?
`;

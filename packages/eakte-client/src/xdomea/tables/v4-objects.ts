/** xdomea 4.0: records and their metadata, in the notation of `notation.ts`. */
export const v4Objects = `
Akte = Identifikation:IdentifikationObjekt AllgemeineMetadaten:AllgemeineMetadaten?
  Aussonderungsmetadaten:Aussonderungsmetadaten? Standort? Typ? Laufzeit:Zeitraum?
  HistorienProtokollInformation:HistorienProtokollInformation* InternerGeschaeftsgang:Geschaeftsgang*
  Akteninhalt:Akte.Akteninhalt? Verweis:Verweis* Kontakt:Kontakt* ZdA:boolean? ZdADatum:date?
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung*
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML?
Akte.Akteninhalt = DokumentOderDokumentMitSchriftstueck:DokumentOderDokumentMitSchriftstueck*
  Vorgang:Vorgang* Teilakte:Akte*
AkteAussonderung = Identifikation:IdentifikationObjekt Kontextobjekt:boolean
  AllgemeineMetadaten:AllgemeineMetadaten? Aussonderungsmetadaten:Aussonderungsmetadaten? Standort? Typ?
  Laufzeit:Zeitraum? HistorienProtokollInformation:HistorienProtokollInformation*
  InternerGeschaeftsgang:Geschaeftsgang* Akteninhalt:AkteAussonderung.Akteninhalt? Verweis:Verweis*
  Kontakt:Kontakt* ZdA:boolean? ZdADatum:date?
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung*
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML?
AkteAussonderung.Akteninhalt =
  DokumentOderDokumentMitSchriftstueck:DokumentOderDokumentMitSchriftstueck*
  Vorgang:VorgangAussonderung* Teilakte:AkteAussonderung*
Aktenplan = Bezeichnung Typ? Version Einheit:AktenplaneinheitAktenplan* Gueltigkeit:Zeitraum?
  Aktenplandatei:Format*
AktenplanBewertung = xdomeaUUID:uuid Bezeichnung Typ? Version
  Einheit:AktenplaneinheitAktenplanBewertung* Gueltigkeit:Zeitraum? Aktenplandatei:Format*
Aktenplaneinheit = Kennzeichen? Inhaltsangabe? BetreffKurz?
AktenplaneinheitAktenplan = Kennzeichen? Inhaltsangabe? BetreffKurz? Aussonderungsart:Aussonderungsart
  Gueltigkeit:Zeitraum? Stillgelegt:boolean Aufbewahrungsdauer:Aufbewahrungsdauer
  Einheit:AktenplaneinheitAktenplan* VerweisAktenplaneinheit*
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung*
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML?
AktenplaneinheitAktenplanBewertung = Kennzeichen? Inhaltsangabe? BetreffKurz? xdomeaUUID:uuid
  Aussonderungsart:Aussonderungsart Gueltigkeit:Zeitraum? Stillgelegt:boolean
  Aufbewahrungsdauer:Aufbewahrungsdauer Einheit:AktenplaneinheitAktenplanBewertung*
  VerweisAktenplaneinheit* AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung*
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML?
AktenplaneinheitAktenplanBewertungskatalog = xdomeaUUID:uuid Aussonderungsart:Aussonderungsart
AllgemeineMetadaten = Betreff? Kennzeichen? Federfuehrung? Aktenfuehrung? Geheimhaltung:Geheimhaltung?
  Bemerkung? Medium:MediumCode? Aktenplaneinheit:Aktenplaneinheit? ZeitpunktLetzteAenderung:dateTime?
  Strukturpfad:Strukturpfad? Datenschutzstufe? DatenschutzstufeCode:DatenschutzstufeCode?
AllgemeinerName = Name?
AnlageDokument = (Dokument:Dokument | DokumentMitSchriftstueck:DokumentMitSchriftstueck) Nummer?
Anschrift = Staat:Staat? Strasse? Hausnummer? Postfach? Postleitzahl? Ort? Zusatz?
  Typ:AnschriftstypCode?
AnwendungsspezifischeErweiterung = Kennung Name Beschreibung? Versionsnummer? Versionsdatum:date?
  Feldgruppe:Feldgruppe* Feld:Feld*
AnwendungsspezifischeErweiterungXML = ANY*
Aufbewahrungsdauer = (AnzahlJahre:unsignedShort | Unbefristet:boolean=1)
SchriftgutobjektAussonderung = (Akte:AkteAussonderung | Vorgang:VorgangAussonderung)
Aussonderungsart = (Aussonderungsart:AussonderungsartCode | AussonderungsartKonfigurierbar)
Aussonderungsmetadaten = Aufbewahrungsdauer:Aufbewahrungsdauer? Aussonderungsart:Aussonderungsart?
  Kennung? Bewertungsvorschlag:BewertungsvorschlagCode? BewertungsvorschlagBegruendung?
  Aufbewahrungsende:date? Transferfristende:date?
Bearbeitung = Bearbeiter:Kontakt Datum:date Uhrzeit:time? Vermerk? Notiz?
  Anlage:DokumentOderDokumentMitSchriftstueck*
Behoerde = verzeichnisdienst:Code.Verzeichnisdienst kennung:dinC
Beteiligungsschritt = Nummer Status:BeteiligungsstatusCode Verfuegung:Verfuegung
  Bearbeitung:Bearbeitung? ParallelZuBeteiligungsschritt* VersionNummer?
Dokument = Identifikation:IdentifikationObjekt AllgemeineMetadaten:AllgemeineMetadaten?
  FremdesGeschaeftszeichen? Posteingangsdatum:date? Postausgangsdatum:date? DatumDesSchreibens:date?
  Bezug? Hier? Bearbeiter? Typ? HistorienProtokollInformation:HistorienProtokollInformation*
  InternerGeschaeftsgang:Geschaeftsgang* Verweis:Verweis* Anlage:AnlageDokument* Autor:Kontakt*
  Leser:Kontakt* WeitererKontakt:Kontakt*
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung*
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML? Version:Version*
DokumentMitSchriftstueck = Identifikation:IdentifikationObjekt AllgemeineMetadaten:AllgemeineMetadaten?
  FremdesGeschaeftszeichen? Posteingangsdatum:date? Postausgangsdatum:date? DatumDesSchreibens:date?
  Bezug? Hier? Bearbeiter? Typ? HistorienProtokollInformation:HistorienProtokollInformation*
  InternerGeschaeftsgang:Geschaeftsgang* Verweis:Verweis* Anlage:AnlageDokument* Autor:Kontakt*
  Leser:Kontakt* WeitererKontakt:Kontakt*
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung*
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML? Schriftstueck:Dokument*
DokumentOderDokumentMitSchriftstueck = (Dokument:Dokument |
  DokumentMitSchriftstueck:DokumentMitSchriftstueck)
DokumentSchriftstueckBasis = Identifikation:IdentifikationObjekt
  AllgemeineMetadaten:AllgemeineMetadaten? FremdesGeschaeftszeichen? Posteingangsdatum:date?
  Postausgangsdatum:date? DatumDesSchreibens:date? Bezug? Hier? Bearbeiter? Typ?
  HistorienProtokollInformation:HistorienProtokollInformation* InternerGeschaeftsgang:Geschaeftsgang*
  Verweis:Verweis* Anlage:AnlageDokument* Autor:Kontakt* Leser:Kontakt* WeitererKontakt:Kontakt*
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung*
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML?
ErfolgOderMisserfolgAussonderung = xdomeaUUID:uuid ErfolgOderMisserfolg:ErfolgOderMisserfolgImport
  Archivkennung?
ErfolgOderMisserfolgBewertungskatalog = xdomeaUUID:uuid ErfolgOderMisserfolg:ErfolgOderMisserfolgImport
ErfolgOderMisserfolgImport = Erfolgreich:boolean Fehlermeldung*
  FehlermeldungCode:SonstigeFehlermeldungCode*
Feld = Name Beschreibung? Datentyp:DatentypCode? Wert?
Feldgruppe = Name Beschreibung Unterfeldgruppe:Feldgruppe* Feld:Feld*
Format = Name:DateiformatCode SonstigerName? Version Primaerdokument:Primaerdokument
Geburt = Datum:date
Geheimhaltung = Geheimhaltungsgrad:GeheimhaltungsgradCode Einstufungsfrist:gYear? EingestuftAm:date?
  Herausgeber? EinstufungEndetAm:date? Bemerkung?
Geschaeftsgang = Identifikation:IdentifikationObjekt Beteiligungsschritt:Beteiligungsschritt+
Hash = Wert Algorithmus:KryptographischeAlgorithmenCode? SonstigerAlgorithmus?
HistorienProtokollInformation = MetadatumName? MetadatumAlterWert? MetadatumNeuerWert? Akteur
  DatumUhrzeit:dateTime Bemerkung? Aktion
Identifikation.Nachricht = ~nachrichtenUUID:uuid ~nachrichtentyp:NachrichtentypCode
  ~erstellungszeitpunkt:dateTime
IdentifikationObjekt = xdomeaUUID:uuid NummerImUebergeordnetenContainer:unsignedInt?
Kommunikation = ~kanal:Code.Kommunikation.Kanal ~kennung:dinC ~zusatz:dinC? IstDienstlich:boolean?
  IstInstitution:boolean?
Kontakt = Behoerdenkennung:Behoerde? NameInstitution:NameOrganisation?
  NameOrganisationseinheit:Organisationseinheit? NameAnsprechpartner:NameNatuerlichePerson? Taetigkeit?
  Zustaendigkeit? Anschrift:Anschrift* erreichbarkeit:Kommunikation* Rolle? RolleCode:RolleCode?
  UnstrukturierteAnschrift:UnstrukturierteAnschrift* Geburt:Geburt?
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung*
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML?
NameNatuerlichePerson = Anrede? Titel? Familienname:AllgemeinerName? Vorname:AllgemeinerName?
NameOrganisation = Name? Kurzbezeichnung?
Organisationseinheit = Name
Pfadelement = Name Typ:StrukturelementTypCode Pfadelement:Pfadelement?
Primaerdokument = Dateiname:dateiname DateinameOriginal? Ersteller? DatumUhrzeit:dateTime?
  SignaturSiegel:SignaturSiegel? ZeitpunktLetzteAenderung:dateTime? Hash:Hash?
RueckgabeparameterAnbietung = xdomeaUUID:uuid Aussonderungsart:Aussonderungsart
SignaturSiegel = (SignaturSiegelEingebettet:boolean=1 | SignaturSiegelDatei:dateiname+)
Staat = Staat:StaatCode
Strukturpfad = Pfadelement:Pfadelement
System = InstanzID? Produktname Produktversion? Produkthersteller
UnstrukturierteAnschrift = Typ:AnschriftstypCode? Zeile1? Zeile2? Zeile3? Zeile4? Zeile5? Zeile6?
  Zusatz?
Verfuegung = Ersteller:Kontakt Adressat:Kontakt Erstellungsdatum:date Erstellungsuhrzeit:time?
  Verfuegung? TerminDatum:date? TerminUhrzeit:time? Notiz?
Version = Nummer Format:Format+
Verweis = xdomeaUUID:uuid? SGOTyp:SchriftgutobjekttypCode? SGOKennzeichen? Bemerkung?
Vorgang = Identifikation:IdentifikationObjekt AllgemeineMetadaten:AllgemeineMetadaten?
  Aussonderungsmetadaten:Aussonderungsmetadaten? Aktenbetreff? Typ? ZdA:boolean? ZdADatum:date?
  Laufzeit:Zeitraum? HistorienProtokollInformation:HistorienProtokollInformation*
  InternerGeschaeftsgang:Geschaeftsgang*
  DokumentOderDokumentMitSchriftstueck:DokumentOderDokumentMitSchriftstueck* Verweis:Verweis*
  Kontakt:Kontakt* Teilvorgang:Vorgang*
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung*
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML?
VorgangAussonderung = Identifikation:IdentifikationObjekt Kontextobjekt:boolean
  AllgemeineMetadaten:AllgemeineMetadaten? Aussonderungsmetadaten:Aussonderungsmetadaten? Aktenbetreff?
  Typ? ZdA:boolean? ZdADatum:date? Laufzeit:Zeitraum?
  HistorienProtokollInformation:HistorienProtokollInformation* InternerGeschaeftsgang:Geschaeftsgang*
  DokumentOderDokumentMitSchriftstueck:DokumentOderDokumentMitSchriftstueck* Verweis:Verweis*
  Kontakt:Kontakt* Teilvorgang:VorgangAussonderung*
  AnwendungsspezifischeErweiterung:AnwendungsspezifischeErweiterung*
  AnwendungsspezifischeErweiterungXML:AnwendungsspezifischeErweiterungXML?
Zeitraum = Beginn:date? Ende:date?
`;

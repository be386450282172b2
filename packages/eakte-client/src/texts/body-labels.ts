import { type LocalText, text } from '@rathaus/client-core/texts';

/** Field of the model: German, English. */
const table = `
abgebendAktenplaneinheitKennzeichen: Abgebende Aktenplaneinheit, Kennzeichen | Releasing file plan unit, reference
abgebendId: Abgebende Akte, ID | Releasing file, id
abgegebenesSgo: Abgegebenes Objekt | Record handed over
ablageort: Ablageort | Filed at
adressat: Adressat | Addressee
aenderungsart: Art der Änderung | Kind of change
aktenbetreff: Betreff der Akte | Subject of the file
aktenfuehrung: Aktenführung | File kept by
aktenplan: Aktenplan | File plan
aktenplandatei: Datei des Aktenplans | File of the file plan
aktenplaneinheit: Aktenplaneinheit | File plan unit
akteur: Akteur | Actor
aktion: Aktion | Action
aktivieren: Aktivieren | Switch on
algorithmus: Algorithmus | Algorithm
allgemeineMetadaten: Allgemeine Metadaten | General metadata
allgemeineRueckmeldung: Rückmeldung | Feedback
allgemeinerRueckgabeparameter: Rückgabewert | Returned value
anlage: Anlage | Attachment
anrede: Anrede | Salutation
anschreiben: Anschreiben | Cover letter
anschrift: Anschrift | Address
anwendungsspezifischeErweiterung: Erweiterung | Extension
anwendungsspezifischeErweiterungXml: Erweiterung (XML) | Extension (XML)
anzahlJahre: Jahre | Years
archivkennung: Archivkennung | Archive id
aufbewahrungsdauer: Aufbewahrungsdauer | Retention
aufbewahrungsende: Aufbewahrung bis | Retained until
aufnehmendAktenplaneinheitKennzeichen: Aufnehmende Aktenplaneinheit, Kennzeichen | Receiving file plan unit, reference
aufnehmendId: Aufnehmende Akte, ID | Receiving file, id
ausgelagertesSgo: Ausgelagertes Objekt | Record moved
ausgesondertesSgo: Ausgesondertes Objekt | Record transferred
aussonderungsart: Aussonderungsart | Disposal
aussonderungsartKonfigurierbar: Aussonderungsart (eigene) | Disposal (own)
aussonderungsmetadaten: Aussonderungsmetadaten | Disposal metadata
autor: Autor | Author
bearbeiter: Bearbeiter | Handled by
bearbeitung: Bearbeitung | Handling
beginn: Beginn | Begin
behoerdenkennung: Behördenkennung | Authority key
behoerdenschluessel: Behördenschlüssel | Authority key
bemerkung: Bemerkung | Remark
benutzerOderRolle: Benutzer oder Rolle | User or role
beschreibung: Beschreibung | Description
beteiligungsschritt: Beteiligungsschritt | Step
betreff: Betreff | Subject
betreffKurz: Kurzbetreff | Short subject
bewerteteAktenplaneinheit: Bewertete Aktenplaneinheit | Appraised file plan unit
bewertetesSgo: Bewertetes Objekt | Appraised record
bewertungsvorschlag: Bewertungsvorschlag | Proposed appraisal
bewertungsvorschlagBegruendung: Begründung des Vorschlags | Reason of the proposal
bezeichnung: Bezeichnung | Name
bezug: Bezug | Regarding
bisherZustaendig: Bisher zuständig | Responsible so far
client: Client | Client
container: Container | Container
dateiname: Dateiname | File name
dateinameOriginal: Ursprünglicher Dateiname | Original file name
datenaustauschart: Art des Datenaustauschs | Kind of exchange
datensatzZumLoeschen: Zu löschender Datensatz | Data set to delete
datenschutzstufe: Datenschutzstufe | Data protection level
datenschutzstufeCode: Datenschutzstufe | Data protection level
datentyp: Datentyp | Data type
datum: Datum | Date
datumDesSchreibens: Datum des Schreibens | Date of the letter
datumUhrzeit: Zeitpunkt | Time
definierterKonfigurationsparameter: Definierter Konfigurationsparameter | Defined parameter
dmsSessionId: Sitzung des DMS | Session of the document management
dokument: Dokument | Document
dokumentZumAktualisieren: Zu aktualisierendes Dokument | Document to update
dokumentZumExportieren: Zu exportierendes Dokument | Document to export
drucker: Drucker | Printer
eingestuftAm: Eingestuft am | Classified on
einheit: Einheit | Unit
einstufungEndetAm: Einstufung endet am | Classification ends on
einstufungsfrist: Einstufung bis Jahr | Classified until the year
empfangendesSystem: Empfangendes System | Receiving system
empfangsbestaetigung: Empfangsbestätigung verlangt | Receipt wanted
empfangsbestaetigungAnInitiator: Empfangsbestätigung an Initiator | Receipt to the initiator
empfangsbestaetigungAnVorgaenger: Empfangsbestätigung an Vorgänger | Receipt to the predecessor
ende: Ende | End
erfolgOderMisserfolg: Ergebnis | Result
erfolgreich: Erfolgreich | Successful
erreichbarkeit: Erreichbarkeit | Contact
ersteller: Ersteller | Created by
erstellerRolle: Rolle des Erstellers | Role of the creator
erstellerkennung: Kennung des Erstellers | Id of the creator
erstellungsdatum: Erstellt am | Created on
erstellungsuhrzeit: Erstellt um | Created at
externerGeschaeftsgang: Externer Geschäftsgang | External workflow
fachverfahrenDatensatzId: Datensatz im Fachverfahren, ID | Data set in the specialist system, id
fachverfahrenObjektId: Objekt im Fachverfahren, ID | Object in the specialist system, id
familienname: Familienname | Family name
federfuehrung: Federführung | Lead office
fehlermeldung: Fehlermeldung | Error
fehlermeldungCode: Fehlercode | Error code
feld: Feld | Field
feldgruppe: Feldgruppe | Group of fields
format: Format | Format
fremdesGeschaeftszeichen: Fremdes Geschäftszeichen | Reference of the other side
fvSessionId: Sitzung des Fachverfahrens | Session of the specialist system
geaenderterBeteiligungsschritt: Geänderter Beteiligungsschritt | Changed step
geaenderterGeschaeftsgang: Geänderter Geschäftsgang | Changed workflow
geburt: Geburt | Birth
geheimhaltung: Geheimhaltung | Secrecy
geheimhaltungsgrad: Geheimhaltungsgrad | Level of secrecy
gesamtprotokollZumAblegen: Abzulegendes Gesamtprotokoll | Log to file
geschaeftsgang: Geschäftsgang | Workflow
gruppe: Gruppe | Group
gueltigkeit: Gültigkeit | Validity
hash: Hashwert | Digest
hauptobjekt: Hauptobjekt | Main object
hausnummer: Hausnummer | Number
herausgeber: Herausgeber | Issuer
hier: Hier | Here
hinweis: Hinweis | Note
historienProtokollInformation: Protokolleintrag | Log entry
id: ID | Id
idContainer: Ablage in, ID | Filed in, id
idDokument: Dokument, ID | Document, id
identifikation: Kennung | Identification
importbestaetigung: Importbestätigung verlangt | Confirmation of the import wanted
inhaltsangabe: Inhalt | Content
instanzId: Instanz | Instance
internerGeschaeftsgang: Geschäftsgang | Workflow
istDienstlich: Dienstlich | Official
istInstitution: Der Institution | Of the institution
jetztZustaendig: Jetzt zuständig | Responsible now
kanal: Kanal | Channel
kennung: Kennung | Id
kennzeichen: Kennzeichen | Reference
kompressionsverfahren: Kompressionsverfahren | Compression
komprimierterDatenaustausch: Komprimierter Austausch | Compressed exchange
konfigurationsparameter: Konfigurationsparameter | Configuration parameter
konfigurationsparameterZumAbrufen: Abzurufender Konfigurationsparameter | Parameter to fetch
konfigurationsparameterZumAktualisieren: Zu aktualisierender Konfigurationsparameter | Parameter to update
konfigurationsparameterZumErstellen: Zu erstellende Konfigurationsparameter | Parameters to create
kontakt: Kontakt | Contact
kontextobjekt: Nur Kontext | Context only
kurzbezeichnung: Kurzbezeichnung | Short name
laufzeit: Laufzeit | Period
leser: Leser | Reader
medium: Medium | Medium
metadaten: In Metadaten | In metadata
metadatenDrucken: Metadaten drucken | Print metadata
metadatenZumAktualisieren: Zu aktualisierende Metadaten | Metadata to update
metadatenZumAnlegen: Anzulegende Metadaten | Metadata to add
metadatenZumAnsehen: Anzusehende Metadaten | Metadata to view
metadatenZumLoeschen: Zu löschende Metadaten | Metadata to delete
metadatum: Metadatum | Metadatum
metadatumAlterWert: Alter Wert | Old value
metadatumName: Metadatum | Metadatum
metadatumNeuerWert: Neuer Wert | New value
nachrichtentyp: Nachrichtentyp | Message type
name: Name | Name
nameAnsprechpartner: Ansprechpartner | Contact person
nameInstitution: Institution | Institution
nameOrganisationseinheit: Organisationseinheit | Unit
neu: Neu | New
neueVersionErstellen: Neue Version erstellen | Create a new version
notiz: Notiz | Note
nummer: Nummer | Number
nummerImStapel: Nummer im Stapel | Number in the batch
nummerImUebergeordnetenContainer: Nummer im übergeordneten Objekt | Number in the record above
oid: OID | OID
ort: Ort | Place
parallelZuBeteiligungsschritt: Parallel zu Schritt | Parallel to step
parameter: Parameter | Parameter
pfadelement: Pfadelement | Element of the path
postausgangsdatum: Postausgang | Sent on
posteingangsdatum: Posteingang | Received on
postfach: Postfach | PO box
postleitzahl: Postleitzahl | Postcode
praefix: Präfix | Prefix
primaerdokument: Primärdokument | Primary file
primaerdokumentDrucken: Primärdokument drucken | Print the primary file
produkthersteller: Hersteller | Vendor
produktname: Produkt | Product
produktversion: Version | Version
protokolleintrag: Protokolleintrag | Log entry
protokolleintragZumErstellen: Zu erstellender Protokolleintrag | Log entry to create
rolle: Rolle | Role
rolleCode: Rolle | Role
rueckgabeparameter: Rückgabe | Returned
rueckmeldung: Rückmeldung | Feedback
rueckmeldungArchivkennung: Archivkennung verlangt | Archive id wanted
rueckuebertragenesSgo: Rückübertragenes Objekt | Record returned
rueckzuleihendesSgo: Rückzuleihendes Objekt | Record to lend
rueckzuuebertragendesSgo: Rückzuübertragendes Objekt | Record to return
schriftgutobjektZumAblegen: Abzulegendes Objekt | Record to file
schriftgutobjektZumAnsehen: Anzusehendes Objekt | Record to view
schriftgutobjektZumBearbeiten: Zu bearbeitendes Objekt | Record to edit
schriftgutobjektZumDrucken: Zu druckendes Objekt | Record to print
schriftgutobjektZumEndgueltigLoeschen: Endgültig zu löschendes Objekt | Record to delete for good
schriftgutobjektZumErstellen: Zu erstellendes Objekt | Record to create
schriftgutobjektZumLoeschenMarkieren: Zum Löschen zu markierendes Objekt | Record to mark for deletion
schriftgutobjektZumLoeschmarkierungAufheben: Objekt, dessen Löschmarkierung aufgehoben wird | Record whose mark for deletion is removed
schriftgutobjektZumLoeschstatusAbfragen: Objekt, dessen Löschstatus abgefragt wird | Record whose deletion status is asked for
schriftgutobjektZumSuchen: Suche | Search
schriftgutobjektZumUngueltigKennzeichnen: Als ungültig zu kennzeichnendes Objekt | Record to mark as invalid
schriftgutobjektZumZdaVerfuegen: Zu den Akten zu verfügendes Objekt | Record to close
sendendesSystem: Sendendes System | Sending system
sgoKennzeichen: Kennzeichen | Reference
sgoOeffnen: Objekt öffnen | Open the record
sgoTyp: Art | Kind
sgoZumZdaAufheben: Objekt, dessen zdA-Verfügung aufgehoben wird | Record to reopen
signatur: Signatur | Signature
signaturSiegel: Signatur oder Siegel | Signature or seal
signaturSiegelDatei: Datei der Signatur | File of the signature
signaturSiegelEingebettet: Signatur eingebettet | Signature embedded
signaturdaten: Signaturdaten | Signature data
sonstigeFehlermeldung: Fehlermeldung | Error
sonstigeFehlermeldungCode: Fehlercode | Error code
sonstigerAlgorithmus: Sonstiger Algorithmus | Other algorithm
sonstigerName: Sonstiger Name | Other name
staat: Staat | State
standardablage: Standardablage | Default place
standort: Standort | Location
stapel: Stapel | Batch
stapellaenge: Länge des Stapels | Length of the batch
status: Status | Status
stillgelegt: Stillgelegt | Out of use
strasse: Straße | Street
strukturpfad: Strukturpfad | Path in the old system
suchbegriffe: Suchbegriffe | Search words
systemstatusId: Systemstatus, ID | System status, id
systemstatusZumAbfragen: Abzufragender Systemstatus | System status to ask for
taetigkeit: Tätigkeit | Function
terminDatum: Termin am | Due on
terminUhrzeit: Termin um | Due at
test: Test | Test
titel: Titel | Title
transferfristende: Transferfrist bis | Transfer until
transportweg: Transportweg | Transport
typ: Art | Kind
uebersprungen: Übersprungen | Skipped
uhrzeit: Uhrzeit | Time
unbefristet: Unbefristet | Unlimited
unstrukturierteAnschrift: Anschrift (Zeilen) | Address (lines)
unterSgoDrucken: Enthaltene Objekte drucken | Print contained records
unterSgoTyp: Art der enthaltenen Objekte | Kind of contained records
unterfeldgruppe: Untergruppe von Feldern | Subgroup of fields
unterzeichner: Unterzeichner | Signed by
verfuegung: Verfügung | Order
vermerk: Vermerk | Remark
version: Version | Version
versionNummer: Version | Version
versionsdatum: Datum der Version | Date of the version
versionsnummer: Version | Version
vertreter: Vertreter | Deputy
vertretungAktiv: Vertretung aktiv | Deputy active
vertretungZumAktivierenOderDeaktivieren: Vertretung | Deputy
vertretungsstatus: Vertretungsstatus | Deputy status
vertretungsstatusZumAbfragen: Abzufragender Vertretungsstatus | Deputy status to ask for
verweis: Verweis | Reference
verweisAktenplaneinheit: Verweis auf Aktenplaneinheit | Reference to a file plan unit
verzeichnisdienst: Verzeichnisdienst | Directory
volltext: Im Volltext | In full text
vorname: Vorname | Given name
weitererKontakt: Weiterer Kontakt | Further contact
weitererLeser: Weiterer Empfänger | Further receiver
weiteresEmpfangendesSystem: Weiteres empfangendes System | Further receiving system
wert: Wert | Value
wertOffen: Wert | Value
zda: Zu den Akten | Closed
zdaDatum: Zu den Akten am | Closed on
zeile1: Zeile 1 | Line 1
zeile2: Zeile 2 | Line 2
zeile3: Zeile 3 | Line 3
zeile4: Zeile 4 | Line 4
zeile5: Zeile 5 | Line 5
zeile6: Zeile 6 | Line 6
zeitpunktLetzteAenderung: Zuletzt geändert | Last changed
zertifikat: Zertifikat | Certificate
zuVertretender: Vertreten wird | Deputised
zumLoeschenMarkiert: Zum Löschen markiert | Marked for deletion
zusatz: Zusatz | Addition
zustaendigkeit: Zuständigkeit | Responsibility
zustaendigkeitZumAendern: Zu ändernde Zuständigkeit | Responsibility to change
`;

let labels: ReadonlyMap<string, LocalText> | undefined;

function parsed(): ReadonlyMap<string, LocalText> {
  const map = new Map<string, LocalText>();
  for (const line of table.trim().split('\n')) {
    const [, field = '', de = '', en = ''] = /^(\w+): (.+) \| (.+)$/.exec(line) ?? [];
    map.set(field, text(de, en));
  }
  return map;
}

/** Label of a field of the model or of an element of the standard; undefined for what has none. */
export function bodyLabel(name: string): LocalText | undefined {
  labels ??= parsed();
  const order = /^spezifischeFehlermeldung(\d{4})$/i.exec(name)?.[1];
  if (order) return text(`Fehler zum Auftrag ${order}`, `Error of order ${order}`);
  return labels.get(name) ?? labels.get(name.charAt(0).toLowerCase() + name.slice(1));
}

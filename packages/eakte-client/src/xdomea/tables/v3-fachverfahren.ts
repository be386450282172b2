/** xdomea 3.0 and 3.1: messages between specialist systems and document management (06xx), in the notation of `notation.ts`. */
export const v3Fachverfahren = `
BearbeitungFV = Bearbeiter Datum:date Uhrzeit:time? Notiz
DatensatzZumLoeschen = NummerImStapel:unsignedInt? FachverfahrenDatensatzID
DokumentZumAktualisieren = NummerImStapel:unsignedInt? IDDokument Ablageort
  NeueVersionErstellen:boolean? Dokument:Dokument
DokumentZumExportieren = IDSGO:looseUuid Versionsnummer?
ErfolgOderMisserfolgDMS = Rueckmeldung:ErfolgOderMisserfolgDMS.Rueckmeldung+
  Rueckgabeparameter:RueckgabeparameterFVDaten*
ErfolgOderMisserfolgDMS.Rueckmeldung = (AllgemeineRueckmeldung:AllgemeineRueckmeldungCode |
  SpezifischeFehlermeldung0601:SpezifischeFehlermeldung0601Code |
  SpezifischeFehlermeldung0602:SpezifischeFehlermeldung0602Code |
  SpezifischeFehlermeldung0603:SpezifischeFehlermeldung0603Code |
  SpezifischeFehlermeldung0604:SpezifischeFehlermeldung0604Code |
  SpezifischeFehlermeldung0605:SpezifischeFehlermeldung0605Code |
  SpezifischeFehlermeldung0606:SpezifischeFehlermeldung0606Code |
  SpezifischeFehlermeldung0607:SpezifischeFehlermeldung0607Code |
  SpezifischeFehlermeldung0608:SpezifischeFehlermeldung0608Code |
  SpezifischeFehlermeldung0609:SpezifischeFehlermeldung0609Code |
  SpezifischeFehlermeldung0610:SpezifischeFehlermeldung0610Code |
  SpezifischeFehlermeldung0611:SpezifischeFehlermeldung0611Code |
  SpezifischeFehlermeldung0612:SpezifischeFehlermeldung0612Code |
  SpezifischeFehlermeldung0613:SpezifischeFehlermeldung0613Code |
  SpezifischeFehlermeldung0614:SpezifischeFehlermeldung0614Code |
  SpezifischeFehlermeldung0615:SpezifischeFehlermeldung0615Code |
  SpezifischeFehlermeldung0616:SpezifischeFehlermeldung0616Code |
  SpezifischeFehlermeldung0617:SpezifischeFehlermeldung0617Code |
  SpezifischeFehlermeldung0618:SpezifischeFehlermeldung0618Code |
  SpezifischeFehlermeldung0619:SpezifischeFehlermeldung0619Code |
  SpezifischeFehlermeldung0620:SpezifischeFehlermeldung0620Code |
  SpezifischeFehlermeldung0621:SpezifischeFehlermeldung0621Code |
  SpezifischeFehlermeldung0622:SpezifischeFehlermeldung0622Code |
  SpezifischeFehlermeldung0623:SpezifischeFehlermeldung0623Code |
  SpezifischeFehlermeldung0624:SpezifischeFehlermeldung0624Code |
  SpezifischeFehlermeldung0625:SpezifischeFehlermeldung0625Code |
  SpezifischeFehlermeldung0626:SpezifischeFehlermeldung0626Code |
  SpezifischeFehlermeldung0627:SpezifischeFehlermeldung0627Code |
  SpezifischeFehlermeldung0628:SpezifischeFehlermeldung0628Code |
  SpezifischeFehlermeldung0631:SpezifischeFehlermeldung0631Code |
  SpezifischeFehlermeldung0632:SpezifischeFehlermeldung0632Code | SonstigeFehlermeldung |
  SonstigeFehlermeldungCode:SonstigeFehlermeldungCode)
! FVDaten.BenachrichtigungAbrufen.0619 = Kopf:NkKeineRueckmeldungFVDaten
! FVDaten.DatensatzLoeschen.0618 = Kopf:NkKeineRueckmeldungFVDaten
  DatensatzZumLoeschen:DatensatzZumLoeschen+
! FVDaten.DokumentAktualisieren.0601 = Kopf:NkKeineRueckmeldungFVDaten
  DokumentZumAktualisieren:DokumentZumAktualisieren+
! FVDaten.EmpfangBestaetigen.0629 = Kopf:NkFVDaten
! FVDaten.GesamtprotokollAblegen.0623 = Kopf:NkKeineRueckmeldungFVDaten
  GesamtprotokollZumAblegen:GesamtprotokollZumAblegen+
! FVDaten.ImportBestaetigen.0630 = Kopf:NkRueckmeldungFVDatenImport
  ErfolgOderMisserfolg:ErfolgOderMisserfolgDMS
! FVDaten.KonfigurationsparameterAbrufen.0628 = Kopf:NkKeineRueckmeldungFVDaten
  KonfigurationsparameterZumAbrufen:KonfigurationsparameterZumAbrufen+
! FVDaten.KonfigurationsparameterAktualisieren.0627 = Kopf:NkKeineRueckmeldungFVDaten
  KonfigurationsparameterZumAktualisieren:Feld+
! FVDaten.KonfigurationsparameterErstellen.0626 = Kopf:NkKeineRueckmeldungFVDaten
  KonfigurationsparameterZumErstellen:KonfigurationsparameterZumErstellen
! FVDaten.MetadatenAktualisieren.0610 = Kopf:NkKeineRueckmeldungFVDaten
  MetadatenZumAktualisieren:MetadatenZumBearbeiten+
! FVDaten.MetadatenAnlegen.0609 = Kopf:NkKeineRueckmeldungFVDaten
  MetadatenZumAnlegen:MetadatenZumBearbeiten+
! FVDaten.MetadatenAnsehen.0611 = Kopf:NkKeineRueckmeldungFVDaten
  MetadatenZumAnsehen:MetadatenZumBearbeiten+
! FVDaten.MetadatenLoeschen.0612 = Kopf:NkKeineRueckmeldungFVDaten
  MetadatenZumLoeschen:MetadatenZumBearbeiten+
! FVDaten.PrimaerdokumentExportieren.0631 = Kopf:NkKeineRueckmeldungFVDaten
  DokumentZumExportieren:DokumentZumExportieren
! FVDaten.ProtokolleintragErstellen.0607 = Kopf:NkKeineRueckmeldungFVDaten
  ProtokolleintragZumErstellen:ProtokolleintragZumErstellen+
! FVDaten.SGOAblegen.0605 = Kopf:NkKeineRueckmeldungFVDaten
  SchriftgutobjektZumAblegen:SchriftgutobjektZumAblegen+
! FVDaten.SGOAnsehen.0602 = Kopf:NkKeineRueckmeldungFVDaten
  SchriftgutobjektZumAnsehen:SchriftgutobjektZumAnsehenOderBearbeiten
! FVDaten.SGOBearbeiten.0603 = Kopf:NkKeineRueckmeldungFVDaten
  SchriftgutobjektZumBearbeiten:SchriftgutobjektZumAnsehenOderBearbeiten
! FVDaten.SGODrucken.0606 = Kopf:NkKeineRueckmeldungFVDaten
  SchriftgutobjektZumDrucken:SchriftgutobjektZumDrucken+
! FVDaten.SGOEndgueltigLoeschen.0615 = Kopf:NkKeineRueckmeldungFVDaten
  SchriftgutobjektZumEndgueltigLoeschen:SchriftgutobjektZumLoeschen+
! FVDaten.SGOErstellen.0604 = Kopf:NkKeineRueckmeldungFVDaten
  SchriftgutobjektZumErstellen:SchriftgutobjektZumErstellen+
! FVDaten.SGOLoeschenMarkieren.0613 = Kopf:NkKeineRueckmeldungFVDaten
  SchriftgutobjektZumLoeschenMarkieren:SchriftgutobjektZumLoeschen+
! FVDaten.SGOLoeschmarkierungAufheben.0614 = Kopf:NkKeineRueckmeldungFVDaten
  SchriftgutobjektZumLoeschmarkierungAufheben:SchriftgutobjektZumLoeschen+
! FVDaten.SGOLoeschstatusAbfragen.0616 = Kopf:NkKeineRueckmeldungFVDaten
  SchriftgutobjektZumLoeschstatusAbfragen:SchriftgutobjektZumLoeschstatusAbfragen+
! FVDaten.SGOSuchen.0608 = Kopf:NkKeineRueckmeldungFVDaten
  SchriftgutobjektZumSuchen:SchriftgutobjektZumSuchen
! FVDaten.SGOUngueltigKennzeichnen.0617 = Kopf:NkKeineRueckmeldungFVDaten
  SchriftgutobjektZumUngueltigKennzeichnen:SchriftgutobjektZumLoeschen+
! FVDaten.SGOZDAAufheben.0632 = Kopf:NkKeineRueckmeldungFVDaten
  SGOZumZDAAufheben:SchriftgutobjektZumZDAAufheben+
! FVDaten.SGOZDAVerfuegen.0624 = Kopf:NkKeineRueckmeldungFVDaten
  SchriftgutobjektZumZDAVerfuegen:SchriftgutobjektZumZDAVerfuegen+
! FVDaten.SystemstatusAbfragen.0625 = Kopf:NkKeineRueckmeldungFVDaten
  SystemstatusZumAbfragen:SystemstatusZumAbfragen+
! FVDaten.VertretungAktivierenOderDeaktivieren.0620 = Kopf:NkKeineRueckmeldungFVDaten
  VertretungZumAktivierenOderDeaktivieren:VertretungZumAktivierenOderDeaktivieren+
! FVDaten.VertretungsstatusAbfragen.0621 = Kopf:NkKeineRueckmeldungFVDaten
  VertretungsstatusZumAbfragen:VertretungsstatusZumAbfragen+
! FVDaten.ZustaendigkeitAendern.0622 = Kopf:NkKeineRueckmeldungFVDaten
  ZustaendigkeitZumAendern:ZustaendigkeitZumAendern+
GesamtprotokollZumAblegen = NummerImStapel:unsignedInt? IDSGO:looseUuid Ablageort Dokument:Dokument?
  Geschaeftsgang:Geschaeftsgang? HistorienProtokollInformation:HistorienProtokollInformation*
Konfigurationsparameter = Parameter:KonfigurationsparameterCode Datentyp:DatentypCode?
  Wert:Konfigurationsparameter.Wert? Gruppe:KonfigurationsparameterGruppeCode
Konfigurationsparameter.Wert = (WertOffen | Transportweg:TransportwegCode |
  Datenaustauschart:DatenaustauschartCode | KomprimierterDatenaustausch:boolean |
  Kompressionsverfahren:KompressionsverfahrenCode | Standardablage:Standardablage)
KonfigurationsparameterZumAbrufen = Name
KonfigurationsparameterZumErstellen = BenutzerOderRolle?
  DefinierterKonfigurationsparameter:Konfigurationsparameter* Konfigurationsparameter:Feld*
MetadatenZumBearbeiten = NummerImStapel:unsignedInt? IDSGO:looseUuid Metadatum:Feld+
ProtokolleintragZumErstellen = NummerImStapel:unsignedInt? IDSGO:looseUuid
  Protokolleintrag:BearbeitungFV
RueckgabeparameterFVDaten = NummerImStapel:unsignedInt? IDSGO:looseUuid?
  Parameter:RueckgabeparameterFVDaten.Parameter Erfolgreich:boolean
  Rueckmeldung:RueckgabeparameterFVDaten.Rueckmeldung*
RueckgabeparameterFVDaten.Parameter = (AllgemeinerRueckgabeparameter:Feld | ZumLoeschenMarkiert:boolean
  | Vertretungsstatus:RueckgabeparameterVertretungsstatus+ | Ablageort)
RueckgabeparameterFVDaten.Rueckmeldung = (SpezifischeFehlermeldung0601:SpezifischeFehlermeldung0601Code
  | SpezifischeFehlermeldung0602:SpezifischeFehlermeldung0602Code |
  SpezifischeFehlermeldung0603:SpezifischeFehlermeldung0603Code |
  SpezifischeFehlermeldung0604:SpezifischeFehlermeldung0604Code |
  SpezifischeFehlermeldung0605:SpezifischeFehlermeldung0605Code |
  SpezifischeFehlermeldung0606:SpezifischeFehlermeldung0606Code |
  SpezifischeFehlermeldung0607:SpezifischeFehlermeldung0607Code |
  SpezifischeFehlermeldung0608:SpezifischeFehlermeldung0608Code |
  SpezifischeFehlermeldung0609:SpezifischeFehlermeldung0609Code |
  SpezifischeFehlermeldung0610:SpezifischeFehlermeldung0610Code |
  SpezifischeFehlermeldung0611:SpezifischeFehlermeldung0611Code |
  SpezifischeFehlermeldung0612:SpezifischeFehlermeldung0612Code |
  SpezifischeFehlermeldung0613:SpezifischeFehlermeldung0613Code |
  SpezifischeFehlermeldung0614:SpezifischeFehlermeldung0614Code |
  SpezifischeFehlermeldung0615:SpezifischeFehlermeldung0615Code |
  SpezifischeFehlermeldung0616:SpezifischeFehlermeldung0616Code |
  SpezifischeFehlermeldung0617:SpezifischeFehlermeldung0617Code |
  SpezifischeFehlermeldung0618:SpezifischeFehlermeldung0618Code |
  SpezifischeFehlermeldung0619:SpezifischeFehlermeldung0619Code |
  SpezifischeFehlermeldung0620:SpezifischeFehlermeldung0620Code |
  SpezifischeFehlermeldung0621:SpezifischeFehlermeldung0621Code |
  SpezifischeFehlermeldung0622:SpezifischeFehlermeldung0622Code |
  SpezifischeFehlermeldung0623:SpezifischeFehlermeldung0623Code |
  SpezifischeFehlermeldung0624:SpezifischeFehlermeldung0624Code |
  SpezifischeFehlermeldung0625:SpezifischeFehlermeldung0625Code |
  SpezifischeFehlermeldung0626:SpezifischeFehlermeldung0626Code |
  SpezifischeFehlermeldung0627:SpezifischeFehlermeldung0627Code |
  SpezifischeFehlermeldung0628:SpezifischeFehlermeldung0628Code |
  SpezifischeFehlermeldung0631:SpezifischeFehlermeldung0631Code |
  SpezifischeFehlermeldung0632:SpezifischeFehlermeldung0632Code | SonstigeFehlermeldung |
  SonstigeFehlermeldungCode:SonstigeFehlermeldungCode)
RueckgabeparameterVertretungsstatus = BenutzerOderRolle VertretungAktiv:boolean
SchriftgutobjektZumAblegen = NummerImStapel:unsignedInt? FachverfahrenObjektID IDContainer?
  Schriftgutobjekt:Schriftgutobjekt Ablageort?
SchriftgutobjektZumAnsehenOderBearbeiten = IDSGO:looseUuid Versionsnummer? Client?
SchriftgutobjektZumDrucken = NummerImStapel:unsignedInt? IDSGO:looseUuid Drucker
  MetadatenDrucken:boolean PrimaerdokumentDrucken:boolean UnterSGODrucken:boolean UnterSGOTyp*
  Versionsnummer? Client?
SchriftgutobjektZumErstellen = NummerImStapel:unsignedInt? FachverfahrenObjektID IDContainer?
  Schriftgutobjekt:Schriftgutobjekt SGOOeffnen:boolean? Client?
SchriftgutobjektZumLoeschen = NummerImStapel:unsignedInt? IDSGO:looseUuid
SchriftgutobjektZumLoeschstatusAbfragen = NummerImStapel:unsignedInt? IDSGO:looseUuid
SchriftgutobjektZumSuchen = Suchbegriffe Volltext:boolean Metadaten:boolean
SchriftgutobjektZumZDAAufheben = NummerImStapel:unsignedInt? IDSGO:looseUuid
SchriftgutobjektZumZDAVerfuegen = NummerImStapel:unsignedInt? IDSGO:looseUuid
Standardablage = Ablageort BenutzerOderRolle?
SystemstatusZumAbfragen = SystemstatusID:integer
VertretungZumAktivierenOderDeaktivieren = ZuVertretender Vertreter Aktivieren:boolean
VertretungsstatusZumAbfragen = BenutzerOderRolle
ZustaendigkeitZumAendern = NummerImStapel:unsignedInt? IDSGO:looseUuid JetztZustaendig BisherZustaendig?
  AufnehmendAktenplaneinheitKennzeichen? AufnehmendID? AbgebendAktenplaneinheitKennzeichen? AbgebendID?
  Metadatum:Feld*
`;

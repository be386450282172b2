import { scopes, scopesWithLogout } from './scopes.ts';

/** How binding a requirement is (BSI TR-03172-3 1.0, section 2.3): the word of its main sentence. */
export type Binding = 'MUSS' | 'SOLLTE' | 'KANN';

/** A requirement of BSI TR-03172-3, in short words of ours; what counts is the text of the guideline. */
export interface Requirement {
  readonly id: string;
  readonly binding: Binding;
  readonly text: string;
  /** What of it the attacks touch; undefined when they touch what its short words say. */
  readonly scope: string | undefined;
  /** The same where logouts were attacked as well. */
  readonly scopeWithLogout: string | undefined;
}

/** A chapter of requirements. */
export interface Chapter {
  readonly number: string;
  readonly title: string;
  readonly requirements: readonly Requirement[];
}

const chapter = (
  number: string,
  title: string,
  entries: readonly (readonly [binding: Binding, text: string])[],
): Chapter => ({
  number,
  title,
  requirements: entries.map(([binding, text], index) => {
    const id = `A${number}.${String(index + 1).padStart(2, '0')}`;
    const scope = scopes[id];
    return { id, binding, text, scope, scopeWithLogout: scopesWithLogout[id] ?? scope };
  }),
});

/** All requirements of BSI TR-03172-3 "Portalverbund Teil 3: Onlinedienst", version 1.0 of 14 November 2024. */
export const chapters: readonly Chapter[] = [
  chapter('3.1', 'Allgemeine Anforderungen', [
    ['MUSS', 'IT-Grundschutz (mindestens Standard-Absicherung) oder ISO/IEC 27001'],
    ['MUSS', 'Notfallmanagement nach BSI 200-4 oder ISO 22301'],
    ['MUSS', 'Verfügbarkeitsanforderungen dokumentiert, Architektur danach ausgerichtet'],
    ['MUSS', 'Lastspitzen berücksichtigt, Lasttests'],
    ['MUSS', 'Umgang mit Schwachstellen geregelt, security.txt vorhanden'],
    ['MUSS', 'Penetrationstest und Webcheck vor der Anbindung, danach regelmäßig'],
  ]),
  chapter('3.2', 'Architektur', [
    ['MUSS', 'Sicherheit von Anfang an mitgeplant (Security by Design)'],
    ['SOLLTE', 'Web Application Firewall und Angriffserkennung'],
    ['MUSS', 'Verwaltungszugänge über getrenntes Netz'],
    ['SOLLTE', 'Keine Browser-Erweiterungen nötig'],
    ['MUSS', 'Produktivumgebung getrennt von anderen'],
    ['MUSS', 'Datenschutz in der Architektur berücksichtigt'],
    ['MUSS', 'Gesetzliche Zeit, Zeitserver angebunden'],
  ]),
  chapter('3.3', 'Geschäftslogik', [
    ['MUSS', 'Schritte nur in der vorgesehenen Reihenfolge'],
    ['MUSS', 'Keine sensiblen oder sicherheitskritischen Angaben in Meldungen'],
    ['MUSS', 'Antragsdaten nicht länger als nötig gehalten'],
  ]),
  chapter('3.4', 'Build-, Release- und Deploymentmanagement', [
    ['MUSS', 'Nachvollziehbare Versionen'],
    ['MUSS', 'Vertrauenswürdige Bezugswege, Signaturen geprüft'],
    ['MUSS', 'Software und Aktualisierungen signiert'],
    ['MUSS', 'Festgelegter Weg in den Betrieb'],
    ['MUSS', 'Build-Systeme im Sicherheitskonzept'],
  ]),
  chapter('3.5', 'Kryptografie', [
    ['MUSS', 'Schlüsselmanagement'],
    ['MUSS', 'Schlüssel und Verfahren nach TR-03116-4 und TR-02102-1'],
    ['MUSS', 'Passwörter nicht im Klartext wiederherstellbar'],
    ['MUSS', 'Kryptografisch sichere Zufallswerte'],
    ['MUSS', 'Geheimnisse nicht im Quellcode'],
  ]),
  chapter('3.6', 'Kommunikation', [
    ['MUSS', 'Schnittstellen dokumentiert, Kommunikationspartner beschränkt'],
    ['MUSS', 'Kommunikation nach TR-03116-4 abgesichert'],
    ['MUSS', 'Routing und DNS abgesichert (ROA, DNSSEC)'],
    ['SOLLTE', 'Vertrauenswürdige Domain'],
  ]),
  chapter('3.7', 'Drittsoftware', [
    ['MUSS', 'Software nur aus vertrauenswürdigen Quellen'],
    ['MUSS', 'Vollständige Liste der Abhängigkeiten'],
    ['MUSS', 'Gepflegte Versionen, Sicherheitsaktualisierungen zügig eingespielt'],
    ['SOLLTE', 'Etablierte Bibliotheken für sicherheitskritische Funktionen'],
  ]),
  chapter('3.8', 'Dateiupload', [
    ['SOLLTE', 'Hochladen erst nach Anmeldung'],
    ['MUSS', 'Erlaubte Dateiformate festgelegt'],
    ['MUSS', 'Grenzen für Größe und Anzahl'],
    ['SOLLTE', 'Keine ausführbaren Inhalte'],
    ['MUSS', 'Prüfung auf Schadsoftware'],
    ['MUSS', 'Dateien auf Format und Inhalt geprüft'],
    ['MUSS', 'Sichere Dateinamen'],
    ['MUSS', 'Getrennte, geschützte Ablage'],
  ]),
  chapter('3.9', 'Authentisierung, Authentifizierung und Autorisierung', [
    ['MUSS', 'Ohne Servicekonto: Anforderungen der TR-03107-1'],
    ['MUSS', 'Konzept für Anmeldung, Rechte und Ende der Sitzung'],
    ['MUSS', 'Verwaltungszugänge mit mehreren Faktoren'],
    ['MUSS', 'Verwaltungshandlungen einer Person zuzuordnen'],
    ['MUSS', 'Starke Passwörter'],
    ['MUSS', 'Passwörter änderbar, Änderungen protokolliert'],
    ['MUSS', 'Antragsdaten vor unberechtigtem Zugriff geschützt'],
    ['MUSS', 'Anmeldedaten nur nach Anmeldung änderbar'],
    ['MUSS', 'Übergabewerte wie die Rücksprungadresse geprüft (kein Open Redirect)'],
    ['MUSS', 'Rechteprüfung getrennt und nach der Anmeldung'],
    ['MUSS', 'Nur nötige Berechtigungen'],
    ['MUSS', 'Zugriff auf Webservices eng gefasst, auf dem nötigen Vertrauensniveau'],
    ['MUSS', 'Eigene eID-Anbindung nach TR-03124, TR-03128 und TR-03130'],
  ]),
  chapter('3.10', 'Anbindung eines Servicekontos nach TR-03160', [
    ['MUSS', 'Nur Angaben, die eine Person auf dem geforderten Vertrauensniveau eindeutig identifizieren'],
    ['MUSS', 'Nur Angaben des Servicekontos mit gültiger Signatur'],
    ['MUSS', 'Nur für den Onlinedienst verschlüsselte Angaben'],
    ['MUSS', 'Prüfung, ob der Onlinedienst selbst das Ziel ist; keine Weitergabe an Dritte'],
  ]),
  chapter('3.11', 'Sessionmanagement', [
    ['MUSS', 'Kopfzeilen und Cookies so streng wie möglich'],
    ['SOLLTE', 'Keine sensiblen Daten auf dem Endgerät zwischengespeichert'],
    ['MUSS', 'Cookies mit HttpOnly'],
    ['MUSS', 'Cookies mit Secure'],
    ['SOLLTE', 'Same-Origin-Policy'],
    ['SOLLTE', 'Keine Domain-Cookies'],
    ['MUSS', 'Strenge Content-Security-Policy'],
    ['SOLLTE', 'Keine sensiblen Daten in Zwischenspeichern des Netzes'],
    ['MUSS', 'Erneute Anmeldung nach Untätigkeit, Zeiten nach TR-03160-1'],
    ['MUSS', 'Schutz vor Replay, Übernahme und Fixierung der Sitzung und vor CSRF'],
  ]),
  chapter('3.12', 'Eingabe- und Ausgabevalidierung', [
    ['MUSS', 'Alle Eingaben vor der Verarbeitung geprüft, schädliche verworfen'],
    ['MUSS', 'Sonderzeichen ändern den Ablauf nicht'],
    ['MUSS', 'Schutz vor unsicherer Deserialisierung und eingeschleustem Code'],
    ['MUSS', 'Ausgaben kodiert'],
    ['MUSS', 'Schutz vor Injection in Datenbanken'],
    ['SOLLTE', 'Nicht eindeutig prüfbare Daten verworfen'],
  ]),
  chapter('3.13', 'Fehlerbehandlung', [
    ['MUSS', 'Nach Fehlern weiter in einem konsistenten Zustand'],
    ['MUSS', 'Im Fehlerfall Aktion abgebrochen und Zugriff verweigert'],
    ['SOLLTE', 'Ressourcen freigegeben'],
    ['MUSS', 'Rückmeldung über den Versand'],
    ['SOLLTE', 'Rückmeldung über Fehler'],
  ]),
  chapter('3.14', 'Protokollierung', [
    ['MUSS', 'Zentrale Protokollierung'],
    ['SOLLTE', 'Protokolle vor Administratoren geschützt'],
    ['MUSS', 'Sicherheitsrelevante Ereignisse protokolliert'],
    ['MUSS', 'Mindeststandard des BSI zu Protokollierung und Detektion'],
    ['SOLLTE', 'Einheitliches Format'],
    ['SOLLTE', 'Auswertung mit SIEM'],
    ['MUSS', 'Keine vollständigen Antragsdaten in Protokollen'],
  ]),
  chapter('3.15', 'Konfiguration der Webanwendung', [
    ['SOLLTE', 'Server und Anwendung gehärtet'],
    ['MUSS', 'Keine Weitergabe von Eingaben an Unbeteiligte'],
    ['MUSS', 'Keine automatische Vervollständigung sensibler Felder'],
    ['SOLLTE', 'Konfiguration vor Veränderung geschützt'],
    ['SOLLTE', 'Kein Debug-Modus im Betrieb'],
    ['MUSS', 'Konfiguration gesichert'],
  ]),
  chapter('3.16', 'Zwischenspeicherung von Antragsdaten', [
    ['SOLLTE', 'Zwischenstände geschützt und verschlüsselt'],
    ['MUSS', 'Zwischenstände auf Endgeräten vor Veränderung geschützt und geprüft'],
    ['MUSS', 'Fortsetzung erst nach erneuter Anmeldung auf dem nötigen Niveau'],
  ]),
  chapter('3.17', 'Onlinezahlung', [
    ['MUSS', 'Bezahlvorgang vollständig abgebildet'],
    ['MUSS', 'Kosten kenntlich'],
    ['MUSS', 'Rückmeldung über die Zahlung'],
    ['SOLLTE', 'Antragsdaten bis zur Rückmeldung geschützt'],
  ]),
  chapter('3.18', 'Verknüpfung von Antragsdaten und Nutzeridentität', [
    ['MUSS', 'Verknüpfung dem Vertrauensniveau entsprechend geschützt übermittelt'],
  ]),
  chapter('3.19', 'Antrag absenden', [
    ['MUSS', 'Hinweis auf Verbindlichkeit vor dem Absenden'],
    ['SOLLTE', 'Antragsdaten verschlüsselt und signiert übermittelt'],
    ['MUSS', 'Kopie der Antragsdaten'],
    ['SOLLTE', 'Daten nach dem Absenden gelöscht'],
    ['KANN', 'Antragsrouting nach TR-03172-4'],
    ['KANN', 'Zusammenfassung vor dem Absenden'],
  ]),
];

/** A demand of another document. */
export interface FurtherDemand {
  readonly source: string;
  readonly text: string;
  /** Ids of the attacks that test it; empty: none does. */
  readonly attacks: readonly string[];
  /** What of it they touch; undefined when they touch what `text` says. */
  readonly scope?: string;
  /** Why it is not tested. */
  readonly note?: string;
}

/** What other documents demand of the login, as far as they are known in public. */
export const furtherDemands: readonly FurtherDemand[] = [
  {
    source: 'BundID-Anbindungsleitfaden 1.9 (20.02.2025), Schritt 3 (b)',
    text: 'Rücksprünge der Anmeldung gegen Missbrauch abgesichert (CSRF-Token oder anderes Verfahren)',
    attacks: ['login-csrf', 'unsolicited', 'replay-other-browser', 'open-redirect'],
  },
  {
    source: 'BundID-Anbindungsleitfaden 1.9 (20.02.2025), Schritt 4',
    text: 'Bestätigung zur IT-Sicherheit, in der die TR-03172-3 berücksichtigt ist',
    attacks: [],
    note: 'Diese Bestätigung geben Sie ab; dieser Bericht kann sie nicht ersetzen.',
  },
  {
    source: 'BundID-Schnittstellenbeschreibung 10.2 (16.05.2025), Abschnitt 5.4',
    text: 'Verfahren der TR-03116-4: Signatur mit RSASSA-PSS, Verschlüsselung mit AES-GCM',
    attacks: ['sha1-signature', 'sha1-digest', 'rsa-1-5', 'cbc'],
    scope: 'nur ob SHA-1, RSA 1.5 und CBC abgewiesen werden',
  },
  {
    source: 'BundID-Schnittstellenbeschreibung 10.2 (16.05.2025), Abschnitt 10.2',
    text: 'Form der Antwort: eine signierte, verschlüsselte Assertion für genau einen Dienst, fünf Minuten gültig',
    attacks: ['assertion-unsigned', 'assertion-in-clear', 'two-audiences', 'doubled-assertion', 'expired'],
    scope: 'nur ob die genannten Abweichungen abgewiesen werden',
  },
  {
    source: 'SAML 2.0 Profiles (OASIS, 15.03.2005), Abschnitte 4.4.3.5 und 4.4.4.1',
    text: 'Nachrichten zur Abmeldung vom Anmeldedienst und unverfälscht',
    attacks: [
      'logout-unsigned',
      'logout-wrong-key',
      'logout-key-info',
      'logout-other-provider-key',
      'logout-signature-moved',
      'logout-wrapped-inside',
      'logout-wrapped-in-signature',
      'logout-issuer',
      'logout-response-unsolicited',
    ],
    scope: 'nur Nachrichten über den Browser',
  },
  {
    source: 'SAML 2.0 Bindings (OASIS, 15.03.2005), Abschnitt 3.4.4.1',
    text: 'Signatur einer Adresse über genau die Felder, die kamen',
    attacks: [
      'logout-redirect-doubled',
      'logout-redirect-relay-state',
      'logout-redirect-order',
      'logout-redirect-spelling',
    ],
    scope: 'nur Abmeldung',
  },
  {
    source: 'BSI TR-03116-4 (Fassung 2023)',
    text: 'Vorgaben für SAML und XML-Sicherheit im Einzelnen',
    attacks: [],
    note: 'Öffentlich, für diesen Bericht aber nicht ausgewertet; geprüft ist, was TR-03172-3 und BundID daraus nennen.',
  },
  {
    source: 'BSI TR-03160-2, Abschnitt 3.2.6',
    text: 'Angaben einer Assertion',
    attacks: [],
    note: 'Öffentlich, für diesen Bericht aber nicht ausgewertet.',
  },
  {
    source: 'BundID: Unterlagen im Self-Service-Portal nach Fassung 10.2',
    text: 'Spätere Fassungen der Schnittstellenbeschreibung',
    attacks: [],
    note: 'Nicht öffentlich.',
  },
  {
    source: 'Mein Unternehmenskonto: Schnittstellenbeschreibung von ELSTER (NEZO/EKONA)',
    text: 'Vorgaben an die anbindende Anwendung',
    attacks: [],
    note: 'Nicht öffentlich. Gespielt wird, was Konfigurationen im Betrieb zeigen.',
  },
];

/** Where the requirements are taken from. */
export const sources: readonly string[] = [
  'BSI TR-03172-3 „Portalverbund Teil 3: Onlinedienst“, Version 1.0 vom 14.11.2024, www.bsi.bund.de (TR-03172), gelesen am 30.11.2026. Die Kurzfassungen der Anforderungen sind unsere; maßgeblich ist der Wortlaut der Richtlinie.',
  'Veröffentlichung der TR-03172: www.digitale-verwaltung.de, Meldung vom 11.02.2025.',
  'BundID-Anbindungsleitfaden, Version 1.9 vom 20.02.2025, und BundID-Schnittstellenbeschreibung, Release 10.2.0.0 vom 16.05.2025 (öffentlich in github.com/jguzdv/bundid-connector).',
  'IT-Sicherheitsverordnung Portalverbund (ITSiV-PV) vom 06.01.2022, BGBl. I S. 18.',
];

import type { EntryNameFault } from './entry-name.ts';

export type ContainerRule =
  | EntryNameFault
  | 'empty-file'
  | 'not-zip'
  | 'truncated'
  | 'trailing-data'
  | 'leading-data'
  | 'ambiguous-end'
  | 'multi-disk'
  | 'directory-damaged'
  | 'too-many-entries'
  | 'directory-too-large'
  | 'no-entries'
  | 'name-encoding'
  | 'name-broken'
  | 'name-ambiguous'
  | 'duplicate-name'
  | 'special-file'
  | 'encrypted'
  | 'method-unsupported'
  | 'header-mismatch'
  | 'overlap'
  | 'hidden-data'
  | 'entry-too-large'
  | 'total-too-large'
  | 'ratio'
  | 'size-mismatch'
  | 'crc-mismatch'
  | 'data-damaged'
  | 'no-message'
  | 'several-messages'
  | 'naming';

/** Who can repair a finding: the sending authority, the maker of its records system, or the receiving archive. */
export type Repairer = 'authority' | 'vendor' | 'archive';

export interface RuleText {
  title: string;
  reason: string;
  repair: string;
}

export interface ContainerRuleInfo {
  severity: 'error' | 'warning' | 'info';
  /** `refuse`: `readContainer()` throws; `report`: it goes on and lists the finding. */
  effect: 'refuse' | 'report';
  repairer: Repairer;
  de: RuleText;
  en: RuleText;
  /** Standard and section, or the practice it comes from. */
  source: string;
}

type Row = [
  severity: ContainerRuleInfo['severity'],
  effect: ContainerRuleInfo['effect'],
  repairer: Repairer,
  source: string,
  de: [title: string, reason: string, repair: string],
  en: [title: string, reason: string, repair: string],
];

const zip = (section: string) => `ZIP APPNOTE 6.3.10, ${section}`;
const flat = 'xdomea specification 3.x/4.0, packaging: flat ZIP';
const safety = 'resource and path safety of containers from outside';

const rows: Record<ContainerRule, Row> = {
  'empty-file': [
    'error',
    'refuse',
    'authority',
    safety,
    [
      'Die Datei ist leer',
      'Sie enthält kein einziges Byte, meist weil die Übertragung abbrach.',
      'Datei erneut exportieren und übertragen.',
    ],
    [
      'The file is empty',
      'It holds not a single byte, usually because the transfer broke off.',
      'Export and transfer the file again.',
    ],
  ],
  'not-zip': [
    'error',
    'refuse',
    'authority',
    zip('4.3.16'),
    [
      'Die Datei ist kein ZIP-Container',
      'xdomea-Nachrichten werden als ZIP-Datei übergeben; dieser Datei fehlt das ZIP-Verzeichnis.',
      'Die ZIP-Datei auswählen, die das Fachverfahren oder die E-Akte exportiert hat.',
    ],
    [
      'The file is no ZIP container',
      'xdomea messages travel as ZIP files; this file has no ZIP directory.',
      'Choose the ZIP file that the records system exported.',
    ],
  ],
  truncated: [
    'error',
    'refuse',
    'authority',
    zip('4.3.6'),
    [
      'Der Container ist abgeschnitten',
      'Das Ende der ZIP-Datei fehlt; der Inhalt ist unvollständig.',
      'Datei erneut übertragen und die Größe mit dem Original vergleichen.',
    ],
    [
      'The container is cut off',
      'The end of the ZIP file is missing; its content is incomplete.',
      'Transfer the file again and compare its size with the original.',
    ],
  ],
  'trailing-data': [
    'error',
    'refuse',
    'vendor',
    zip('4.3.6'),
    [
      'Nach dem Ende des Containers folgen weitere Daten',
      'Manche Programme lesen dann einen anderen Inhalt oder weisen die Datei ab.',
      'Container neu erzeugen; nichts an die ZIP-Datei anhängen.',
    ],
    [
      'Data follows the end of the container',
      'Some programs then read other content or refuse the file.',
      'Create the container again; append nothing to the ZIP file.',
    ],
  ],
  'leading-data': [
    'error',
    'refuse',
    'vendor',
    zip('4.3.6'),
    [
      'Vor dem ersten Eintrag stehen fremde Daten',
      'Die Datei kann zugleich als etwas anderes gelesen werden (etwa als Programm); der Inhalt ist nicht eindeutig.',
      'Container als reine ZIP-Datei neu erzeugen, nicht als selbstentpackendes Archiv.',
    ],
    [
      'Foreign data stands in front of the first entry',
      'The file can be read as something else too (a program, say); its content is ambiguous.',
      'Create the container as a plain ZIP file, not as a self-extracting archive.',
    ],
  ],
  'ambiguous-end': [
    'error',
    'refuse',
    'vendor',
    zip('4.3.16'),
    [
      'Der Container hat zwei mögliche Verzeichnisse',
      'Verschiedene Programme lesen verschiedene Inhalte; geprüft und übernommen würde nicht dasselbe.',
      'Container neu erzeugen.',
    ],
    [
      'The container has two possible directories',
      'Different programs read different contents; what is checked would not be what is taken over.',
      'Create the container again.',
    ],
  ],
  'multi-disk': [
    'error',
    'refuse',
    'vendor',
    zip('8'),
    [
      'Der Container ist ein geteiltes ZIP',
      'Auf mehrere Datenträger geteilte ZIP-Dateien sind für xdomea nicht vorgesehen.',
      'Als eine ZIP-Datei erzeugen; große Abgaben ab xdomea 4.0 auf mehrere Nachrichten teilen.',
    ],
    [
      'The container is a split ZIP',
      'ZIP files that span volumes are not foreseen by xdomea.',
      'Create one ZIP file; from xdomea 4.0 split large transfers into several messages.',
    ],
  ],
  'directory-damaged': [
    'error',
    'refuse',
    'vendor',
    zip('4.3.12'),
    [
      'Das Inhaltsverzeichnis des Containers ist beschädigt',
      'Anzahl, Größe oder Lage der Einträge widersprechen sich.',
      'Container neu erzeugen; wiederholt sich der Fehler, den Hersteller einschalten.',
    ],
    [
      'The directory of the container is damaged',
      'Number, size or place of its entries contradict each other.',
      'Create the container again; involve the vendor if it happens again.',
    ],
  ],
  'too-many-entries': [
    'error',
    'refuse',
    'authority',
    safety,
    [
      'Der Container hat zu viele Einträge',
      'Die eingestellte Obergrenze schützt vor Überlastung.',
      'Die Abgabe teilen oder die Obergrenze bewusst anheben.',
    ],
    [
      'The container has too many entries',
      'The configured limit protects against overload.',
      'Split the transfer or raise the limit deliberately.',
    ],
  ],
  'directory-too-large': [
    'error',
    'refuse',
    'vendor',
    safety,
    [
      'Das Inhaltsverzeichnis des Containers ist übergroß',
      'Die Angaben zu den Einträgen belegen mehr Speicher als vorgesehen.',
      'Container neu erzeugen; Zusatzfelder und Kommentare weglassen.',
    ],
    [
      'The directory of the container is oversized',
      'The records about its entries take more memory than foreseen.',
      'Create the container again without extra fields and comments.',
    ],
  ],
  'no-entries': [
    'error',
    'report',
    'authority',
    flat,
    [
      'Der Container ist leer',
      'Er enthält weder eine Nachricht noch Dateien.',
      'Export wiederholen und das Protokoll des Exports ansehen.',
    ],
    [
      'The container is empty',
      'It holds neither a message nor files.',
      'Repeat the export and look at its log.',
    ],
  ],
  'zip-slip': [
    'error',
    'refuse',
    'vendor',
    safety,
    [
      'Ein Dateiname führt aus dem Container heraus',
      'Beim Entpacken würde außerhalb des Zielordners oder auf ein Gerät geschrieben.',
      'Nicht entpacken. Den Absender fragen; Dateinamen ohne „..“, Laufwerk und Pfad vergeben.',
    ],
    [
      'A file name leads out of the container',
      'Unpacking would write outside the target folder or to a device.',
      'Do not unpack. Ask the sender; use file names without "..", drive and path.',
    ],
  ],
  'name-invalid': [
    'error',
    'refuse',
    'vendor',
    safety,
    [
      'Ein Dateiname enthält unzulässige Zeichen',
      'Steuerzeichen, NUL, „\\ : * ? " < > |“ oder Punkt und Leerzeichen am Ende sind nicht auf jedem System möglich.',
      'Dateien nach dem Muster UUID.endung benennen.',
    ],
    [
      'A file name contains forbidden characters',
      'Control characters, NUL, \\ : * ? " < > | or a dot or space at the end are not possible on every system.',
      'Name files after the pattern UUID.extension.',
    ],
  ],
  'name-not-nfc': [
    'warning',
    'report',
    'vendor',
    safety,
    [
      'Umlaute im Dateinamen sind zerlegt gespeichert',
      'Der Name sieht gleich aus wie der in der Nachricht, ist aber nicht gleich (Unicode NFD statt NFC); Empfänger finden die Datei nicht.',
      'Dateinamen in Unicode NFC schreiben.',
    ],
    [
      'Letters of a file name are stored decomposed',
      'The name looks like the one in the message but differs (Unicode NFD, not NFC); receivers miss the file.',
      'Write file names in Unicode NFC.',
    ],
  ],
  subfolder: [
    'error',
    'report',
    'vendor',
    flat,
    [
      'Eine Datei liegt in einem Unterordner',
      'Der Container muss flach sein; Empfänger finden die Datei sonst nicht.',
      'Alle Dateien auf die oberste Ebene des Containers legen.',
    ],
    [
      'A file lies in a subfolder',
      'The container has to be flat; receivers miss the file.',
      'Put all files on the top level of the container.',
    ],
  ],
  'name-too-long': [
    'error',
    'refuse',
    'vendor',
    safety,
    [
      'Ein Dateiname ist länger als 255 Byte',
      'Er lässt sich auf üblichen Dateisystemen nicht speichern.',
      'Dateien nach dem Muster UUID.endung benennen.',
    ],
    [
      'A file name is longer than 255 bytes',
      'Usual file systems cannot store it.',
      'Name files after the pattern UUID.extension.',
    ],
  ],
  'name-encoding': [
    'warning',
    'report',
    'vendor',
    zip('Appendix D'),
    [
      'Ein Dateiname ist nicht als UTF-8 gekennzeichnet',
      'Umlaute werden je nach Programm verschieden gelesen; Verweise aus der Nachricht gehen ins Leere.',
      'UTF-8-Kennzeichen (Bit 11) setzen oder nur UUID.endung verwenden.',
    ],
    [
      'A file name is not marked as UTF-8',
      'Programs read its letters differently; references from the message miss it.',
      'Set the UTF-8 flag (bit 11) or use UUID.extension only.',
    ],
  ],
  'name-broken': [
    'error',
    'refuse',
    'vendor',
    zip('Appendix D'),
    [
      'Ein Dateiname ist als UTF-8 gekennzeichnet, aber keines',
      'Der wahre Name ist nicht feststellbar.',
      'Container mit einem anderen Programm neu erzeugen.',
    ],
    [
      'A file name is marked as UTF-8 but is not',
      'Its true name cannot be told.',
      'Create the container with another program.',
    ],
  ],
  'name-ambiguous': [
    'error',
    'refuse',
    'vendor',
    zip('4.6.9'),
    [
      'Ein Eintrag trägt zwei verschiedene Namen',
      'Je nach Programm entsteht eine andere Datei.',
      'Container neu erzeugen, ohne abweichendes Unicode-Zusatzfeld.',
    ],
    [
      'An entry carries two different names',
      'Depending on the program another file appears.',
      'Create the container without a differing Unicode extra field.',
    ],
  ],
  'duplicate-name': [
    'error',
    'refuse',
    'vendor',
    safety,
    [
      'Zwei Einträge haben denselben Namen',
      'Groß- und Kleinschreibung gelten als gleich: Beim Entpacken ginge eine der Dateien verloren.',
      'Jede Datei mit eigener UUID benennen.',
    ],
    [
      'Two entries have the same name',
      'Upper and lower case count as the same: unpacking would lose one of the files.',
      'Name every file by a UUID of its own.',
    ],
  ],
  'special-file': [
    'error',
    'refuse',
    'vendor',
    safety,
    [
      'Ein Eintrag ist keine gewöhnliche Datei',
      'Verknüpfungen und Gerätedateien können auf fremde Daten zeigen.',
      'Nur gewöhnliche Dateien verpacken.',
    ],
    [
      'An entry is no regular file',
      'Links and device files can point to foreign data.',
      'Pack regular files only.',
    ],
  ],
  encrypted: [
    'error',
    'refuse',
    'authority',
    zip('4.4.4'),
    [
      'Ein Eintrag ist mit Kennwort verschlüsselt',
      'Der Empfänger kann ihn nicht lesen; verschlüsselt wird auf dem Transportweg.',
      'Ohne Kennwort verpacken.',
    ],
    [
      'An entry is encrypted with a password',
      'The receiver cannot read it; encryption belongs to the transport.',
      'Pack without a password.',
    ],
  ],
  'method-unsupported': [
    'error',
    'refuse',
    'vendor',
    zip('4.4.5'),
    [
      'Ein Eintrag ist mit einem unüblichen Verfahren gepackt',
      'Nur „gespeichert“ und „Deflate“ liest jedes Programm.',
      'Mit Deflate oder ohne Kompression packen.',
    ],
    [
      'An entry is packed by an unusual method',
      'Every program reads only "stored" and "deflate".',
      'Pack with deflate or without compression.',
    ],
  ],
  'header-mismatch': [
    'error',
    'refuse',
    'vendor',
    zip('4.3.7'),
    [
      'Kopf und Verzeichnis eines Eintrags widersprechen sich',
      'Verschiedene Programme lesen verschiedene Dateien; das ist ein Fehler oder ein Angriff.',
      'Container neu erzeugen; wiederholt sich der Fehler, den Hersteller einschalten.',
    ],
    [
      'Header and directory of an entry contradict each other',
      'Different programs read different files; this is a fault or an attack.',
      'Create the container again; involve the vendor if it happens again.',
    ],
  ],
  overlap: [
    'error',
    'refuse',
    'vendor',
    safety,
    [
      'Einträge überlappen sich',
      'Dieselben Daten stecken in mehreren Einträgen: das Kennzeichen einer ZIP-Bombe.',
      'Nicht entpacken. Container neu erzeugen.',
    ],
    [
      'Entries overlap',
      'The same data sits in several entries: the mark of a ZIP bomb.',
      'Do not unpack. Create the container again.',
    ],
  ],
  'hidden-data': [
    'warning',
    'report',
    'vendor',
    safety,
    [
      'Zwischen den Einträgen stehen Daten, die nirgends verzeichnet sind',
      'Gelöschte oder versteckte Inhalte könnten mit übergeben werden.',
      'Container neu erzeugen statt einen alten zu ändern.',
    ],
    [
      'Data between the entries is listed nowhere',
      'Deleted or hidden content may be handed over with it.',
      'Create the container again instead of changing an old one.',
    ],
  ],
  'entry-too-large': [
    'error',
    'refuse',
    'authority',
    safety,
    [
      'Eine Datei ist größer als erlaubt',
      'Die eingestellte Obergrenze schützt vor Überlastung.',
      'Die Obergrenze bewusst anheben oder die Datei gesondert übergeben.',
    ],
    [
      'A file is larger than allowed',
      'The configured limit protects against overload.',
      'Raise the limit deliberately or hand the file over separately.',
    ],
  ],
  'total-too-large': [
    'error',
    'refuse',
    'authority',
    safety,
    [
      'Der Container ist entpackt größer als erlaubt',
      'Die eingestellte Obergrenze schützt vor Überlastung.',
      'Die Abgabe teilen oder die Obergrenze bewusst anheben.',
    ],
    [
      'The unpacked container is larger than allowed',
      'The configured limit protects against overload.',
      'Split the transfer or raise the limit deliberately.',
    ],
  ],
  ratio: [
    'error',
    'refuse',
    'vendor',
    safety,
    [
      'Ein Eintrag ist ungewöhnlich stark gepackt',
      'Ein solches Verhältnis kommt bei Akten nicht vor: das Kennzeichen einer ZIP-Bombe.',
      'Nicht entpacken. Den Absender fragen.',
    ],
    [
      'An entry is packed unusually densely',
      'Such a ratio does not occur in e-files: the mark of a ZIP bomb.',
      'Do not unpack. Ask the sender.',
    ],
  ],
  'size-mismatch': [
    'error',
    'refuse',
    'vendor',
    zip('4.4.9'),
    [
      'Eine Datei ist länger oder kürzer als verzeichnet',
      'Die Datei ist beschädigt, oder die Größenangabe täuscht.',
      'Container neu erzeugen und erneut übertragen.',
    ],
    [
      'A file is longer or shorter than listed',
      'The file is damaged, or its size is a lie.',
      'Create and transfer the container again.',
    ],
  ],
  'crc-mismatch': [
    'error',
    'refuse',
    'authority',
    zip('4.4.7'),
    [
      'Die Prüfsumme einer Datei stimmt nicht',
      'Der Inhalt wurde nach dem Verpacken verändert, meist bei der Übertragung.',
      'Container erneut übertragen.',
    ],
    [
      'The checksum of a file is wrong',
      'Its content was changed after packing, usually in transfer.',
      'Transfer the container again.',
    ],
  ],
  'data-damaged': [
    'error',
    'refuse',
    'authority',
    'RFC 1951',
    [
      'Eine Datei lässt sich nicht entpacken',
      'Die gepackten Daten sind beschädigt.',
      'Container erneut übertragen oder neu erzeugen.',
    ],
    ['A file cannot be unpacked', 'Its packed data is damaged.', 'Transfer or create the container again.'],
  ],
  'no-message': [
    'error',
    'report',
    'authority',
    flat,
    [
      'Der Container enthält keine xdomea-Nachricht',
      'Genau eine XML-Datei mit der Nachricht muss auf der obersten Ebene liegen.',
      'Export wiederholen; die Nachricht nicht aus dem Container nehmen.',
    ],
    [
      'The container holds no xdomea message',
      'Exactly one XML file with the message has to lie on the top level.',
      'Repeat the export; do not take the message out of the container.',
    ],
  ],
  'several-messages': [
    'error',
    'report',
    'vendor',
    flat,
    [
      'Der Container enthält mehrere Nachrichten',
      'Ein Container enthält genau eine Nachricht; welche gilt, ist nicht feststellbar.',
      'Für jede Nachricht einen eigenen Container erzeugen.',
    ],
    [
      'The container holds several messages',
      'A container holds exactly one message; which of them counts cannot be told.',
      'Create a container for each message.',
    ],
  ],
  naming: [
    'warning',
    'report',
    'vendor',
    'xdomea specification 3.x p. 11, 4.0 p. 10 (as cited by Landesarchiv NRW)',
    [
      'Der Name von Container oder Nachricht folgt nicht der Vorgabe',
      'Empfänger ordnen Nachrichten nach dem Namen dem Vorgang zu.',
      'Bis 3.1: ProzessID_Gruppe.Name.NNNN.zip, ab 4.0: ProzessID_NNNN_LfdNr.zip; die XML-Datei heißt ebenso.',
    ],
    [
      'The name of container or message breaks the rule',
      'Receivers assign messages by their name.',
      'Up to 3.1: ProzessID_Gruppe.Name.NNNN.zip, from 4.0: ProzessID_NNNN_LfdNr.zip; the XML file likewise.',
    ],
  ],
};

function text([title, reason, repair]: [string, string, string]): RuleText {
  return { title, reason, repair };
}

/** All rules about containers with their texts. The public id of a rule is `eakte.package.<key>`. */
export const containerRules: Readonly<Record<ContainerRule, ContainerRuleInfo>> = Object.freeze(
  Object.fromEntries(
    Object.entries(rows).map(([rule, [severity, effect, repairer, source, de, en]]) => [
      rule,
      { severity, effect, repairer, source, de: text(de), en: text(en) },
    ]),
  ) as unknown as Record<ContainerRule, ContainerRuleInfo>,
);

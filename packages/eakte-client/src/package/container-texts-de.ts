import type { ContainerRule, RuleText } from './container-rules.ts';

/** What the rules about containers say in German. */
export const containerTextsDe: Readonly<Record<ContainerRule, RuleText>> = {
  'empty-file': {
    title: 'Die Datei ist leer',
    reason: 'Sie enthält kein einziges Byte, meist weil die Übertragung abbrach.',
    repair: 'Datei erneut exportieren und übertragen.',
  },
  'not-zip': {
    title: 'Die Datei ist kein ZIP-Container',
    reason: 'xdomea-Nachrichten werden als ZIP-Datei übergeben; dieser Datei fehlt das ZIP-Verzeichnis.',
    repair: 'Die ZIP-Datei auswählen, die das Fachverfahren oder die E-Akte exportiert hat.',
  },
  truncated: {
    title: 'Der Container ist abgeschnitten',
    reason: 'Das Ende der ZIP-Datei fehlt; der Inhalt ist unvollständig.',
    repair: 'Datei erneut übertragen und die Größe mit dem Original vergleichen.',
  },
  'trailing-data': {
    title: 'Nach dem Ende des Containers folgen weitere Daten',
    reason: 'Manche Programme lesen dann einen anderen Inhalt oder weisen die Datei ab.',
    repair: 'Container neu erzeugen; nichts an die ZIP-Datei anhängen.',
  },
  'leading-data': {
    title: 'Vor dem ersten Eintrag stehen fremde Daten',
    reason:
      'Die Datei kann zugleich als etwas anderes gelesen werden (etwa als Programm); der Inhalt ist nicht eindeutig.',
    repair: 'Container als reine ZIP-Datei neu erzeugen, nicht als selbstentpackendes Archiv.',
  },
  'ambiguous-end': {
    title: 'Der Container hat zwei mögliche Verzeichnisse',
    reason: 'Verschiedene Programme lesen verschiedene Inhalte; geprüft und übernommen würde nicht dasselbe.',
    repair: 'Container neu erzeugen.',
  },
  'multi-disk': {
    title: 'Der Container ist ein geteiltes ZIP',
    reason: 'Auf mehrere Datenträger geteilte ZIP-Dateien sind für xdomea nicht vorgesehen.',
    repair: 'Als eine ZIP-Datei erzeugen; große Abgaben ab xdomea 4.0 auf mehrere Nachrichten teilen.',
  },
  'directory-damaged': {
    title: 'Das Inhaltsverzeichnis des Containers ist beschädigt',
    reason: 'Anzahl, Größe oder Lage der Einträge widersprechen sich.',
    repair: 'Container neu erzeugen; wiederholt sich der Fehler, den Hersteller einschalten.',
  },
  'too-many-entries': {
    title: 'Der Container hat zu viele Einträge',
    reason: 'Die eingestellte Obergrenze schützt vor Überlastung.',
    repair: 'Die Abgabe teilen oder die Obergrenze bewusst anheben.',
  },
  'directory-too-large': {
    title: 'Das Inhaltsverzeichnis des Containers ist übergroß',
    reason: 'Die Angaben zu den Einträgen belegen mehr Speicher als vorgesehen.',
    repair: 'Container neu erzeugen; Zusatzfelder und Kommentare weglassen.',
  },
  'no-entries': {
    title: 'Der Container ist leer',
    reason: 'Er enthält weder eine Nachricht noch Dateien.',
    repair: 'Export wiederholen und das Protokoll des Exports ansehen.',
  },
  'zip-slip': {
    title: 'Ein Dateiname führt aus dem Container heraus',
    reason: 'Beim Entpacken würde außerhalb des Zielordners oder auf ein Gerät geschrieben.',
    repair: 'Nicht entpacken. Den Absender fragen; Dateinamen ohne „..“, Laufwerk und Pfad vergeben.',
  },
  'name-invalid': {
    title: 'Ein Dateiname enthält unzulässige Zeichen',
    reason:
      'Steuerzeichen, NUL, „\\ : * ? " < > |“ oder Punkt und Leerzeichen am Ende sind nicht auf jedem System möglich.',
    repair: 'Dateien nach dem Muster UUID.endung benennen.',
  },
  'name-not-nfc': {
    title: 'Umlaute im Dateinamen sind zerlegt gespeichert',
    reason:
      'Der Name sieht gleich aus wie der in der Nachricht, ist aber nicht gleich (Unicode NFD statt NFC); Empfänger finden die Datei nicht.',
    repair: 'Dateinamen in Unicode NFC schreiben.',
  },
  subfolder: {
    title: 'Eine Datei liegt in einem Unterordner',
    reason: 'Der Container muss flach sein; Empfänger finden die Datei sonst nicht.',
    repair: 'Alle Dateien auf die oberste Ebene des Containers legen.',
  },
  'name-too-long': {
    title: 'Ein Dateiname ist länger als 255 Byte',
    reason: 'Er lässt sich auf üblichen Dateisystemen nicht speichern.',
    repair: 'Dateien nach dem Muster UUID.endung benennen.',
  },
  'name-encoding': {
    title: 'Ein Dateiname ist nicht als UTF-8 gekennzeichnet',
    reason:
      'Umlaute werden je nach Programm verschieden gelesen; Verweise aus der Nachricht gehen ins Leere.',
    repair: 'UTF-8-Kennzeichen (Bit 11) setzen oder nur UUID.endung verwenden.',
  },
  'name-broken': {
    title: 'Ein Dateiname ist als UTF-8 gekennzeichnet, aber keines',
    reason: 'Der wahre Name ist nicht feststellbar.',
    repair: 'Container mit einem anderen Programm neu erzeugen.',
  },
  'name-ambiguous': {
    title: 'Ein Eintrag trägt zwei verschiedene Namen',
    reason: 'Je nach Programm entsteht eine andere Datei.',
    repair: 'Container neu erzeugen, ohne abweichendes Unicode-Zusatzfeld.',
  },
  'duplicate-name': {
    title: 'Zwei Einträge haben denselben Namen',
    reason: 'Groß- und Kleinschreibung gelten als gleich: Beim Entpacken ginge eine der Dateien verloren.',
    repair: 'Jede Datei mit eigener UUID benennen.',
  },
  'special-file': {
    title: 'Ein Eintrag ist keine gewöhnliche Datei',
    reason: 'Verknüpfungen und Gerätedateien können auf fremde Daten zeigen.',
    repair: 'Nur gewöhnliche Dateien verpacken.',
  },
  encrypted: {
    title: 'Ein Eintrag ist mit Kennwort verschlüsselt',
    reason: 'Der Empfänger kann ihn nicht lesen; verschlüsselt wird auf dem Transportweg.',
    repair: 'Ohne Kennwort verpacken.',
  },
  'method-unsupported': {
    title: 'Ein Eintrag ist mit einem unüblichen Verfahren gepackt',
    reason: 'Nur „gespeichert“ und „Deflate“ liest jedes Programm.',
    repair: 'Mit Deflate oder ohne Kompression packen.',
  },
  'header-mismatch': {
    title: 'Kopf und Verzeichnis eines Eintrags widersprechen sich',
    reason: 'Verschiedene Programme lesen verschiedene Dateien; das ist ein Fehler oder ein Angriff.',
    repair: 'Container neu erzeugen; wiederholt sich der Fehler, den Hersteller einschalten.',
  },
  overlap: {
    title: 'Einträge überlappen sich',
    reason: 'Dieselben Daten stecken in mehreren Einträgen: das Kennzeichen einer ZIP-Bombe.',
    repair: 'Nicht entpacken. Container neu erzeugen.',
  },
  'hidden-data': {
    title: 'Zwischen den Einträgen stehen Daten, die nirgends verzeichnet sind',
    reason: 'Gelöschte oder versteckte Inhalte könnten mit übergeben werden.',
    repair: 'Container neu erzeugen statt einen alten zu ändern.',
  },
  'entry-too-large': {
    title: 'Eine Datei ist größer als erlaubt',
    reason: 'Die eingestellte Obergrenze schützt vor Überlastung.',
    repair: 'Die Obergrenze bewusst anheben oder die Datei gesondert übergeben.',
  },
  'total-too-large': {
    title: 'Der Container ist entpackt größer als erlaubt',
    reason: 'Die eingestellte Obergrenze schützt vor Überlastung.',
    repair: 'Die Abgabe teilen oder die Obergrenze bewusst anheben.',
  },
  ratio: {
    title: 'Ein Eintrag ist ungewöhnlich stark gepackt',
    reason: 'Ein solches Verhältnis kommt bei Akten nicht vor: das Kennzeichen einer ZIP-Bombe.',
    repair: 'Nicht entpacken. Den Absender fragen.',
  },
  'size-mismatch': {
    title: 'Eine Datei ist länger oder kürzer als verzeichnet',
    reason: 'Die Datei ist beschädigt, oder die Größenangabe täuscht.',
    repair: 'Container neu erzeugen und erneut übertragen.',
  },
  'crc-mismatch': {
    title: 'Die Prüfsumme einer Datei stimmt nicht',
    reason: 'Der Inhalt wurde nach dem Verpacken verändert, meist bei der Übertragung.',
    repair: 'Container erneut übertragen.',
  },
  'data-damaged': {
    title: 'Eine Datei lässt sich nicht entpacken',
    reason: 'Die gepackten Daten sind beschädigt.',
    repair: 'Container erneut übertragen oder neu erzeugen.',
  },
  'no-message': {
    title: 'Der Container enthält keine xdomea-Nachricht',
    reason: 'Genau eine XML-Datei mit der Nachricht muss auf der obersten Ebene liegen.',
    repair: 'Export wiederholen; die Nachricht nicht aus dem Container nehmen.',
  },
  'several-messages': {
    title: 'Der Container enthält mehrere Nachrichten',
    reason: 'Ein Container enthält genau eine Nachricht; welche gilt, ist nicht feststellbar.',
    repair: 'Für jede Nachricht einen eigenen Container erzeugen.',
  },
  naming: {
    title: 'Der Name von Container oder Nachricht folgt nicht der Vorgabe',
    reason: 'Empfänger ordnen Nachrichten nach dem Namen dem Vorgang zu.',
    repair:
      'Bis 3.1: ProzessID_Gruppe.Name.NNNN.zip, ab 4.0: ProzessID_NNNN_LfdNr.zip; die XML-Datei heißt ebenso.',
  },
};

import { type ErrorText, type LocalText, text } from '@rathaus/client-core/texts';
import { errorTextOf, unknownErrorText } from '../../texts/cause.ts';
import { deliveryLabels, receivedLabels } from '../../texts/delivery.ts';
import { type FailureClassText, failureClassTexts, workLabels } from '../../texts/work.ts';
import type { FailureClass } from '../../work/failure.ts';
import type { Direction } from '../../work/pick-items.ts';

/** Fixed words of the operator page. */
export const words = {
  title: text('Zustelldienst', 'Delivery service'),
  skip: text('Zum Inhalt', 'Skip to content'),
  areas: text('Bereiche', 'Areas'),
  overview: text('Überblick', 'Overview'),
  items: text('Sendungen', 'Deliveries'),
  signedIn: text('Angemeldet:', 'Signed in:'),
  asOf: text('Stand', 'As of'),
  refresh: text('Aktualisieren', 'Refresh'),
  noContent: text('Hier stehen keine Inhalte von Sendungen.', 'The content of deliveries is not shown here.'),
  allWell: text('Nichts zu tun', 'Nothing to do'),
  needsOne: text('1 Vorgang wartet auf Sie', '1 thing to do'),
  tenants: text('Mandanten', 'Tenants'),
  tenant: text('Mandant', 'Tenant'),
  state: text('Zustand', 'State'),
  queued: text('noch nicht versendet', 'not sent yet'),
  unanswered: text('versendet, ohne Antwort', 'sent, not answered'),
  inbound: text('Eingang offen', 'Open in the inbox'),
  stopped: workLabels.stopped,
  oldest: text('älteste wartende oder angehaltene', 'oldest waiting or stopped'),
  certificate: text('Zertifikat', 'Certificate'),
  nextCertificate: text('nächstes Zertifikat läuft ab', 'next certificate expires'),
  remedy: text('Beheben:', 'What to do:'),
  happens: text('Was jetzt geschieht:', 'What happens now:'),
  since: text('seit', 'since'),
  failsSince: text('Fehlversuche seit', 'Failed attempts since'),
  stoppedAt: text('Angehalten:', 'Stopped:'),
  lasting: text('seit', 'for'),
  show: text('Ansehen', 'Show'),
  none: text('keine', 'none'),
  unknown: text('nicht bekannt', 'not known'),
  paused: workLabels.paused,
  running: workLabels.running,
  blocked: workLabels.blocked,
  failing: workLabels.failing,
  unread: text('nicht lesbar', 'cannot be read'),
  pause: text('Mandant pausieren', 'Pause the tenant'),
  resume: text('Fortsetzen', 'Resume'),
  pauseLane: text('Ziel pausieren', 'Pause the destination'),
  pauseNote: text(
    'Solange pausiert ist, wird nichts gesendet, abgeholt oder beantwortet. Neue Sendungen werden weiter angenommen und warten; verloren geht nichts.',
    'While paused, nothing is sent, fetched or answered. New deliveries are still taken and wait; nothing is lost.',
  ),
  lanes: text('Ziele', 'Destinations'),
  lane: text('Ziel', 'Destination'),
  service: text('Dienst', 'Service'),
  failures: text('Was scheitert', 'What fails'),
  nothingFails: text('Nichts scheitert.', 'Nothing fails.'),
  code: text('Fehlercode', 'Error code'),
  count: text('Anzahl', 'Count'),
  kind: text('Arbeit', 'Work'),
  missingKey: text('Kennung des fehlenden Schlüssels (kid):', 'Id of the missing key (kid):'),
  retry: text('Jetzt versuchen', 'Try now'),
  revive: text('Wieder aufnehmen', 'Go on with it'),
  proof: text('Nachweis herunterladen', 'Download the proof'),
  proofTitle: text('Nachweis', 'Proof'),
  proofNote: text(
    'Der Nachweis ist hier nicht geprüft worden. Prüfen: rathaus exchange verify DATEI.',
    'The proof was not verified here. To verify it: rathaus exchange verify FILE.',
  ),
  receipt: text('Quittung herunterladen', 'Download the receipt'),
  receiptNote: text(
    'Quittung eines Postfachs: nicht signiert. rathaus exchange verify beurteilt sie nicht.',
    'Receipt of a mailbox: not signed. rathaus exchange verify does not judge it.',
  ),
  noProof: text(
    'Noch keiner: angenommen ist die Sendung nicht.',
    'None yet: the delivery has not been accepted.',
  ),
  noProofKept: text('Zu dieser Sendung ist keiner gespeichert.', 'None is stored for this delivery.'),
  search: text('Suchen', 'Search'),
  searchHint: text('Kennung, Schlüssel oder Zeichen, vollständig', 'Id, key or reference, in full'),
  direction: text('Richtung', 'Direction'),
  all: text('Alle', 'All'),
  apply: text('Anwenden', 'Apply'),
  reset: text('Filter löschen', 'Clear filters'),
  found: text('Sendungen, neueste zuerst', 'Deliveries, newest first'),
  nothingFound: text('Keine Sendung passt dazu.', 'No delivery matches.'),
  nothingFoundHint: text(
    'Gesucht wird nach der vollständigen Kennung, dem Schlüssel oder dem Zeichen.',
    'The search takes the full id, key or reference.',
  ),
  nothingFoundHere: text(
    'In dem, was durchsucht wurde, passt keine Sendung dazu.',
    'No delivery matches in what was searched.',
  ),
  older: text('Ältere', 'Older'),
  newest: text('Zu den neuesten', 'To the newest'),
  created: text('Angelegt', 'Created'),
  changed: text('Zuletzt geändert', 'Last changed'),
  next: text('Nächster Versuch', 'Next attempt'),
  nextLook: text('Nächster Blick', 'Next look'),
  due: text('jetzt fällig', 'due now'),
  reference: text('Zeichen', 'Reference'),
  key: text('Schlüssel', 'Key'),
  remoteId: text('Kennung beim Dienst', 'Id at the service'),
  id: text('Kennung', 'Id'),
  facts: text('Angaben', 'Facts'),
  history: text('Verlauf', 'History'),
  noHistory: text('Kein Verlauf gespeichert.', 'No history is stored.'),
  reason: text('Grund', 'Reason'),
  byItself: text('Geht von selbst weiter', 'Goes on by itself'),
  cause: text('Warum sie nicht weitergeht', 'Why it does not go on'),
  problems: text('Gründe der Gegenseite', 'Reasons of the other side'),
  attempts: text('Fehlversuche', 'Failed attempts'),
  transport: text('Zustellweg', 'Way of delivery'),
  mailbox: text('Postfach', 'Mailbox'),
  destination: text('Zustellpunkt', 'Destination'),
  unknownItem: text('Diese Sendung gibt es nicht', 'There is no such delivery'),
  unknownPage: text('Diese Seite gibt es nicht', 'There is no such page'),
  refused: text('Kein Zugang', 'No access'),
  refusedNote: text(
    'Diese Seite ist nur für Personen, die die Anwendung dafür freigeschaltet hat.',
    'This page is only for people whom the application has admitted.',
  ),
  onlyFromHere: text(
    'Diesen Nachweis gibt es nur über die Seite der Sendung. Überblick öffnen, Sendung suchen, dort herunterladen.',
    'This proof is only handed out on the page of its delivery. Open the overview, find the delivery, download it there.',
  ),
  tooLong: text('Die Adresse ist zu lang', 'The address is too long'),
  tooLongNote: text(
    'So lang wird keine, die von hier stammt. Im Überblick neu beginnen.',
    'No address of this page gets that long. Start again from the overview.',
  ),
  notDone: text('Das wurde nicht ausgeführt', 'This was not done'),
  stale: text(
    'Die Seite war zu lange offen, oder die Anfrage kam nicht von ihr. Zurückgehen, neu laden, noch einmal versuchen.',
    'The page was open for too long, or the request did not come from it. Go back, reload, try again.',
  ),
  failed: text('Der Stand lässt sich gerade nicht lesen', 'The state cannot be read at the moment'),
  back: text('Zum Überblick', 'To the overview'),
  resting: text('nach Fehlern kurz in Ruhe gelassen', 'left alone after failures'),
  slow: text('Dienst antwortet nicht', 'service does not answer'),
  by: text('von', 'by'),
  everything: text('alles', 'everything'),
  retryRisk: text(
    'Ich habe bei der Gegenseite nachgefragt: sie hat diese Sendung nicht erhalten.',
    'I have asked the other side: it has not received this delivery.',
  ),
} as const satisfies Readonly<Record<string, LocalText>>;

export const statesOf: Readonly<Record<Direction, readonly string[]>> = {
  delivery: Object.keys(deliveryLabels),
  received: Object.keys(receivedLabels),
};

/** Name of a fixed word. */
export type Word = keyof typeof words;

/** What a code means and what to do about it; a transport of the application may have codes of its own. */
export const codeText = (code: string): ErrorText => errorTextOf(code) ?? unknownErrorText;

/** A newer release, working beside this one, may store classes that this one does not know. */
export const classText = (failureClass: string): FailureClassText =>
  isKnownClass(failureClass) ? failureClassTexts[failureClass] : unknownClass;

export const isKnownClass = (text: string): text is FailureClass => Object.hasOwn(failureClassTexts, text);

const unknownClass: FailureClassText = {
  name: text('Fehler unbekannter Art', 'failure of an unknown kind'),
  follows: text(
    'Ob es von selbst weitergeht, ist nicht bekannt.',
    'Whether it goes on by itself is not known.',
  ),
};

/** `3 Vorgänge warten auf Sie` */
export const needsText = (count: number): LocalText => {
  if (count === 0) return words.allWell;
  return count === 1 ? words.needsOne : text(`${count} Vorgänge warten auf Sie`, `${count} things to do`);
};

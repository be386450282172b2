import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { ProofRuleValues } from '../proof/rules.ts';
import { authors, eventText, format, member, token } from './proof-words.ts';

const unchanged = text(
  'Den unveränderten Nachweis aus der Akte oder dem Postausgang prüfen; ändert sich nichts, ihn nicht als Beleg verwenden.',
  'Check the unchanged proof from the e-file or the outbox; if nothing changes do not use it as evidence.',
);
const ask = text(
  'Nicht als Beleg verwenden und die Stelle fragen, deren Ereignis oder Schlüssel hier steht.',
  'Do not use it as evidence and ask whoever issued the event or the key.',
);
const trust = text(
  'Die Erwartung in trust prüfen; stimmt sie, ist der Nachweis nicht von dieser Stelle.',
  'Check what trust expects; if that is right the proof is not by that office.',
);
const own = text('Regel dieser Prüfung', 'rule of this check');
const setSource = text('RFC 8417, Abschnitt 2', 'RFC 8417, section 2');
const jwsSource = text('RFC 7515, Abschnitt 5.2', 'RFC 7515, section 5.2');
const logSource = text('FIT-Connect, Ereignisprotokoll', 'FIT-Connect, event log');

/** Sentences of the rules of the proof. */
export const proofTexts: RuleTexts<ProofRuleValues> = {
  'exchange.proof.format': {
    title: text('Die Datei ist kein lesbarer Zustellnachweis', 'The file is no readable proof of delivery'),
    message: ({ fault }) => format[fault],
    reason: text(
      'Was auf mehr als eine Weise gelesen werden kann, beweist nichts.',
      'What can be read in more than one way proves nothing.',
    ),
    repair: unchanged,
    source: text('RFC 8259, Abschnitt 4; Regel dieser Prüfung', 'RFC 8259, section 4; rule of this check'),
  },
  'exchange.proof.member': {
    title: text(
      'Ein Feld des Nachweises ist nicht, wie es sein muss',
      'A member of the proof is not as it must be',
    ),
    message: ({ fault }) => member[fault],
    reason: text(
      'Jedes Feld ist gebunden; was niemand prüft, darf nicht darin stehen.',
      'Each member is bound; what nobody checks must not be in it.',
    ),
    repair: unchanged,
    source: own,
  },
  'exchange.proof.token': {
    title: text(
      'Ein Ereignis hat nicht die vorgeschriebene Form',
      'An event does not have the required form',
    ),
    message: ({ fault }) => token[fault],
    reason: text(
      'Nur ein Ereignis in dieser Form ist eindeutig signiert.',
      'Only an event in this form is signed without ambiguity.',
    ),
    repair: unchanged,
    source: setSource,
  },
  'exchange.proof.issuer': {
    title: text(
      'Ein Ereignis stammt weder vom erwarteten Zustelldienst noch vom Zustellpunkt',
      'An event is neither by the expected delivery service nor by the destination',
    ),
    reason: text(
      'Andere können über diese Sendung nichts bezeugen.',
      'Others cannot testify anything about this submission.',
    ),
    repair: trust,
    source: logSource,
  },
  'exchange.proof.key-missing': {
    title: text('Der Schlüssel eines Ereignisses fehlt', 'The key of an event is missing'),
    message: ({ author }) =>
      text(
        `Für ein Ereignis, dessen Absender ${authors[author].de} ist, fehlt der Schlüssel.`,
        `The key of an event that is by ${authors[author].en} is missing.`,
      ),
    reason: text(
      'Ohne den Schlüssel genau dieses Absenders lässt sich die Signatur nicht prüfen.',
      'Without the key of exactly this author the signature cannot be checked.',
    ),
    repair: unchanged,
    source: jwsSource,
  },
  'exchange.proof.signature': {
    title: text('Die Signatur eines Ereignisses ist falsch', 'The signature of an event is wrong'),
    message: ({ author }) =>
      text(
        `Ein Ereignis, dessen Absender ${authors[author].de} sein soll, ist nicht von ihm signiert.`,
        `An event that is said to be by ${authors[author].en} is not signed by it.`,
      ),
    reason: text(
      'Das Ereignis wurde verändert oder von jemand anderem ausgestellt.',
      'The event was changed or issued by somebody else.',
    ),
    repair: unchanged,
    source: jwsSource,
  },
  'exchange.proof.subject': {
    title: text('Ein Ereignis gehört zu einer anderen Sendung', 'An event belongs to another submission'),
    message: ({ about }) =>
      about === 'case'
        ? text('Das Ereignis nennt einen anderen Vorgang.', 'The event names another case.')
        : text('Das Ereignis nennt eine andere Sendung.', 'The event names another submission.'),
    reason: text(
      'Die Annahme einer anderen Sendung beweist nichts über diese.',
      'The acceptance of another submission proves nothing about this one.',
    ),
    repair: unchanged,
    source: logSource,
  },
  'exchange.proof.author': {
    title: text('Ein Ereignis ist vom falschen Absender', 'An event has the wrong author'),
    message: ({ event, author }) =>
      text(
        `Das Ereignis „${eventText(event).de}“ darf nicht ausstellen: ${authors[author].de}.`,
        `The event "${eventText(event).en}" must not be issued by ${authors[author].en}.`,
      ),
    reason: text(
      'Der Zustelldienst kann nicht für den Empfänger annehmen, der Empfänger nicht für den Dienst einreichen.',
      'The service cannot accept for the recipient, the recipient cannot submit for the service.',
    ),
    repair: ask,
    source: logSource,
  },
  'exchange.proof.duplicate-jti': {
    title: text('Zwei Ereignisse haben dieselbe Kennung', 'Two events have the same id'),
    reason: text('Ein Ereignis geschieht einmal.', 'An event happens once.'),
    repair: unchanged,
    source: text('RFC 8417, Abschnitt 2.2', 'RFC 8417, section 2.2'),
  },
  'exchange.proof.event-missing': {
    title: text('Ein Ereignis fehlt', 'An event is missing'),
    message: ({ event }) =>
      text(
        `Dass die Sendung ${eventText(event).de} wurde, steht nicht im Protokoll.`,
        `That the submission was ${eventText(event).en} is not in the log.`,
      ),
    reason: text(
      'Anlegen, Einreichen und Annehmen gehören alle drei zu einer Zustellung.',
      'Creation, submission and acceptance all three belong to a delivery.',
    ),
    repair: unchanged,
    source: logSource,
  },
  'exchange.proof.event-repeated': {
    title: text('Ein Ereignis steht zweimal im Protokoll', 'An event is in the log twice'),
    message: ({ event }) =>
      text(
        `Die Sendung wurde mehr als einmal ${eventText(event).de}.`,
        `The submission was ${eventText(event).en} more than once.`,
      ),
    reason: text(
      'Es gibt genau eine Antwort; bei zweien ist offen, welche gilt.',
      'There is exactly one answer; with two it is open which one holds.',
    ),
    repair: ask,
    source: logSource,
  },
  'exchange.proof.rejected': {
    title: text('Die Sendung wurde zurückgewiesen', 'The submission was rejected'),
    reason: text('Dann wurde sie nicht angenommen.', 'Then it was not accepted.'),
    repair: text(
      'Die Gründe im Ereignis lesen und die Sendung neu aufgeben.',
      'Read the reasons in the event and send it anew.',
    ),
    source: logSource,
  },
  'exchange.proof.order': {
    title: text('Die Ereignisse sind in keiner möglichen Reihenfolge', 'The events are in no possible order'),
    message: ({ event }) =>
      text(
        `Das Ereignis „${eventText(event).de}“ kann nicht an dieser Stelle stehen.`,
        `The event "${eventText(event).en}" cannot stand at this place.`,
      ),
    reason: text(
      'Was vor dem Einreichen angenommen wurde, war nicht diese Sendung.',
      'What was accepted before it was submitted was not this submission.',
    ),
    repair: ask,
    source: logSource,
  },
  'exchange.proof.future': {
    title: text('Ein Ereignis liegt in der Zukunft', 'An event lies in the future'),
    reason: text('Dann stimmt eine der Uhren nicht.', 'Then one of the clocks is wrong.'),
    repair: text(
      'Die Uhr dieses Rechners prüfen; stimmt sie, den Nachweis nicht als Beleg verwenden.',
      'Check the clock of this machine; if it is right do not use the proof as evidence.',
    ),
    source: own,
  },
  'exchange.proof.tags': {
    title: text('Bestätigt wurden andere Teile', 'Other parts were confirmed'),
    message: ({ event, fault }) =>
      fault === 'missing'
        ? text(
            `Das Ereignis „${eventText(event).de}“ nennt keine Authentisierungskennzeichen.`,
            `The event "${eventText(event).en}" names no authentication tags.`,
          )
        : fault === 'other-parts'
          ? text(
              `Das Ereignis „${eventText(event).de}“ nennt andere Anlagen.`,
              `The event "${eventText(event).en}" names other attachments.`,
            )
          : text(
              `Das Ereignis „${eventText(event).de}“ nennt andere Authentisierungskennzeichen.`,
              `The event "${eventText(event).en}" names other authentication tags.`,
            ),
    reason: text(
      'Die Kennzeichen sind das Einzige, was der Empfänger vom Inhalt unterschreibt.',
      'The tags are all that the recipient signs of the content.',
    ),
    repair: unchanged,
    source: text('RFC 7518, Abschnitt 5.3; FIT-Connect', 'RFC 7518, section 5.3; FIT-Connect'),
  },
  'exchange.proof.unknown-event': {
    title: text(
      'Ein gültig signiertes Ereignis ist hier nicht bekannt',
      'A validly signed event is not known here',
    ),
    message: ({ author }) =>
      text(
        `Ausgestellt hat es ${authors[author].de}. Es bleibt im Nachweis und entscheidet nichts.`,
        `It is by ${authors[author].en}. It is kept in the proof and decides nothing.`,
      ),
    reason: text(
      'Neue Ereignisse kommen hinzu; eine Annahme nimmt keines zurück.',
      'New events are added; none takes an acceptance back.',
    ),
    repair: text(
      'Nachsehen, was das Ereignis bedeutet; eine neuere Fassung dieses Pakets kennt es vielleicht.',
      'Look up what the event means; a newer release of this package may know it.',
    ),
    source: own,
  },
  'exchange.proof.destination': {
    title: text('Der Nachweis nennt einen anderen Zustellpunkt', 'The proof names another destination'),
    reason: text(
      'Erwartet wurde die Annahme durch einen bestimmten.',
      'A certain one was expected to accept.',
    ),
    repair: trust,
    source: own,
  },
  'exchange.proof.sandbox-key': {
    title: text('Der Schlüssel gehört der Nachbildung', 'The key is that of the emulator'),
    reason: text(
      'Ihr privater Teil ist veröffentlicht: jeder kann damit unterschreiben.',
      'Its private part is published: anyone can sign with it.',
    ),
    repair: text(
      'Nur in Tests [allowSandbox] setzen; für den Betrieb ist der Nachweis wertlos.',
      'Set [allowSandbox] in tests only; for real use the proof is worthless.',
    ),
    source: own,
  },
  'exchange.proof.shared-key': {
    title: text(
      'Zustelldienst und Zustellpunkt haben denselben Schlüssel',
      'Delivery service and destination have the same key',
    ),
    reason: text('Dann kann einer für den anderen unterschreiben.', 'Then one can sign for the other.'),
    repair: ask,
    source: own,
  },
  'exchange.proof.unused-key': {
    title: text('Ein Schlüssel hat nichts unterschrieben', 'A key has signed nothing'),
    reason: text(
      'Der Nachweis enthält nur, was gebraucht und geprüft wird.',
      'The proof contains only what is needed and checked.',
    ),
    repair: unchanged,
    source: own,
  },
  'exchange.proof.key-not-pinned': {
    title: text('Der Schlüssel ist keiner der erwarteten', 'The key is none of the expected ones'),
    message: ({ author }) =>
      text(
        `Der Schlüssel, dessen Inhaber ${authors[author].de} sein soll, ist keiner der festgelegten.`,
        `The key that is said to be of ${authors[author].en} is none of the pinned ones.`,
      ),
    reason: text(
      'Die prüfende Stelle hat festgelegt, welche Schlüssel gelten.',
      'The verifier has pinned which keys hold.',
    ),
    repair: trust,
    source: text('RFC 7638', 'RFC 7638'),
  },
  'exchange.proof.key-usage': {
    title: text(
      'Das Zertifikat sagt nicht, dass der Schlüssel unterschreiben darf',
      'The certificate does not say that the key may sign',
    ),
    reason: text(
      'Für einen Beleg muss die Schlüsselverwendung digitalSignature genannt sein.',
      'For evidence the key usage digitalSignature has to be named.',
    ),
    repair: text(
      'Ein Zertifikat mit Schlüsselverwendung ausstellen lassen; dieser Nachweis bleibt unbelegt.',
      'Have a certificate with key usage issued; this proof stays without evidence.',
    ),
    source: text('RFC 5280, Abschnitt 4.2.1.3', 'RFC 5280, section 4.2.1.3'),
  },
  'exchange.proof.holder': {
    title: text('Das Zertifikat gehört einer anderen Stelle', 'The certificate belongs to somebody else'),
    message: ({ author }) =>
      text(
        `Das Zertifikat ist nicht auf den erwarteten Inhaber ausgestellt; gemeint ist ${authors[author].de}.`,
        `The certificate is not issued to the expected holder; this is about ${authors[author].en}.`,
      ),
    reason: text(
      'Auch andere Behörden haben gültige Zertifikate derselben Wurzel.',
      'Other authorities have valid certificates of the same root, too.',
    ),
    repair: trust,
    source: text('RFC 5280, Abschnitt 4.1.2.6', 'RFC 5280, section 4.1.2.6'),
  },
  'exchange.proof.metadata-tag': {
    title: text(
      'Die Metadaten führen nicht zum angenommenen Kennzeichen',
      'The metadata do not lead to the accepted tag',
    ),
    reason: text(
      'Metadaten, Prüfsummen oder Schlüsselkeim sind nicht die, die der Empfänger angenommen hat.',
      'Metadata, digests or seed are not those that the recipient has accepted.',
    ),
    repair: unchanged,
    source: text('RFC 5869; RFC 7518, Abschnitt 5.3', 'RFC 5869; RFC 7518, section 5.3'),
  },
  'exchange.proof.encryption-key': {
    title: text('Verschlüsselt wurde mit einem anderen Schlüssel', 'Another key was used for encryption'),
    reason: text(
      'Der Zustellpunkt hatte einen anderen Schlüssel bekannt gegeben.',
      'The destination had announced another key.',
    ),
    repair: unchanged,
    source: text('RFC 7516, Abschnitt 4.1.6', 'RFC 7516, section 4.1.6'),
  },
  'exchange.proof.hash': {
    title: text('Eine Prüfsumme ist nicht die der Metadaten', 'A digest is not that of the metadata'),
    message: ({ fault }) =>
      fault === 'differs'
        ? text('Die Metadaten nennen eine andere Prüfsumme.', 'The metadata name another digest.')
        : fault === 'other-parts'
          ? text('Die Metadaten nennen andere Anlagen.', 'The metadata name other attachments.')
          : text(
              'Die Metadaten nennen ihre Prüfsummen nicht eindeutig.',
              'The metadata do not name their digests clearly.',
            ),
    reason: text(
      'Die Prüfsummen in den Metadaten hat der Empfänger angenommen.',
      'The digests in the metadata are what the recipient has accepted.',
    ),
    repair: unchanged,
    source: text('FIT-Connect, Metadaten 2.1.0', 'FIT-Connect, metadata 2.1.0'),
  },
};

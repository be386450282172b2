import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { MetadataRuleValues } from '../metadata/rules.ts';
import { member } from './metadata-sources.ts';

/** What is said about reply channels. */
export const replyTexts = {
  'exchange.metadata.reply-channel': {
    title: text('Der Rückkanal ist nicht eindeutig', 'The reply channel is not unambiguous'),
    message: ({ members }) =>
      text(
        `Genau ein Rückkanal muss genannt sein, genannt sind ${members}.`,
        `Exactly one reply channel must be named, there are ${members}.`,
      ),
    reason: text(
      'Der Empfänger antwortet auf einem einzigen Weg.',
      'The receiver answers on one channel only.',
    ),
    repair: text(
      'Einen Rückkanal angeben oder das Element weglassen.',
      'Give one channel or leave the member out.',
    ),
    source: member('replyChannel'),
  },
  'exchange.metadata.reply-channel-unknown': {
    title: text(
      'Der Rückkanal steht nicht in der veröffentlichten Liste',
      'The reply channel is not in the published list',
    ),
    reason: text(
      'Der Empfänger kann auf diesem Weg vermutlich nicht antworten.',
      'The receiver can probably not answer on it.',
    ),
    repair: text(
      'eMail, deMail, fink, elster, fitConnect oder idBundDeMailbox angeben.',
      'Give eMail, deMail, fink, elster, fitConnect or idBundDeMailbox.',
    ),
    source: member('replyChannel'),
  },
  'exchange.metadata.reply-address': {
    title: text('Die E-Mail-Adresse für die Antwort ist keine', 'The e-mail address for the answer is none'),
    reason: text(
      'Eine Antwort käme nicht an oder ginge an jemand anderen.',
      'An answer would not arrive or go to somebody else.',
    ),
    repair: text(
      'Eine Adresse der Form name@beispiel.example angeben, Domänen mit Umlauten als Punycode.',
      'Give an address such as name@beispiel.example; domains with umlauts as Punycode.',
    ),
    source: member('replyChannel.eMail.address, replyChannel.deMail.address; RFC 5321'),
  },
  'exchange.metadata.reply-pgp-key': {
    title: text(
      'Der PGP-Schlüssel für die Antwort hat nicht die richtige Form',
      'The PGP key for the answer does not have the right form',
    ),
    reason: text(
      'Ohne lesbaren Schlüssel lässt sich die Antwort nicht verschlüsseln.',
      'Without a readable key the answer cannot be encrypted.',
    ),
    repair: text(
      'Den öffentlichen Schlüssel als Text angeben, mit der Kopfzeile -----BEGIN PGP PUBLIC KEY BLOCK----- und einer leeren Zeile danach.',
      'Give the public key as text, with the line -----BEGIN PGP PUBLIC KEY BLOCK----- and an empty line after it.',
    ),
    source: member('replyChannel.eMail.pgpPublicKey'),
  },
  'exchange.metadata.reply-fink': {
    title: text(
      'Die Adresse des interoperablen Postfachs hat nicht die richtige Form',
      'The address of the interoperable mailbox does not have the right form',
    ),
    reason: text('Eine Antwort käme nicht an.', 'An answer would not arrive.'),
    repair: text(
      'Höchstens 150 Kleinbuchstaben, Ziffern und die Zeichen - . _ ~ / angeben.',
      'Give at most 150 lower-case letters, digits and the characters - . _ ~ /.',
    ),
    source: member('replyChannel.fink.finkPostfachRef'),
  },
  'exchange.metadata.reply-fink-host': {
    title: text(
      'Die Adresse des Servicekontos ist keine URI',
      'The address of the service account is no URI',
    ),
    reason: text(
      'Der Empfänger weiß nicht, in welchem Servicekonto das Postfach liegt.',
      'The receiver does not know which service account has the mailbox.',
    ),
    repair: text(
      'Die Adresse als URI angeben oder das Element weglassen.',
      'Give the address as a URI or leave the member out.',
    ),
    source: member('replyChannel.fink.host'),
  },
  'exchange.metadata.reply-elster-account': {
    title: text('Das ELSTER-Konto für die Antwort ist keines', 'The ELSTER account for the answer is none'),
    message: ({ digits }) =>
      digits
        ? text('Die Kennung muss zehn Ziffern haben.', 'The id must have ten digits.')
        : text('Die Kennung muss Text sein.', 'The id must be text.'),
    reason: text(
      'Eine Antwort käme nicht an oder ginge an jemand anderen.',
      'An answer would not arrive or go to somebody else.',
    ),
    repair: text(
      'Die Kennung des Kontos angeben, wie ELSTER sie vergeben hat.',
      'Give the id of the account as ELSTER issued it.',
    ),
    source: member('replyChannel.elster.accountId'),
  },
  'exchange.metadata.reply-elster-reference': {
    title: text(
      'Das Geschäftszeichen für ELSTER ist zu lang oder kein Text',
      'The reference number for ELSTER is too long or no text',
    ),
    message: ({ most }) =>
      text(
        `Erlaubt ist Text von höchstens ${most} Zeichen.`,
        `Allowed is text of at most ${most} characters.`,
      ),
    reason: text(
      'ELSTER nimmt ein solches Geschäftszeichen nicht an.',
      'ELSTER does not take such a reference number.',
    ),
    repair: text(
      'Das Geschäftszeichen kürzen oder weglassen.',
      'Shorten the reference number or leave it out.',
    ),
    source: member('replyChannel.elster.geschaeftszeichen'),
  },
  'exchange.metadata.reply-standards': {
    title: text(
      'Die Standards für die Antwort über FIT-Connect fehlen oder sind keine URIs',
      'The standards of the answer over FIT-Connect are missing or no URIs',
    ),
    reason: text(
      'Der Empfänger weiß nicht, in welchem Format er antworten soll.',
      'The receiver does not know in which format to answer.',
    ),
    repair: text(
      'Mindestens eine URI eines Datenaustauschstandards angeben.',
      'Give at least one URI of a standard of data exchange.',
    ),
    source: member('replyChannel.fitConnect.processStandards'),
  },
  'exchange.metadata.reply-key': {
    title: text(
      'Der Schlüssel für die Antwort erfüllt das Profil nicht',
      'The key for the answer does not meet the profile',
    ),
    reason: text(
      'Mit einem solchen Schlüssel lässt sich die Antwort nicht verschlüsseln.',
      'With such a key the answer cannot be encrypted.',
    ),
    repair: text(
      'Einen RSA-Schlüssel von mindestens 4096 Bit mit RSA-OAEP-256, wrapKey, AQAB und einer Kennung von 8 bis 64 Zeichen angeben.',
      'Give an RSA key of at least 4096 bits with RSA-OAEP-256, wrapKey, AQAB and an id of 8 to 64 characters.',
    ),
    source: member('replyChannel.fitConnect.encryptionPublicKey'),
  },
  'exchange.metadata.reply-mailbox': {
    title: text(
      'Die Kennung des zentralen Postfachs ist keine UUID',
      'The id of the central mailbox is no UUID',
    ),
    reason: text(
      'Eine Antwort käme nicht an oder ginge an jemand anderen.',
      'An answer would not arrive or go to somebody else.',
    ),
    repair: text(
      'Die Kennung angeben, die der Login der DeutschlandID liefert (legacyPostkorbHandle).',
      'Give the id that the login with DeutschlandID returns (legacyPostkorbHandle).',
    ),
    source: member('replyChannel.idBundDeMailbox.mailboxUuid'),
  },
} satisfies Partial<RuleTexts<MetadataRuleValues>>;

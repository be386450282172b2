import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { MetadataRuleValues } from '../metadata/rules.ts';
import { member, refused, software, uuids } from './metadata-sources.ts';

/** What is said about `contentStructure`: data, attachments, hashes, signatures. */
export const contentTexts = {
  'exchange.metadata.data': {
    title: text('Die Beschreibung der Fachdaten fehlt', 'The description of the data is missing'),
    reason: text(
      'Ohne Prüfsumme und Schema kann der Empfänger die Fachdaten nicht prüfen.',
      'Without hash and schema the receiver cannot check the data.',
    ),
    repair: software,
    source: member('contentStructure.data'),
  },
  'exchange.metadata.attachments': {
    title: text('Die Liste der Anlagen fehlt', 'The list of attachments is missing'),
    reason: text(
      'Der Empfänger muss wissen, welche Anlagen dazugehören, auch wenn es keine sind.',
      'The receiver has to know which attachments belong to it, also when there are none.',
    ),
    repair: text(
      'Eine Liste angeben, ohne Anlagen eine leere.',
      'Give a list; an empty one when there are no attachments.',
    ),
    source: member('contentStructure.attachments'),
  },
  'exchange.metadata.attachment-id': {
    title: text('Die Kennung einer Anlage ist keine UUID', 'The id of an attachment is no UUID'),
    reason: uuids,
    repair: software,
    source: member('attachments.attachmentId'),
  },
  'exchange.metadata.duplicate-id': {
    title: text('Zwei Anlagen haben dieselbe Kennung', 'Two attachments have the same id'),
    message: ({ first }) =>
      text(
        `Die Anlage an Stelle ${first} hat dieselbe Kennung (gezählt ab 0).`,
        `The attachment at position ${first} has the same id (counted from 0).`,
      ),
    reason: uuids,
    repair: text('Jeder Anlage eine eigene UUID geben.', 'Give each attachment a UUID of its own.'),
    source: member('attachments.attachmentId'),
  },
  'exchange.metadata.purpose': {
    title: text('Der Zweck einer Anlage ist nicht erlaubt', 'The purpose of an attachment is not allowed'),
    reason: refused,
    repair: text('form, attachment, report oder data angeben.', 'Give form, attachment, report or data.'),
    source: member('attachments.purpose'),
  },
  'exchange.metadata.mime-type': {
    title: text('Der Medientyp einer Anlage ist keiner', 'The media type of an attachment is none'),
    reason: text(
      'Am Medientyp erkennt der Empfänger, womit er die Anlage öffnen kann.',
      'By the media type the receiver knows how to open the attachment.',
    ),
    repair: text(
      'Einen Medientyp wie application/pdf angeben.',
      'Give a media type such as application/pdf.',
    ),
    source: member('attachments.mimeType; RFC 6838'),
  },
  'exchange.metadata.fragments': {
    title: text(
      'Die Liste der Teile einer Anlage ist falsch',
      'The list of fragments of an attachment is wrong',
    ),
    reason: text(
      'Aus einer leeren oder mehrdeutigen Liste lässt sich die Anlage nicht zusammensetzen.',
      'From an empty or ambiguous list the attachment cannot be put together.',
    ),
    repair: text('Eine Liste verschiedener UUIDs angeben.', 'Give a list of different UUIDs.'),
    source: member('attachments.fragments'),
  },
  'exchange.metadata.hash-type': {
    title: text('Das Verfahren der Prüfsumme ist nicht SHA-512', 'The hash is not SHA-512'),
    reason: text('FIT-Connect lässt nur SHA-512 zu.', 'FIT-Connect allows SHA-512 only.'),
    repair: text('sha512 angeben und so berechnen.', 'Give sha512 and compute it so.'),
    source: member('hash.type'),
  },
  'exchange.metadata.hash': {
    title: text('Die Prüfsumme hat nicht die richtige Form', 'The hash does not have the right form'),
    reason: text(
      'Ohne gültige Prüfsumme kann der Empfänger nicht zeigen, dass der Inhalt unverändert ist.',
      'Without a valid hash the receiver cannot show that the content is unchanged.',
    ),
    repair: text('128 Hexadezimalziffern in Kleinbuchstaben angeben.', 'Give 128 lower-case hex digits.'),
    source: member('hash.content'),
  },
  'exchange.metadata.schema-uri': {
    title: text('Das Schema der Daten ist keine URI', 'The schema of the data is no URI'),
    reason: text(
      'Am Schema erkennt der Empfänger, welches Fachverfahren zuständig ist.',
      'By the schema the receiver knows which application is in charge.',
    ),
    repair: text('Die URI des Fachdatenschemas angeben.', 'Give the URI of the schema of the data.'),
    source: member('submissionSchema.schemaUri'),
  },
  'exchange.metadata.schema-mime-type': {
    title: text('Der Medientyp der Fachdaten ist nicht erlaubt', 'The media type of the data is not allowed'),
    reason: refused,
    repair: text(
      'application/json oder application/xml angeben; anderes als Anlage senden.',
      'Give application/json or application/xml; send anything else as an attachment.',
    ),
    source: member('submissionSchema.mimeType'),
  },
  'exchange.metadata.signature-format': {
    title: text('Das Format einer Signatur ist nicht erlaubt', 'The format of a signature is not allowed'),
    reason: refused,
    repair: text('cms, xml, pdf, asic oder json angeben.', 'Give cms, xml, pdf, asic or json.'),
    source: member('signature.signatureFormat'),
  },
  'exchange.metadata.signature-profile': {
    title: text('Das Profil einer Signatur ist nicht erlaubt', 'The profile of a signature is not allowed'),
    reason: refused,
    repair: text(
      'Eines der vier Profile der Reihe „baseline“ angeben (B-B, B-T, B-LT, B-LTA) oder das Element weglassen.',
      'Give one of the four baseline profiles (B-B, B-T, B-LT, B-LTA) or leave the member out.',
    ),
    source: member('signature.eidasAdesProfile; ETSI TS 119 192'),
  },
  'exchange.metadata.signature-detached': {
    title: text(
      'Es fehlt, ob die Signatur vom Inhalt getrennt ist',
      'It is not said whether the signature is detached',
    ),
    reason: text(
      'Sonst weiß der Empfänger nicht, worüber die Signatur zu prüfen ist.',
      'Otherwise the receiver does not know what the signature covers.',
    ),
    repair: text(
      'detachedSignature mit true oder false angeben.',
      'Give detachedSignature as true or false.',
    ),
    source: member('signature.detachedSignature'),
  },
  'exchange.metadata.signature-content': {
    title: text(
      'Eine Signatur ist nicht in Base64 oder Base64url angegeben',
      'A signature is not given in Base64 or Base64url',
    ),
    reason: text(
      'Der Empfänger kann sie so nicht lesen und nicht prüfen.',
      'The receiver can neither read nor verify it so.',
    ),
    repair: text(
      'Die Signatur in Base64 angeben, ein JWS in Base64url.',
      'Give the signature in Base64, a JWS in Base64url.',
    ),
    source: member('signature.content'),
  },
} satisfies Partial<RuleTexts<MetadataRuleValues>>;

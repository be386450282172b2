import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { MetadataRuleValues } from '../metadata/rules.ts';

const schema = 'FIT-Connect, Metadatenschema 2.1.0';
const uuids = text(
  'Der Empfänger ordnet über die Kennung Inhalt, Prüfsumme und Empfangsbestätigung einander zu.',
  'By the id the receiver ties content, hash and receipt together.',
);
const refused = text(
  'Der Zustelldienst oder der Empfänger weist Metadaten zurück, die ihr Schema verletzen.',
  'The delivery service or the receiver rejects metadata that break their schema.',
);
const software = text(
  'Die sendende Software muss das Element nach dem Schema erzeugen.',
  'The sending software has to make the member as the schema says.',
);

/** What is said about metadata. */
export const metadataTexts: RuleTexts<MetadataRuleValues> = {
  'exchange.metadata.object': {
    title: text(
      'Ein Teil der Metadaten fehlt oder ist kein Objekt',
      'A part of the metadata is missing or no object',
    ),
    message: ({ fault }) =>
      fault === 'missing'
        ? text('Das Element fehlt.', 'The member is missing.')
        : text('Das Element muss ein Objekt sein.', 'The member must be an object.'),
    reason: refused,
    repair: software,
    source: schema,
  },
  'exchange.metadata.text': {
    title: text('Ein Element muss Text sein', 'A member must be text'),
    reason: refused,
    repair: software,
    source: schema,
  },
  'exchange.metadata.schema': {
    title: text('Das Metadatenschema ist nicht bekannt', 'The metadata schema is not known'),
    message: ({ fault, major }) => {
      switch (fault) {
        case 'missing':
          return text('Die Angabe $schema fehlt.', 'The member $schema is missing.');
        case 'unknown':
          return text(
            'Die Angabe $schema nennt kein Metadatenschema von FIT-Connect.',
            'The member $schema names no metadata schema of FIT-Connect.',
          );
        case 'unsupported':
          return text(
            `Version ${major} des Schemas wird nicht unterstützt, nur 1 und 2.`,
            `Version ${major} of the schema is not supported, only 1 and 2.`,
          );
      }
    },
    reason: text(
      'Ohne bekanntes Schema lässt sich nicht sagen, was die Metadaten bedeuten.',
      'Without a known schema nobody can tell what the metadata mean.',
    ),
    repair: text(
      'Die sendende Software muss $schema mit einer Version 2.x angeben.',
      'The sending software has to give $schema with a version 2.x.',
    ),
    source: schema,
  },
  'exchange.metadata.old-version': {
    title: text(
      'Die Metadaten haben Version 1, die nur noch gelesen wird',
      'The metadata have version 1, which is read for compatibility only',
    ),
    reason: text(
      'Version 1 kennt nicht alle Angaben; neue Zustellpunkte nehmen sie nicht an.',
      'Version 1 does not have all members; new destinations do not take it.',
    ),
    repair: text(
      'Die sendende Software auf Version 2.x umstellen.',
      'Change the sending software to version 2.x.',
    ),
    source: schema,
  },
  'exchange.metadata.data': {
    title: text('Die Beschreibung der Fachdaten fehlt', 'The description of the data is missing'),
    reason: text(
      'Ohne Prüfsumme und Schema kann der Empfänger die Fachdaten nicht prüfen.',
      'Without hash and schema the receiver cannot check the data.',
    ),
    repair: software,
    source: `${schema}, contentStructure.data`,
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
    source: `${schema}, contentStructure.attachments`,
  },
  'exchange.metadata.attachment-id': {
    title: text('Die Kennung einer Anlage ist keine UUID', 'The id of an attachment is no UUID'),
    reason: uuids,
    repair: software,
    source: `${schema}, attachments.attachmentId`,
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
    source: `${schema}, attachments.attachmentId`,
  },
  'exchange.metadata.purpose': {
    title: text('Der Zweck einer Anlage ist nicht erlaubt', 'The purpose of an attachment is not allowed'),
    reason: refused,
    repair: text('form, attachment, report oder data angeben.', 'Give form, attachment, report or data.'),
    source: `${schema}, attachments.purpose`,
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
    source: `${schema}, attachments.mimeType; RFC 6838`,
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
    source: `${schema}, attachments.fragments`,
  },
  'exchange.metadata.hash-type': {
    title: text('Das Verfahren der Prüfsumme ist nicht SHA-512', 'The hash is not SHA-512'),
    reason: text('FIT-Connect lässt nur SHA-512 zu.', 'FIT-Connect allows SHA-512 only.'),
    repair: text('sha512 angeben und so berechnen.', 'Give sha512 and compute it so.'),
    source: `${schema}, hash.type`,
  },
  'exchange.metadata.hash': {
    title: text('Die Prüfsumme hat nicht die richtige Form', 'The hash does not have the right form'),
    reason: text(
      'Ohne gültige Prüfsumme kann der Empfänger nicht zeigen, dass der Inhalt unverändert ist.',
      'Without a valid hash the receiver cannot show that the content is unchanged.',
    ),
    repair: text('128 Hexadezimalziffern in Kleinbuchstaben angeben.', 'Give 128 lower-case hex digits.'),
    source: `${schema}, hash.content`,
  },
  'exchange.metadata.schema-uri': {
    title: text('Das Schema der Daten ist keine URI', 'The schema of the data is no URI'),
    reason: text(
      'Am Schema erkennt der Empfänger, welches Fachverfahren zuständig ist.',
      'By the schema the receiver knows which application is in charge.',
    ),
    repair: text('Die URI des Fachdatenschemas angeben.', 'Give the URI of the schema of the data.'),
    source: `${schema}, submissionSchema.schemaUri`,
  },
  'exchange.metadata.schema-mime-type': {
    title: text('Der Medientyp der Fachdaten ist nicht erlaubt', 'The media type of the data is not allowed'),
    reason: refused,
    repair: text(
      'application/json oder application/xml angeben; anderes als Anlage senden.',
      'Give application/json or application/xml; send anything else as an attachment.',
    ),
    source: `${schema}, submissionSchema.mimeType`,
  },
  'exchange.metadata.signature-format': {
    title: text('Das Format einer Signatur ist nicht erlaubt', 'The format of a signature is not allowed'),
    reason: refused,
    repair: text('cms, xml, pdf, asic oder json angeben.', 'Give cms, xml, pdf, asic or json.'),
    source: `${schema}, signature.signatureFormat`,
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
    source: `${schema}, signature.detachedSignature`,
  },
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
    source: `${schema}, replyChannel`,
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
    source: `${schema}, replyChannel`,
  },
  'exchange.metadata.reference-member': {
    title: text(
      'Die Angaben zum Vorgang haben ein Element, das das Schema verbietet',
      'The reference information has a member that the schema forbids',
    ),
    message: ({ members }) =>
      text(`Zahl der verbotenen Elemente: ${members}.`, `Number of forbidden members: ${members}.`),
    reason: refused,
    repair: text(
      'Nur senderReference, applicationDate, idBundDeApplicationId und zustimmungZumDigitalenBescheid angeben.',
      'Give only senderReference, applicationDate, idBundDeApplicationId and zustimmungZumDigitalenBescheid.',
    ),
    source: `${schema}, additionalReferenceInfo`,
  },
  'exchange.metadata.application-date': {
    title: text('Das Antragsdatum ist kein Datum', 'The date of the application is no date'),
    reason: text('Vom Antragsdatum hängen Fristen ab.', 'Time limits depend on the date of the application.'),
    repair: text('Ein Datum in der Form JJJJ-MM-TT angeben.', 'Give a date in the form YYYY-MM-DD.'),
    source: `${schema}, additionalReferenceInfo.applicationDate`,
  },
  'exchange.metadata.consent': {
    title: text(
      'Die Zustimmung zum digitalen Bescheid ist nicht eindeutig',
      'The consent to a digital decision is not unambiguous',
    ),
    reason: text(
      'Ein Bescheid darf nur mit klarer Zustimmung digital bekannt gegeben werden.',
      'A decision may be announced digitally with clear consent only.',
    ),
    repair: text(
      'true oder false angeben oder das Element weglassen.',
      'Give true or false or leave the member out.',
    ),
    source: `${schema}, additionalReferenceInfo.zustimmungZumDigitalenBescheid`,
  },
  'exchange.metadata.author': {
    title: text(
      'Die Selbstauskunft des sendenden Systems ist unvollständig',
      'The self-description of the sending system is incomplete',
    ),
    reason: text(
      'Sie hilft, bei Fehlern den Hersteller zu finden.',
      'It helps to find the vendor when something fails.',
    ),
    repair: text(
      'Name, Produktname, Version und Hersteller als Text angeben.',
      'Give name, product name, version and manufacturer as text.',
    ),
    source: `${schema}, author`,
  },
  'exchange.metadata.data-sets': {
    title: text('Die Datensätze sind keine Liste', 'The data sets are no list'),
    reason: refused,
    repair: software,
    source: `${schema}, dataSets`,
  },
  'exchange.metadata.data-set-id': {
    title: text('Die Kennung eines Datensatzes ist keine UUID', 'The id of a data set is no UUID'),
    reason: uuids,
    repair: software,
    source: `${schema}, dataSets.dataSetId`,
  },
  'exchange.metadata.data-set-content': {
    title: text('Ein Datensatz hat keinen Inhalt', 'A data set has no content'),
    reason: refused,
    repair: text(
      'Den Inhalt angeben oder den Datensatz weglassen.',
      'Give the content or leave the data set out.',
    ),
    source: `${schema}, dataSets.content`,
  },
  'exchange.metadata.payment': {
    title: text('Die Angaben zur Zahlung sind unvollständig', 'The payment information is incomplete'),
    reason: text(
      'Ohne sie lässt sich die Zahlung dem Vorgang nicht zuordnen.',
      'Without it the payment cannot be tied to the case.',
    ),
    repair: text(
      'transactionReference, transactionId, paymentMethod und status als Text angeben.',
      'Give transactionReference, transactionId, paymentMethod and status as text.',
    ),
    source: `${schema}, paymentInformation`,
  },
};

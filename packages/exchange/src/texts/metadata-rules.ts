import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { MetadataRuleValues } from '../metadata/rules.ts';
import { contentTexts } from './metadata-content-rules.ts';
import { jsonTexts } from './metadata-json-rules.ts';
import { paymentTexts } from './metadata-payment-rules.ts';
import { replyTexts } from './metadata-reply-rules.ts';
import { senderTexts } from './metadata-sender-rules.ts';
import { refused, schema, software } from './metadata-sources.ts';

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
        case 'other-type':
          return text('Die Angabe $schema ist kein Text.', 'The member $schema is no text.');
        case 'unknown':
          return text(
            'Die Angabe $schema nennt kein Metadatenschema von FIT-Connect, das hier bekannt ist.',
            'The member $schema names no metadata schema of FIT-Connect that is known here.',
          );
        case 'other-version':
          return text(
            `Version ${major} des Schemas ist hier nicht bekannt, nur 1 und 2.`,
            `Version ${major} of the schema is not known here, only 1 and 2.`,
          );
      }
    },
    reason: text(
      'Ohne bekanntes Schema lässt sich nicht sagen, was die Metadaten bedeuten.',
      'Without a known schema nobody can tell what the metadata mean.',
    ),
    repair: text(
      'Metadaten der Version 2.x senden lassen oder eine Fassung dieses Pakets einsetzen, die die andere Version liest.',
      'Have metadata of version 2.x sent, or install a release of this package that reads the other version.',
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
  ...jsonTexts,
  ...contentTexts,
  ...senderTexts,
  ...replyTexts,
  ...paymentTexts,
};

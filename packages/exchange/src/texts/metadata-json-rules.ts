import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { MetadataRuleValues } from '../metadata/rules.ts';
import { software } from './metadata-sources.ts';

const readers = text(
  'Zwei Programme können in denselben Metadaten Verschiedenes lesen: Eines prüft dann, was ein anderes nicht verwendet.',
  'Two programs can read different things in the same metadata: one then checks what another does not use.',
);
const unreadable = text(
  'Was sich nicht lesen lässt, kann niemand prüfen.',
  'What cannot be read nobody can check.',
);

type JsonRules = Pick<
  MetadataRuleValues,
  | 'exchange.metadata.utf-8'
  | 'exchange.metadata.json'
  | 'exchange.metadata.depth'
  | 'exchange.metadata.duplicate-member'
  | 'exchange.metadata.reserved-member'
  | 'exchange.metadata.unstorable-text'
>;

/** What is said about the text of metadata, before anybody asks what it means. */
export const jsonTexts: RuleTexts<JsonRules> = {
  'exchange.metadata.utf-8': {
    title: text('Die Metadaten sind nicht in UTF-8 kodiert', 'The metadata are not encoded in UTF-8'),
    reason: readers,
    repair: text('Die Metadaten in UTF-8 senden.', 'Send the metadata in UTF-8.'),
    source: text('RFC 8259, Abschnitt 8.1', 'RFC 8259, section 8.1'),
  },
  'exchange.metadata.json': {
    title: text('Die Metadaten sind kein JSON', 'The metadata are no JSON'),
    reason: unreadable,
    repair: software,
    source: text('RFC 8259, Abschnitt 2', 'RFC 8259, section 2'),
  },
  'exchange.metadata.depth': {
    title: text('Die Metadaten sind zu tief geschachtelt', 'The metadata are nested too deep'),
    message: ({ most }) => text(`Erlaubt sind ${most} Ebenen.`, `${most} levels are allowed.`),
    reason: text(
      'Das Schema braucht sieben Ebenen; mehr dient nur dazu, Empfänger zum Absturz zu bringen.',
      'The schema needs seven levels; more serves only to make receivers crash.',
    ),
    repair: software,
    source: text('RFC 8259, Abschnitt 9', 'RFC 8259, section 9'),
  },
  'exchange.metadata.duplicate-member': {
    title: text(
      'Ein Objekt der Metadaten hat ein Element zweimal',
      'An object of the metadata has a member twice',
    ),
    reason: readers,
    repair: text('Jedes Element nur einmal angeben.', 'Give each member once only.'),
    source: text('RFC 7493, Abschnitt 2.3', 'RFC 7493, section 2.3'),
  },
  'exchange.metadata.reserved-member': {
    title: text(
      'Ein Objekt der Metadaten hat ein Element namens __proto__',
      'An object of the metadata has a member named __proto__',
    ),
    reason: text(
      'Programme in JavaScript können damit andere Objekte verändern.',
      'Programs in JavaScript can change other objects by it.',
    ),
    repair: text('Das Element weglassen oder anders nennen.', 'Leave the member out or name it otherwise.'),
    source: text('ECMAScript, Anhang B.2.2.1', 'ECMAScript, annex B.2.2.1'),
  },
  'exchange.metadata.unstorable-text': {
    title: text(
      'Ein Text der Metadaten enthält das Zeichen NUL oder ein halbes Zeichen',
      'A text of the metadata contains the character NUL or half of a character',
    ),
    reason: text(
      'Solche Texte lassen sich nicht speichern, ohne dass sie sich ändern.',
      'Such texts cannot be stored without being changed.',
    ),
    repair: text('Das Zeichen entfernen.', 'Remove the character.'),
    source: text('RFC 7493, Abschnitt 2.1', 'RFC 7493, section 2.1'),
  },
};

import { text } from '@rathaus/client-core/texts';
import type { FormatFault, MemberFault, ProofAuthor, TokenFault } from '../proof/rules.ts';

// Words of the standards and of our format, as sentences about a proof put them.
export const format: Record<FormatFault, ReturnType<typeof text>> = {
  'too-large': text('Die Datei ist größer als 8 MB.', 'The file is larger than 8 MB.'),
  'not-utf8': text('Die Datei ist kein Text in UTF-8.', 'The file is no text in UTF-8.'),
  'not-json': text('Die Datei ist kein JSON.', 'The file is no JSON.'),
  'duplicate-member': text('Ein Feld steht zweimal in einem Objekt.', 'A member stands twice in one object.'),
  'too-deep': text('Die Datei ist zu tief verschachtelt.', 'The file is nested too deep.'),
  'not-a-proof': text('Die Datei ist kein Zustellnachweis.', 'The file is no proof of delivery.'),
  'unknown-version': text(
    'Die Version des Nachweises ist hier nicht bekannt.',
    'The version of the proof is not known here.',
  ),
  'unknown-transport': text(
    'Der Zustellweg des Nachweises ist hier nicht bekannt.',
    'The way of delivery of the proof is not known here.',
  ),
};

export const member: Record<MemberFault, ReturnType<typeof text>> = {
  missing: text('Hier fehlt ein vorgeschriebenes Feld.', 'A required member is missing here.'),
  'unknown-member': text(
    'Hier steht ein Feld, das ein Nachweis nicht hat.',
    'There is a member here that a proof does not have.',
  ),
  form: text('Der Wert hat nicht die vorgeschriebene Form.', 'The value does not have the required form.'),
  'too-many': text('Die Liste ist zu lang.', 'The list is too long.'),
  order: text('Die Liste ist nicht in ihrer Reihenfolge.', 'The list is not in its order.'),
  repeated: text('Ein Eintrag steht zweimal in der Liste.', 'An entry stands twice in the list.'),
};

export const token: Record<TokenFault, ReturnType<typeof text>> = {
  form: text('Es ist kein kompaktes JWS mit JSON.', 'It is no compact JWS with JSON.'),
  'duplicate-member': text('Ein Feld steht zweimal in seinem JSON.', 'A member stands twice in its JSON.'),
  typ: text('Sein typ ist nicht secevent+jwt.', 'Its typ is not secevent+jwt.'),
  alg: text('Es ist nicht mit PS512 signiert.', 'It is not signed with PS512.'),
  kid: text('Es nennt keinen Schlüssel.', 'It names no key.'),
  extension: text('Sein Kopf hat unerlaubte Angaben.', 'Its header has members that are not allowed.'),
  claims: text(
    'Eine vorgeschriebene Angabe fehlt oder hat eine andere Form.',
    'A required claim is missing or has another form.',
  ),
};

export const authors: Record<ProofAuthor, ReturnType<typeof text>> = {
  service: text('der Zustelldienst', 'the delivery service'),
  destination: text('der Zustellpunkt', 'the destination'),
};

const events: Readonly<Record<string, ReturnType<typeof text>>> = {
  'create-submission': text('angelegt', 'created'),
  'submit-submission': text('eingereicht', 'submitted'),
  'accept-submission': text('angenommen', 'accepted'),
  'reject-submission': text('zurückgewiesen', 'rejected'),
  'delete-submission': text('gelöscht', 'deleted'),
  'notify-submission': text('benachrichtigt', 'notified'),
  'forward-submission': text('weitergeleitet', 'forwarded'),
};

/** What happened, as a participle; an event that is not known keeps its name. */
export const eventText = (name: string): ReturnType<typeof text> =>
  (Object.hasOwn(events, name) ? events[name] : undefined) ?? text(`„${name}“`, `"${name}"`);

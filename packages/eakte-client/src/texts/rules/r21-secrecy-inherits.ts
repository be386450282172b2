import { type LocalText, text } from '@rathaus/client-core/texts';
import type { SecrecyCode } from '../../xdomea/retention/secrecy.ts';
import type { R21Values } from '../../xdomea/rules/r21-secrecy-inherits.ts';
import type { XdomeaRuleText } from './rule-text.ts';

const levels: Readonly<Record<SecrecyCode, LocalText>> = {
  '003': text('offen', 'open'),
  '002': text('VS-NfD', 'restricted (VS-NfD)'),
  '005': text('VS-Vertraulich', 'confidential'),
  '001': text('geheim', 'secret'),
  '004': text('streng geheim', 'top secret'),
};

export const r21: XdomeaRuleText<R21Values> = {
  title: text(
    'Eine Akte oder ein Vorgang ist niedriger eingestuft als der Inhalt',
    'An Akte or Vorgang is classified lower than its content',
  ),
  message: (values) =>
    values.fault === 'level'
      ? text(
          `${values.object} ${values.own === 'none' ? 'ohne Einstufung' : `mit der Stufe ${levels[values.own].de}`} enthält ein Objekt der Stufe ${levels[values.inner].de}.`,
          `${values.object} ${values.own === 'none' ? 'without a level' : `of level ${levels[values.own].en}`} contains a record of level ${levels[values.inner].en}.`,
        )
      : text(
          `${values.object} ist bis ${values.own} eingestuft, ein enthaltenes Objekt bis ${values.inner}.`,
          `${values.object} is classified until ${values.own}, a record inside until ${values.inner}.`,
        ),
  reason: text(
    'Wer die Akte öffnen darf, sieht auch ihren Inhalt; ist der geheimer, wird er offengelegt.',
    'Who may open the file sees its content; when that is more secret, it is disclosed.',
  ),
  repair: text(
    'Die Einstufung der Akte oder des Vorgangs auf die höchste Stufe ihres Inhalts anheben.',
    'Raise the level of the Akte or Vorgang to the highest of its content.',
  ),
  source: text(
    'xdomea 4.0, Schema, Erläuterung zum Geheimhaltungsgrad; Rangfolge der Codeliste Vertraulichkeitsstufe 1.0: 003, 002, 005, 001, 004',
    'xdomea 4.0, schema, explanation of Geheimhaltungsgrad; order of the code list Vertraulichkeitsstufe 1.0: 003, 002, 005, 001, 004',
  ),
  example: {
    wrong: text(
      'Akte 003 (offen), Dokument 005 (vertraulich)',
      'Akte 003 (open), Dokument 005 (confidential)',
    ),
    right: 'Akte 005, Dokument 005',
  },
};

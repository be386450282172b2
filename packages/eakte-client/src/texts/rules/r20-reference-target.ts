import { text } from '@rathaus/client-core/texts';
import type { R20Values } from '../../xdomea/rules/r20-reference-target.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r20: XdomeaRuleText<R20Values> = {
  title: text('Ein Verweis nennt kein Ziel', 'A reference names no target'),
  message: text(
    'Ein Verweis nennt weder UUID noch Kennzeichen.',
    'A reference names neither UUID nor file reference.',
  ),
  reason: text(
    'Ein Verweis ohne UUID und ohne Kennzeichen führt ins Leere.',
    'A reference without UUID and file reference leads nowhere.',
  ),
  repair: text(
    'Am Verweis die UUID oder das Kennzeichen des Ziels angeben.',
    'Give the UUID or the file reference of the target.',
  ),
  source: text(
    'xdomea-Schema, Umsetzungshinweis zum Verweis',
    'xdomea schema, implementation note on Verweis',
  ),
  example: { wrong: '<Verweis><SGOTyp>…</SGOTyp></Verweis>', right: '<Verweis><ID>3f25…</ID>…' },
};

import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r32: Rule = {
  id: 'R32',
  severity: 'error',
  title: text(
    'Die Nachricht nutzt etwas, das beim Austausch nicht zulässig ist',
    'The message uses something that exchange does not allow',
  ),
  reason: text(
    'DOCTYPE und Entitäten sind ein bekannter Angriffsweg; überlange oder übertief verschachtelte Dateien legen Empfänger lahm.',
    'DOCTYPE and entities are a known way of attack; overlong or overdeep files bring receivers down.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Die Nachricht als UTF-8 ohne DOCTYPE schreiben.',
      'Write the message as UTF-8 without DOCTYPE.',
    ),
  },
  source: 'xdomea specification (UTF-8); practice (P): CWE-611, CWE-776, CVE-2026-6732 of libxml2',
  example: { wrong: '<!DOCTYPE x [<!ENTITY …>]>', right: '<?xml version="1.0" encoding="UTF-8"?>' },

  // The reader itself refuses these, before any rule could look.
  visit: () => ({}),
};

import { text } from '@rathaus/client-core/texts';
import type { R18Values } from '../../xdomea/rules/r18-hash.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r18: XdomeaRuleText<R18Values> = {
  title: text(
    'Der Hashwert fehlt teilweise oder stimmt nicht mit der Datei überein',
    'The hash is incomplete or does not match the file',
  ),
  message: (values) => {
    switch (values.fault) {
      case 'two-algorithms':
        return text(
          'Der Hashwert nennt zwei Verfahren: Algorithmus und SonstigerAlgorithmus.',
          'The hash names two algorithms: Algorithmus and SonstigerAlgorithmus.',
        );
      case 'no-algorithm':
        return text('Der Hashwert nennt kein Verfahren.', 'The hash names no algorithm.');
      case 'unknown-algorithm':
        return text(
          'Das Verfahren des Hashwerts ist nicht bekannt; er wurde nicht verglichen.',
          'The algorithm of the hash is not known; it was not compared.',
        );
      case 'weak':
        return text(
          `${values.algorithm} gilt als gebrochen und beweist nicht, dass die Datei unverändert ist.`,
          `${values.algorithm} is broken and does not prove that the file is unchanged.`,
        );
      case 'no-hash':
        return text(
          `Der Wert ist kein Hashwert von ${values.algorithm} (${values.digits} Hexadezimalziffern oder dasselbe in Base64).`,
          `The value is no hash of ${values.algorithm} (${values.digits} hexadecimal digits or the same in Base64).`,
        );
      case 'differs':
        return text(
          `Der Hashwert (${values.algorithm}) der Datei ist ein anderer als in der Nachricht.`,
          `The hash (${values.algorithm}) of the file differs from that of the message.`,
        );
    }
  },
  reason: text(
    'Nur ein prüfbarer Hashwert beweist, dass die Datei unverändert angekommen ist.',
    'Only a hash that can be checked proves that the file arrived unchanged.',
  ),
  repair: text(
    'Hashwert beim Export aus den übergebenen Bytes bilden und genau ein Verfahren nennen (SHA-256 oder stärker).',
    'Make the hash from the bytes handed over and name exactly one algorithm (SHA-256 or stronger).',
  ),
  source: text(
    'xdomea 4.0, Schema, Erläuterung zum Hash eines Primärdokuments',
    'xdomea 4.0, schema, explanation of the Hash of a primary file',
  ),
  example: { wrong: '<Hash><Wert>00…</Wert></Hash>', right: '<Hash><Wert>9f86…</Wert><Algorithmus>…SHA-256' },
};

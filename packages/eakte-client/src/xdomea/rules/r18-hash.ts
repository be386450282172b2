import type { Hash } from '../model/index.ts';
import { entryNamed } from './entry-lookup.ts';
import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

const lengths: Readonly<Record<string, number>> = {
  MD5: 32,
  'SHA-1': 40,
  'SHA-224': 56,
  'SHA-256': 64,
  'SHA-384': 96,
  'SHA-512': 128,
  'SHA3-224': 56,
  'SHA3-256': 64,
  'SHA3-384': 96,
  'SHA3-512': 128,
};

const weak = new Set(['MD5', 'SHA-1']);

/** `http://www.w3.org/2001/04/xmlenc#sha256`, `sha256`, `SHA-256` → `SHA-256`. Undefined for others. */
function algorithmOf({ algorithmus, sonstigerAlgorithmus }: Hash): string | undefined {
  for (const text of [algorithmus?.code, algorithmus?.name, sonstigerAlgorithmus]) {
    if (text === undefined) continue;
    const plain = text
      .trim()
      .replace(/^.*[#/]/, '')
      .toUpperCase()
      .replace(/[\s_]/g, '');
    const parts = /^(?:(MD5)|SHA-?3-?(\d{3})|SHA-?(1|224|256|384|512))$/.exec(
      plain.replace(/^SHA-?2-/, 'SHA-'),
    );
    if (!parts) continue;
    const name = parts[1] ?? (parts[2] === undefined ? `SHA-${parts[3]}` : `SHA3-${parts[2]}`);
    if (name in lengths) return name;
  }
  return undefined;
}

/** The digest of a file is complete and true. */
export const r18: Rule = {
  id: 'R18',
  severity: 'error',
  title: text(
    'Der Hashwert fehlt teilweise oder stimmt nicht mit der Datei überein',
    'The hash is incomplete or does not match the file',
  ),
  reason: text(
    'Nur ein prüfbarer Hashwert beweist, dass die Datei unverändert angekommen ist.',
    'Only a hash that can be checked proves that the file arrived unchanged.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Hashwert beim Export aus den übergebenen Bytes bilden und genau ein Verfahren nennen (SHA-256 oder stärker).',
      'Make the hash from the bytes handed over and name exactly one algorithm (SHA-256 or stronger).',
    ),
  },
  source: 'xdomea schema 4.0.0, HashType, documentation (H)',
  example: { wrong: '<Hash><Wert>00…</Wert></Hash>', right: '<Hash><Wert>9f86…</Wert><Algorithmus>…SHA-256' },
  versions: ['4.0.0'],

  visit(context) {
    return {
      format({ primaerdokument }, object) {
        const hash = primaerdokument?.hash;
        if (hash === undefined) return;
        const file = primaerdokument.dateiname;
        const place = { ...(object ? { object } : {}), ...(file === undefined ? {} : { file }) };
        const named = hash.algorithmus !== undefined;
        const other = hash.sonstigerAlgorithmus !== undefined && hash.sonstigerAlgorithmus.trim() !== '';
        if (named === other) {
          context.report(
            {
              de: named
                ? 'Der Hashwert nennt zwei Verfahren: Algorithmus und SonstigerAlgorithmus.'
                : 'Der Hashwert nennt kein Verfahren.',
              en: named
                ? 'The hash names two algorithms: Algorithmus and SonstigerAlgorithmus.'
                : 'The hash names no algorithm.',
            },
            place,
          );
          if (!named) return;
        }
        const algorithm = algorithmOf(hash);
        if (algorithm === undefined) {
          context.report(
            {
              de: 'Das Verfahren des Hashwerts ist nicht bekannt; er wurde nicht verglichen.',
              en: 'The algorithm of the hash is not known; it was not compared.',
            },
            { ...place, severity: 'info' },
          );
          return;
        }
        if (weak.has(algorithm)) {
          context.report(
            {
              de: `${algorithm} gilt als gebrochen und beweist nicht, dass die Datei unverändert ist.`,
              en: `${algorithm} is broken and does not prove that the file is unchanged.`,
            },
            { ...place, severity: 'warning' },
          );
        }
        const value = (hash.wert ?? '').trim().toLowerCase();
        if (!/^[0-9a-f]*$/.test(value) || value.length !== lengths[algorithm]) {
          context.report(
            {
              de: `Der Wert ist kein Hashwert von ${algorithm} (${lengths[algorithm]} Hexadezimalziffern).`,
              en: `The value is no hash of ${algorithm} (${lengths[algorithm]} hexadecimal digits).`,
            },
            place,
          );
          return;
        }
        const actual = file === undefined ? undefined : entryNamed(context, file)?.hashes?.[algorithm];
        if (actual === undefined || actual.toLowerCase() === value) return;
        context.report(
          {
            de: `Der Hashwert (${algorithm}) der Datei ist ein anderer als in der Nachricht.`,
            en: `The hash (${algorithm}) of the file differs from that of the message.`,
          },
          place,
        );
      },
    };
  },
};

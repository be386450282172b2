import { normalize } from '@rathaus/client-core/xml';
import type { BoundElement } from '../mapping/binding.ts';
import { isDinC, isLatin } from '../schema/characters.ts';
import type { At } from './journal.ts';
import type { Setting } from './settings.ts';
import { Unfit } from './unfit.ts';

/** The characters XML 1.0 cannot carry. */
const forbidden = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Letters and signs that have a plain form in every version. */
const plainForms: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '‑': '-',
  '−': '-',
  '„': '"',
  '“': '"',
  '”': '"',
  '‚': "'",
  '‘': "'",
  '’': "'",
  '…': '...',
  '•': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u2028': '\n',
  '\u2029': '\n',
  '\u00ad': '',
  '\u200b': '',
  '™': '(TM)',
};

/**
 * Text in the characters of the version: signs with a plain form get it, letters lose marks the set does not
 * have, what is left becomes `?`, one for each character, so that nobody takes the result for the original.
 */
export function transliterate(text: string, allowed: (text: string) => boolean): string {
  const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
  let result = '';
  for (const { segment } of segmenter.segment(text)) {
    const composed = segment.normalize('NFC');
    if (allowed(segment)) result += segment;
    else if (allowed(composed)) result += composed;
    else {
      for (const character of composed) {
        const plain =
          plainForms[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC');
        if (/^\p{M}$/u.test(character)) continue;
        result += plain !== character && allowed(plain) ? plain : allowed(character) ? character : '?';
      }
    }
  }
  return result;
}

/** A file name for 2.x, which demands `UUID_name.ext`. */
function fileNameFor2(name: string, format: string | undefined): string | undefined {
  const match = /^(.{36})(_?)([^\n\r]*)$/u.exec(name);
  if (!match) return undefined;
  const [, id, , rest] = match;
  const dot = rest!.lastIndexOf('.');
  const stem = dot < 0 ? rest! : rest!.slice(0, dot);
  const extension = dot < 0 ? '' : rest!.slice(dot + 1);
  return `${id}_${stem === '' ? 'x' : stem}.${extension === '' ? (format ?? 'bin') : extension}`;
}

function textOf(value: unknown, at: At): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  throw new Unfit(at, 'value');
}

/** A simple value as the target type takes it. Throws `Unfit` when no value says the same. */
export function fitText(
  bound: BoundElement,
  value: unknown,
  at: At,
  setting: Setting,
  extension: string | undefined,
): unknown {
  const { journal } = setting;
  const simple = bound.type.simple!;
  let text = textOf(value, at);
  const passes = (candidate: string) =>
    simple.test(normalize(candidate, simple.whiteSpace)) &&
    (bound.use.fixed === undefined || candidate === bound.use.fixed) &&
    !forbidden.test(candidate);
  if (bound.codec === 'year-end' && simple.name === 'gYear') {
    const match = /^(-?\d{4,})-\d\d-\d\d(.*)$/.exec(text);
    if (!match || !passes(match[1]! + match[2]!)) throw new Unfit(at, 'value');
    const after = `${match[1]}-12-31${match[2]}`;
    if (after !== text) journal.add(at, 'value-mapped', { after, lost: true });
    return after;
  }
  if (passes(text)) {
    // Numbers stay numbers: a text of digits is read back as one.
    if (simple.value === 'number' && typeof value === 'string') {
      const after = Number(text);
      if (!Number.isSafeInteger(after)) throw new Unfit(at, 'value');
      journal.add(at, 'value-mapped', { after, lost: false });
      return after;
    }
    if (typeof value === 'number' && simple.value === 'string' && bound.codec === 'plain') {
      journal.add(at, 'value-mapped', { after: text });
      return text;
    }
    return value;
  }
  if (simple.name === 'latin' || simple.name === 'dinC') {
    text = transliterate(text, simple.name === 'latin' ? isLatin : isDinC);
    if (!passes(text)) throw new Unfit(at, 'value');
    journal.add(at, 'value-mapped', { after: text, lost: true });
    return text;
  }
  if (simple.name === 'dateiname2') {
    const after = fileNameFor2(text, extension);
    if (after === undefined || !passes(after)) throw new Unfit(at, 'value');
    const isReference = bound.use.name === 'Dateiname';
    journal.add(at, 'value-mapped', { after, ...(isReference ? { effect: { rename: [text, after] } } : {}) });
    return after;
  }
  throw new Unfit(at, 'value');
}

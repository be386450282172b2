import type { Code } from '../model/index.ts';
import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

const list = 'urn:xoev-de:xdomea:codeliste:vertraulichkeitsstufe';

/** Codes by severity: offen, VS-NfD, vertraulich, geheim, streng geheim. The numbers of the list are not ordered. */
const order = ['003', '002', '005', '001', '004'];
const names = [
  ['offen', 'open'],
  ['VS-NfD', 'restricted (VS-NfD)'],
  ['VS-Vertraulich', 'confidential'],
  ['geheim', 'secret'],
  ['streng geheim', 'top secret'],
] as const;

/** Position in the order, -1 for codes of other lists. */
function rankOf(code: Code | undefined): number {
  if (code === undefined || (code.listUri !== undefined && code.listUri !== list)) return -1;
  return order.indexOf(code.code);
}

/** A record is at least as secret as what it contains. */
export const r21: Rule = {
  id: 'R21',
  severity: 'warning',
  title: text(
    'Eine Akte oder ein Vorgang ist niedriger eingestuft als der Inhalt',
    'An Akte or Vorgang is classified lower than its content',
  ),
  reason: text(
    'Wer die Akte öffnen darf, sieht auch ihren Inhalt; ist der geheimer, wird er offengelegt.',
    'Who may open the file sees its content; when that is more secret, it is disclosed.',
  ),
  repair: {
    who: 'authority',
    how: text(
      'Die Einstufung der Akte oder des Vorgangs auf die höchste Stufe ihres Inhalts anheben.',
      'Raise the level of the Akte or Vorgang to the highest of its content.',
    ),
  },
  source:
    'xdomea schema 4.0.0, Geheimhaltungsgrad, documentation (H); order of the list vertraulichkeitsstufe 1.0: 003 < 002 < 005 < 001 < 004',
  example: { wrong: 'Akte 003 (offen), Dokument 005 (vertraulich)', right: 'Akte 005, Dokument 005' },

  visit(context) {
    /** By level of the record: the highest rank and the latest year below it. */
    const ranks: number[] = [];
    const years: string[] = [];
    return {
      enter({ level }) {
        ranks[level] = -1;
        years[level] = '';
      },
      leave(object) {
        const { level, data } = object;
        const secrecy = data.allgemeineMetadaten?.geheimhaltung;
        const own = rankOf(secrecy?.geheimhaltungsgrad);
        const below = ranks[level]!;
        const yearBelow = years[level]!;
        const ownYear = secrecy?.einstufungsfrist ?? '';
        // A code of a foreign list cannot be compared; none at all counts as open.
        const comparable = secrecy === undefined || own >= 0;
        if (data.kind !== 'Dokument' && comparable && below > Math.max(own, 0)) {
          const [de, en] = names[below]!;
          context.report(
            {
              de: `${object.kind} ${own < 0 ? 'ohne Einstufung' : `mit der Stufe ${names[own]![0]}`} enthält ein Objekt der Stufe ${de}.`,
              en: `${object.kind} ${own < 0 ? 'without a level' : `of level ${names[own]![1]}`} contains a record of level ${en}.`,
            },
            { object },
          );
        }
        if (data.kind !== 'Dokument' && ownYear !== '' && yearBelow > ownYear) {
          context.report(
            {
              de: `${object.kind} ist bis ${ownYear} eingestuft, ein enthaltenes Objekt bis ${yearBelow}.`,
              en: `${object.kind} is classified until ${ownYear}, a record inside until ${yearBelow}.`,
            },
            { object },
          );
        }
        if (level === 1) return;
        ranks[level - 1] = Math.max(ranks[level - 1]!, own, below);
        const latest = ownYear > yearBelow ? ownYear : yearBelow;
        if (latest > years[level - 1]!) years[level - 1] = latest;
      },
    };
  },
};

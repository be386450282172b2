import { text } from './local-text.ts';
import { factsOf, isOneOfMany } from './procedure-facts.ts';
import type { Rule } from './rule.ts';
import { UuidSet } from './uuid-set.ts';

interface Result {
  id?: string;
  erfolgreich?: boolean;
  archivkennung?: string;
  fehlermeldung?: readonly string[];
  fehlermeldungCode?: readonly unknown[];
  rueckgabeparameter?: readonly { id?: string; archivkennung?: string }[];
}

/** The confirmation of an import tells the result of each record. */
export const r33: Rule = {
  id: 'R33',
  severity: 'warning',
  title: text(
    'Die Importbestätigung ist unvollständig oder widersprüchlich',
    'The confirmation of the import is incomplete or contradictory',
  ),
  reason: text(
    'Nach einer Erfolgsmeldung darf die Behörde löschen. Eine Archivkennung ohne Erfolg ist ein Widerspruch.',
    'After a success the authority may delete. An archive reference without success is a contradiction.',
  ),
  repair: {
    who: 'archive',
    how: text(
      'Je Objekt Erfolg oder Fehlermeldung angeben, die Archivkennung nur bei Erfolg und nur auf Wunsch.',
      'Give success or an error for each record, the archive reference only with success and only when asked for.',
    ),
  },
  source:
    'xdomea schema 4.0.0, AusgesondertesSGO, Archivkennung and RueckmeldungArchivkennung, documentation (H)',
  example: { wrong: 'Erfolgreich=0 mit Archivkennung', right: 'Erfolgreich=1 mit Archivkennung' },

  messages: ['0506'],
  visit(context) {
    const { transferred, rueckmeldungArchivkennung: wanted } = factsOf(context);
    const open =
      transferred &&
      new Set(transferred.filter((o) => o.kontextobjekt !== true).map((o) => o.id.toLowerCase()));
    const seen = new UuidSet();
    let results = 0;
    let failures = 0;
    let overall: boolean | undefined;
    const told = (id: string | undefined) => {
      if (id === undefined) return;
      open?.delete(id.toLowerCase());
      if (seen.add(id)) return;
      context.report({
        de: `Für das Objekt ${id} stehen zwei Ergebnisse in der Bestätigung.`,
        en: `The confirmation has two results for the record ${id}.`,
      });
    };
    const judgeArchiveId = (id: string | undefined, success: boolean | undefined) => {
      if (success === false) {
        context.report({
          de: `Das Objekt ${id ?? ''} wurde nicht übernommen, hat aber eine Archivkennung.`,
          en: `The record ${id ?? ''} was not taken over but has an archive id.`,
        });
      } else if (wanted === false) {
        context.report({
          de: `Das Objekt ${id ?? ''} hat eine Archivkennung, obwohl die 0503 keine verlangte.`,
          en: `The record ${id ?? ''} has an archive id although the 0503 did not ask for it.`,
        });
      }
    };
    const judgeFailure = (result: Result) => {
      const errors = (result.fehlermeldung?.length ?? 0) + (result.fehlermeldungCode?.length ?? 0);
      if (result.erfolgreich === true && errors > 0) {
        context.report({
          de: 'Ein Erfolg wird zusammen mit einer Fehlermeldung gemeldet.',
          en: 'A success is reported together with an error text.',
        });
      }
      if (result.erfolgreich !== false || errors > 0) return;
      context.report({
        de: 'Ein Misserfolg wird ohne Fehlermeldung gemeldet.',
        en: 'A failure is reported without an error text.',
      });
    };
    return {
      body(element, value) {
        if (typeof value !== 'object' || value === null) return;
        const result = value as Result;
        if (element === 'ErfolgOderMisserfolg') {
          overall = result.erfolgreich;
          if (context.version !== '4.0.0') judgeFailure(result);
          for (const { id, archivkennung } of result.rueckgabeparameter ?? []) {
            told(id);
            if (archivkennung !== undefined) judgeArchiveId(id, result.erfolgreich);
          }
        } else if (element === 'AusgesondertesSGO') {
          results += 1;
          if (result.erfolgreich === false) failures += 1;
          told(result.id);
          judgeFailure(result);
          if (result.archivkennung !== undefined) judgeArchiveId(result.id, result.erfolgreich);
        }
      },
      end() {
        if (context.version === '4.0.0') {
          if (results === 0) {
            context.report({
              de: 'Die Bestätigung nennt kein einziges Objekt.',
              en: 'The confirmation names not a single record.',
            });
          } else if (overall === true && failures > 0) {
            context.report({
              de: `Insgesamt wird Erfolg gemeldet, ${failures} von ${results} Objekten sind aber gescheitert.`,
              en: `Success is reported for the whole, but ${failures} of ${results} records failed.`,
            });
          }
        }
        // 2.x gives results for single records only with an archive id.
        if (!open || context.version.startsWith('2') || isOneOfMany(context)) return;
        for (const id of open) {
          context.report({
            de: `Für das ausgesonderte Objekt ${id} fehlt das Ergebnis.`,
            en: `The result of the transferred record ${id} is missing.`,
          });
        }
      },
    };
  },
};

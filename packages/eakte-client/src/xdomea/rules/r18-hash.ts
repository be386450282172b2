import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

/** `sha256`, `http://www.w3.org/2001/04/xmlenc#sha256` → `SHA-256`. */
function normalAlgorithm(name: string): string {
  const tail = name.split('#').at(-1)!.trim().toUpperCase().replaceAll('_', '-');
  return tail.replace(/^SHA(\d)/, 'SHA-$1').replace(/^MD-5$/, 'MD5');
}

export const r18: Rule = {
  id: 'R18',
  severity: 'error',
  title: text(
    'Der Hashwert passt zur Datei und nennt sein Verfahren',
    'The hash fits the file and names its algorithm',
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
  source: 'documentation and implementationHint of the schemas (4.0)',
  example: { wrong: '<Hash><Wert>00…</Wert></Hash>', right: '<Hash><Wert>9f86…</Wert><Algorithmus>…SHA-256' },
  versions: ['4.0.0'],

  visit(context) {
    const entries = new Map((context.container?.entries ?? []).map((entry) => [entry.name, entry]));
    return {
      format(format, object) {
        const { hash, dateiname } = format.primaerdokument ?? {};
        if (hash === undefined || dateiname === undefined) return;
        const at = object ? { object, file: dateiname } : { file: dateiname };
        const named = [hash.algorithmus, hash.sonstigerAlgorithmus].filter(
          (value) => value !== undefined,
        ).length;
        if (named !== 1) {
          context.report(
            named === 0
              ? text('Der Hashwert nennt kein Verfahren.', 'The hash names no algorithm.')
              : text('Der Hashwert nennt zwei Verfahren.', 'The hash names two algorithms.'),
            at,
          );
          return;
        }
        const algorithm = normalAlgorithm(hash.algorithmus?.code ?? hash.sonstigerAlgorithmus ?? '');
        if (/^(?:MD5|SHA-1)$/.test(algorithm)) {
          context.report(
            text(
              `Das Hashverfahren ${algorithm} gilt als gebrochen.`,
              `The hash algorithm ${algorithm} is considered broken.`,
            ),
            { ...at, severity: 'warning' },
          );
        }
        const found = entries.get(dateiname)?.hashes?.[algorithm];
        if (found !== undefined && found.toLowerCase() !== hash.wert.trim().toLowerCase()) {
          context.report(
            text(
              'Der Hashwert passt nicht zum Inhalt der Datei.',
              'The hash does not fit the content of the file.',
            ),
            at,
          );
        }
      },
    };
  },
};

import { dateiformate, otherDateiformat } from '../create/dateiformat.ts';
import type { Rule } from './rule.ts';

/** The code of the file format is in the list, and "other" says what it is. */
export const r16FormatCode: Rule = {
  id: 'R16',
  severity: 'error',
  title: {
    de: 'Der Code des Dateiformats ist unbekannt oder unvollständig',
    en: 'The code of the file format is unknown or incomplete',
  },
  reason: {
    de: 'Seit xdomea 3.0 prüft das Schema diesen Code nicht mehr. Mit einem Code, den niemand kennt, kann das Archiv die Datei nicht einordnen; „Sonstiges“ sagt ohne Namen nichts.',
    en: 'Since xdomea 3.0 the schema no longer checks this code. With a code nobody knows the archive cannot place the file; "other" says nothing without a name.',
  },
  repair: {
    who: 'vendor',
    how: {
      de: 'Den Code aus der genannten Fassung der Liste Dateiformat nehmen; bei 100 den Namen des Formats in SonstigerName schreiben, sonst SonstigerName weglassen.',
      en: 'Take the code from the named version of the list Dateiformat; with 100 put the name of the format into SonstigerName, otherwise leave SonstigerName out.',
    },
  },
  source:
    'xdomea schema, Format/Name and Format/SonstigerName, implementationHint (H); code list dateiformat 1.0. List 2.0 is not public: its unknown codes are told as information',
  example: {
    wrong: '<xdomea:Name listVersionID="1.0"><code>999</code></xdomea:Name>',
    right: '<xdomea:Name listVersionID="1.0"><code>018</code></xdomea:Name>',
  },
  visit(context) {
    const known = new Set(Object.keys(dateiformate));
    return {
      format({ name, sonstigerName, primaerdokument }, object) {
        const code = name?.code?.trim();
        if (code === undefined) return;
        const hasName = sonstigerName !== undefined && sonstigerName.trim() !== '';
        if (!hasName && known.has(code)) return;
        const place = {
          ...(object ? { object } : {}),
          ...(primaerdokument?.dateiname ? { file: primaerdokument.dateiname } : {}),
        };
        if (code === otherDateiformat) {
          if (hasName) return;
          context.report(
            {
              de: 'Das Format ist „Sonstiges“ (100), aber SonstigerName fehlt oder ist leer.',
              en: 'The format is "other" (100), but SonstigerName is missing or empty.',
            },
            place,
          );
          return;
        }
        if (hasName) {
          context.report(
            {
              de: `SonstigerName steht bei Code ${code.slice(0, 20)}; vorgesehen ist er nur bei 100.`,
              en: `SonstigerName stands with code ${code.slice(0, 20)}; it is meant for 100 only.`,
            },
            place,
          );
        }
        if (known.has(code)) return;
        const listVersion = name.listVersion ?? '1.0';
        const isListed = listVersion === '1.0';
        context.report(
          {
            de: isListed
              ? `Der Code ${code.slice(0, 20)} steht nicht in der Liste Dateiformat 1.0.`
              : `Der Code ${code.slice(0, 20)} steht nicht in der Liste Dateiformat 1.0; die genannte Fassung ${listVersion.slice(0, 20)} ist nicht öffentlich und kann nicht geprüft werden.`,
            en: isListed
              ? `The code ${code.slice(0, 20)} is not in the list Dateiformat 1.0.`
              : `The code ${code.slice(0, 20)} is not in the list Dateiformat 1.0; the version named, ${listVersion.slice(0, 20)}, is not public and cannot be checked.`,
          },
          { ...place, severity: isListed ? 'error' : 'info' },
        );
      },
    };
  },
};

import { text } from '@rathaus/client-core/texts';
import type { R16Values } from '../../xdomea/rules/r16-format-code.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r16: XdomeaRuleText<R16Values> = {
  title: text(
    'Der Code des Dateiformats ist unbekannt oder unvollständig',
    'The code of the file format is unknown or incomplete',
  ),
  message: (values) => {
    switch (values.fault) {
      case 'other-unnamed':
        return text(
          'Das Format ist „Sonstiges“ (100), aber SonstigerName fehlt oder ist leer.',
          'The format is "other" (100), but SonstigerName is missing or empty.',
        );
      case 'other-named':
        return text(
          `SonstigerName steht beim Code ${values.code}; vorgesehen ist er nur bei 100.`,
          `SonstigerName comes with the code ${values.code}; it is meant for 100 only.`,
        );
      case 'unlisted':
        return text(
          `Der Code ${values.code} steht nicht in der Liste Dateiformat 1.0.`,
          `The code ${values.code} is not in the list Dateiformat 1.0.`,
        );
      case 'not-judged':
        return text(
          `Der Code ${values.code} steht nicht in der Liste Dateiformat 1.0; die genannte Fassung ${values.listVersion} ist nicht öffentlich und kann nicht geprüft werden.`,
          `The code ${values.code} is not in the list Dateiformat 1.0; the version named, ${values.listVersion}, is not public and cannot be checked.`,
        );
    }
  },
  reason: text(
    'Seit xdomea 3.0 prüft das Schema diesen Code nicht mehr. Mit einem Code, den niemand kennt, kann das Archiv die Datei nicht einordnen; „Sonstiges“ sagt ohne Namen nichts.',
    'Since xdomea 3.0 the schema no longer checks this code. With a code nobody knows the archive cannot place the file; "other" says nothing without a name.',
  ),
  repair: text(
    'Den Code aus der genannten Fassung der Liste Dateiformat nehmen; bei 100 den Namen des Formats in SonstigerName schreiben, sonst SonstigerName weglassen.',
    'Take the code from the named version of the list Dateiformat; with 100 put the name of the format into SonstigerName, otherwise leave SonstigerName out.',
  ),
  source: text(
    'xdomea-Schema, Umsetzungshinweise zu Name und SonstigerName des Formats; Codeliste Dateiformat 1.0. Die Liste 2.0 ist nicht öffentlich: Unbekannte Codes sind dort nur ein Hinweis',
    'xdomea schema, implementation notes on Name and SonstigerName of Format; code list Dateiformat 1.0. List 2.0 is not public: there unknown codes are only a note',
  ),
  example: {
    wrong: '<xdomea:Name listVersionID="1.0"><code>999</code></xdomea:Name>',
    right: '<xdomea:Name listVersionID="1.0"><code>018</code></xdomea:Name>',
  },
};

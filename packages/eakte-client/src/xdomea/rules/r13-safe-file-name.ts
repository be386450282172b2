import { type EntryNameFault, judgeEntryName } from '../../package/entry-name.ts';
import type { LocalText } from '../check/finding.ts';
import type { Rule, RuleObject } from './rule.ts';
import { startsWithUuid } from './uuid.ts';

const faults: Readonly<Record<Exclude<EntryNameFault, 'name-not-nfc'>, LocalText>> = {
  'zip-slip': {
    de: 'Der Dateiname führt aus dem Ordner hinaus oder nennt ein Gerät.',
    en: 'The file name leads out of the folder or names a device.',
  },
  subfolder: {
    de: 'Der Dateiname enthält einen Ordner; im Container liegen alle Dateien nebeneinander.',
    en: 'The file name holds a folder; in the container all files lie side by side.',
  },
  'name-invalid': {
    de: 'Der Dateiname enthält Zeichen, die nicht auf jedem System gespeichert werden können.',
    en: 'The file name holds characters that not every system can store.',
  },
  'name-too-long': {
    de: 'Der Dateiname ist länger als 255 Byte.',
    en: 'The file name is longer than 255 bytes.',
  },
};

/** What most names look like: nothing to judge. No two parts of the pattern can match the same character. */
const usual = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?:[_.][A-Za-z0-9-]+)*$/i;

/** File names stay inside the folder they are unpacked to and begin with a UUID. */
export const r13SafeFileName: Rule = {
  id: 'R13',
  severity: 'error',
  title: { de: 'Der Dateiname ist unsicher oder ungültig', en: 'The file name is unsafe or invalid' },
  reason: {
    de: 'Das Schema lässt Pfade, „..“ und Steuerzeichen durch. Ein Empfänger, der ihnen folgt, überschreibt fremde Dateien.',
    en: 'The schema lets paths, ".." and control characters through. A receiver that follows them overwrites foreign files.',
  },
  repair: {
    who: 'vendor',
    how: {
      de: 'Dateinamen als <UUID>_<Text>.<Endung> bilden, im Text nur Buchstaben, Ziffern, Punkt, Binde- und Unterstrich.',
      en: 'Build file names as <UUID>_<text>.<extension>, the text only of letters, digits, dot, hyphen and underscore.',
    },
  },
  source: 'xdomea schema, Dateiname (H) for the form; practice (P) for safety: CWE-22',
  example: {
    wrong: '1f0e4c56-…_../../etc/passwd',
    right: '1f0e4c56-…_Antrag.pdf',
  },
  visit(context) {
    const encoder = new TextEncoder();
    const judge = (file: string, object: RuleObject | undefined) => {
      if (file.length < 200 && usual.test(file)) return;
      const place = { ...(object ? { object } : {}), file };
      const length = file.length > 80 ? encoder.encode(file).length : file.length;
      const fault = judgeEntryName(file, length);
      if (fault !== undefined && fault !== 'name-not-nfc') context.report(faults[fault], place);
      if (startsWithUuid(file)) return;
      context.report(
        {
          de: 'Der Dateiname beginnt nicht mit einer gültigen UUID.',
          en: 'The file name does not begin with a valid UUID.',
        },
        place,
      );
    };
    return {
      format({ primaerdokument }, object) {
        const file = primaerdokument?.dateiname;
        if (file !== undefined) judge(file, object);
        const signatures = primaerdokument?.signaturSiegel?.signaturSiegelDatei;
        if (signatures !== undefined) for (const signature of signatures) judge(signature, object);
      },
    };
  },
};

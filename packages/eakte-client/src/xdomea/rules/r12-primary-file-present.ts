import type { Format } from '../model/index.ts';
import type { Rule, RuleObject } from './rule.ts';

/** Names of all files a format refers to: the primary file and its signatures. */
export function filesOf({ primaerdokument }: Format): string[] {
  if (primaerdokument === undefined) return [];
  const { dateiname, signaturSiegel } = primaerdokument;
  return [...(dateiname === undefined ? [] : [dateiname]), ...(signaturSiegel?.signaturSiegelDatei ?? [])];
}

/** Message and container name the same files. */
export const r12PrimaryFilePresent: Rule = {
  id: 'R12',
  severity: 'error',
  title: {
    de: 'Primärdokumente der Nachricht und Dateien im Container stimmen nicht überein',
    en: 'Primary files of the message and files of the container differ',
  },
  reason: {
    de: 'Ein fehlendes Primärdokument ist Verlust von Schriftgut; eine Datei, die keine Nachricht nennt, wird beim Einlesen vergessen.',
    en: 'A missing primary file is a loss of records; a file no message names is forgotten on import.',
  },
  repair: {
    who: 'authority',
    how: {
      de: 'Den Export wiederholen und sein Protokoll auf übersprungene Dateien ansehen. Wiederholt sich der Fehler, mit den Dateinamen an den Hersteller geben.',
      en: 'Repeat the export and look for skipped files in its log. If it stays, hand it to the vendor with the file names.',
    },
  },
  source: 'Practice (P): Dateiname and SignaturSiegelDatei name entries of the container',
  example: {
    wrong: '<xdomea:Dateiname>1f0e….pdf</xdomea:Dateiname>, and the ZIP has no entry of this name',
    right: '<xdomea:Dateiname>1f0e….pdf</xdomea:Dateiname>, and the ZIP has one entry of this name',
  },
  visit(context) {
    const entries = context.container?.entries;
    if (!entries) return {};
    const positions = new Map<string, number>();
    entries.forEach((entry, at) => {
      if (positions.has(entry.name)) {
        context.report(
          {
            de: 'Der Container enthält zwei Dateien dieses Namens.',
            en: 'The container holds two files of this name.',
          },
          { file: entry.name },
        );
      } else positions.set(entry.name, at);
    });
    const used = new Uint8Array(entries.length);
    /** Names without regard to case and composition; made when the first exact name is missing. */
    let loose: Map<string, number> | undefined;
    const looseKey = (name: string) => name.normalize('NFC').toLowerCase();
    const lookUp = (file: string, object: RuleObject | undefined) => {
      const at = positions.get(file);
      if (at !== undefined) {
        used[at] = 1;
        return;
      }
      loose ??= new Map(entries.map((entry, index) => [looseKey(entry.name), index]));
      const near = loose.get(looseKey(file));
      const place = { ...(object ? { object } : {}), file };
      if (near === undefined) {
        context.report(
          { de: 'Diese Datei fehlt im Container.', en: 'This file is missing in the container.' },
          place,
        );
        return;
      }
      used[near] = 1;
      context.report(
        {
          de: 'Die Datei im Container unterscheidet sich im Namen durch Groß- und Kleinschreibung oder die Form der Umlaute.',
          en: 'The file in the container differs in the case or the composed letters of its name.',
        },
        { ...place, severity: 'warning' },
      );
    };
    return {
      format(format, object) {
        for (const file of filesOf(format)) lookUp(file, object);
      },
      end() {
        entries.forEach((entry, at) => {
          if (used[at] === 1) return;
          context.report(
            { de: 'Die Nachricht nennt diese Datei nicht.', en: 'The message does not name this file.' },
            { file: entry.name, severity: 'warning' },
          );
        });
      },
    };
  },
};

import type { Rule } from './rule.ts';
import { sameId, startsWithUuid } from './uuid.ts';
import { UuidSet } from './uuid-set.ts';

/** Each primary file has a UUID of its own. */
export const r14FileIdOfItsOwn: Rule = {
  id: 'R14',
  severity: 'error',
  title: {
    de: 'Die UUID im Dateinamen ist nicht eigenständig',
    en: 'The UUID in the file name is not its own',
  },
  reason: {
    de: 'Ein Dokument hat oft mehrere Fassungen und Formate. Trägt die Datei die UUID des Dokuments oder die einer anderen Datei, werden Dateien verwechselt oder überschrieben.',
    en: 'A document often has several versions and formats. A file with the UUID of the document or of another file gets mixed up or overwritten.',
  },
  repair: {
    who: 'vendor',
    how: {
      de: 'Für jede Datei eine neue UUID bilden, unabhängig von der des Dokuments.',
      en: 'Make a new UUID for each file, independent of that of the document.',
    },
  },
  source: 'xdomea schema 4.0.0, Dateiname, documentation (H); specification 4.0 p. 128 (Landesarchiv NRW)',
  example: {
    wrong: 'document 1f0e4c56-… with <xdomea:Dateiname>1f0e4c56-….pdf',
    right: 'document 1f0e4c56-… with <xdomea:Dateiname>9b2d7a10-….pdf',
  },
  visit(context) {
    const seen = new UuidSet();
    return {
      format({ primaerdokument }, object) {
        const file = primaerdokument?.dateiname;
        if (file === undefined || !startsWithUuid(file)) return;
        const id = file.slice(0, 36);
        const isNew = seen.add(id);
        const isOfDocument = sameId(id, object?.id);
        if (isNew && !isOfDocument) return;
        const place = { ...(object ? { object } : {}), file };
        if (isOfDocument) {
          context.report(
            {
              de: `Die Datei trägt die UUID ihres Dokuments (${id}).`,
              en: `The file has the UUID of its document (${id}).`,
            },
            place,
          );
        }
        if (isNew) return;
        context.report(
          {
            de: `Die UUID ${id} steht schon im Namen einer früheren Datei dieser Nachricht.`,
            en: `The UUID ${id} stands in the name of an earlier file of this message already.`,
          },
          place,
        );
      },
    };
  },
};

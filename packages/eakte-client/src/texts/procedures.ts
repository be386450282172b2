import { type Catalogue, type RuleTexts, text } from '@rathaus/client-core/texts';
import type { ProcedureValues } from '../report/procedure-rules.ts';
import { messageName } from './messages.ts';
import { figure } from './numbers.ts';

const source = text(
  'xdomea 3.1 und 4.0, Abläufe der Nachrichtengruppen und Erläuterungen zu UUIDUrsprungsnachricht',
  'xdomea 3.1 and 4.0, procedures of the message groups and explanations of UUIDUrsprungsnachricht',
);

/** `Bewertungsverzeichnis (0502)`; an unknown type, and a list of types, have words of their own. */
export const typeName = (type: string) => messageName(type) ?? text('Nachricht', 'Message');

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const namesOf = (types: readonly string[], last: { de: string; en: string }) => {
  const names = types.map(typeName);
  const joined = (language: 'de' | 'en') => {
    const all = names.map((name) => name[language]);
    return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ${last[language]} ${all.at(-1)}`;
  };
  return text(joined('de'), joined('en'));
};

/** What the rules about the messages of a procedure say. */
export const procedureTexts: RuleTexts<ProcedureValues> = {
  'eakte.procedure.parts-missing': {
    title: text(
      'Teile einer Nachricht des Verfahrens fehlen',
      'Parts of a message of the procedure are missing',
    ),
    message: ({ messageType, parts, more, missing, total }) => {
      const { de, en } = typeName(messageType);
      return text(
        `${de}: Es ${missing === 1 ? 'fehlt' : 'fehlen'} ${missing} von ${total} Teilen: ${parts.join(', ')}${more > 0 ? ' und weitere' : ''}.`,
        `${en}: ${missing} of ${total} parts ${missing === 1 ? 'is' : 'are'} missing: ${parts.join(', ')}${more > 0 ? ' and more' : ''}.`,
      );
    },
    reason: text(
      'Erst alle Teile zusammen sind die Nachricht. Was auf sie antwortet, lässt sich vorher nicht mit ihr vergleichen.',
      'Only all parts together are the message. What answers it cannot be compared with it before.',
    ),
    repair: text(
      'Die fehlenden Teile in den Ordner legen oder neu exportieren.',
      'Put the missing parts into the folder, or export them anew.',
    ),
    source: text(
      'xdomea 4.0, Schema, Erläuterungen zu LfdNrNachrichtProTyp und GesamtanzahlNachrichtenProTyp',
      'xdomea 4.0, schema, explanations of LfdNrNachrichtProTyp and GesamtanzahlNachrichtenProTyp',
    ),
  },
  'eakte.procedure.message-failed': {
    title: text(
      'Eine Nachricht des Verfahrens hat eigene Fehler',
      'A message of the procedure has errors of its own',
    ),
    message: ({ messageType, errors, unreadable }) => {
      const { de, en } = typeName(messageType);
      if (unreadable) return text(`${de}: nicht ganz lesbar.`, `${en}: not readable as a whole.`);
      const number = figure(errors);
      return text(
        `${de}: ${number.de} ${errors === 1 ? 'Fehler, der nichts mit den anderen Nachrichten zu tun hat' : 'Fehler, die nichts mit den anderen Nachrichten zu tun haben'}.`,
        `${en}: ${number.en} ${errors === 1 ? 'error that has' : 'errors that have'} nothing to do with the other messages.`,
      );
    },
    reason: text(
      'Ein Verfahren ist nur so gut wie seine Nachrichten.',
      'A procedure is only as good as its messages.',
    ),
    repair: text(
      'Den Bericht über diese Datei ansehen und seine Befunde beheben lassen.',
      'Look at the report on this file and have its findings repaired.',
    ),
    source,
  },
  'eakte.procedure.import-failed': {
    title: text('Der Import ist ganz oder zum Teil gescheitert', 'The import failed, as a whole or in part'),
    message: ({ messageType, failed, objects }) => {
      const { de, en } = typeName(messageType);
      if (failed === 0 || objects === 0)
        return text(`${de}: Der Import ist gescheitert.`, `${en}: The import failed.`);
      const [some, all] = [figure(failed), figure(objects)];
      if (objects === 1) return text(`${de}: 1 Objekt nicht übernommen.`, `${en}: 1 record not taken over.`);
      return text(
        `${de}: ${some.de} von ${all.de} Objekten nicht übernommen.`,
        `${en}: ${some.en} of ${all.en} records not taken over.`,
      );
    },
    reason: text(
      'Was nicht übernommen wurde, gibt es nur noch beim Absender. Das Verfahren ist erst zu Ende, wenn alles übernommen ist.',
      'What was not taken over exists at the sender only. The procedure ends when everything is taken over.',
    ),
    repair: text(
      'Den Grund im Bericht über diese Datei nachsehen und beheben, und was nicht übernommen wurde neu abgeben. Nichts davon löschen.',
      'Look up the reason in the report on this file, remove it, and hand over again what was not taken over. Delete nothing of it.',
    ),
    source: text(
      'xdomea 2.3 bis 4.0, Schema, Erläuterungen zu ErfolgOderMisserfolg',
      'xdomea 2.3 to 4.0, schema, explanations of ErfolgOderMisserfolg',
    ),
  },
};

/** What is said about what a procedure leaves open. */
export const procedureUncheckedTexts: Catalogue['unchecked'] = {
  'eakte.unchecked.missing-message': {
    title: ({ missing, affected }) => {
      const affectedNames = namesOf(listOf(affected), { de: 'und', en: 'and' });
      const types = listOf(missing);
      const name =
        types.length > 0
          ? namesOf(types, { de: 'oder', en: 'or' })
          : text('der Auftrag (06xx)', 'the order (06xx)');
      return text(
        `Im Ordner fehlt: ${name.de}. Nicht geprüft ist deshalb, ob dazu passt: ${affectedNames.de}.`,
        `Missing in the folder: ${name.en}. So it was not checked whether this fits: ${affectedNames.en}.`,
      );
    },
    remedy: text(
      'Die fehlende Nachricht dazulegen und den Ordner noch einmal prüfen.',
      'Add the missing message and check the folder again.',
    ),
  },
  'eakte.unchecked.incomplete-message': {
    title: ({ messageType, unreadable }) => {
      const { de, en } = typeName(String(messageType));
      if (unreadable)
        return text(
          `Im Ordner, aber nicht ganz lesbar: ${de}. Was darauf antwortet oder beruht, ist damit nicht verglichen.`,
          `In the folder, but not readable as a whole: ${en}. What answers it or rests on it was not compared with it.`,
        );
      return text(
        `Nicht vollständig oder nicht eindeutig: ${de}. Was darauf antwortet oder beruht, ist damit nicht verglichen.`,
        `Not complete or not clear: ${en}. What answers it or rests on it was not compared with it.`,
      );
    },
    remedy: text(
      'Alle Teile dieser Nachricht lesbar und in einer Fassung dazulegen und noch einmal prüfen.',
      'Add all parts of this message, readable and in one state, and check again.',
    ),
  },
  'eakte.unchecked.procedure-message': {
    title: ({ messageType }) => {
      const { de, en } = typeName(String(messageType));
      return text(`Nicht beurteilbar für sich genommen: ${de}.`, `Without a verdict of its own: ${en}.`);
    },
    remedy: text(
      'Im Bericht über diese Datei ist gesagt, was fehlt.',
      'The report on this file says what is missing.',
    ),
  },
};

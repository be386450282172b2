import { escapeHtml as e } from '@rathaus/client-core/text';
import { text } from '@rathaus/client-core/texts';
import type { BlockedService } from '../../work/status.ts';
import type { PageContext } from './layout.ts';
import { cause, remedy, serviceText } from './note.ts';
import { shortInstant } from './times.ts';
import { codeText } from './words.ts';

/** `fit.example lehnt die Anmeldung ab, seit 01:00:00 Uhr` */
export const blockHeading = (
  { language, now, say }: PageContext,
  { service, since }: BlockedService,
): string => {
  const [host, when] = [serviceText(service), shortInstant(since, now, language)];
  return say(
    text(`${host} lehnt die Anmeldung ab, seit ${when}`, `${host} refuses the credentials, since ${when}`),
  );
};

/** Why, when it is tried next, and what to do; as HTML. */
export function blockParagraphs(context: PageContext, { code, nextProbeAt }: BlockedService): string[] {
  const { language, now, say } = context;
  const { meaning, remedy: what } = codeText(code);
  const next = shortInstant(nextProbeAt, now, language);
  const follows = text(
    `Bis die Anmeldung wieder gilt, wird nichts versucht, und nichts geht verloren. Nächste Prüfung: ${next}. Gelingt er, geht es von selbst weiter.`,
    `Until the credentials are taken again nothing is tried, and nothing is lost. Next check: ${next}. When it succeeds, work goes on by itself.`,
  );
  return [cause(context, meaning, code), e(say(follows)), remedy(context, what)];
}

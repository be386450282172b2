import { escapeHtml as e } from '@rathaus/client-core/text';
import { text } from '@rathaus/client-core/texts';
import { type CertificateLives, firstToEnd } from '../certificates.ts';
import type { PageContext } from './layout.ts';
import { type Need, type Note, remedy } from './note.ts';
import { daysText } from './times.ts';

/** Days before its end from which a certificate is somebody's task. */
const soon = 30;

/** Certificates that end soon, and those of which nobody knows when. */
export function certificateNeeds(
  context: PageContext,
  certificates: ReadonlyMap<string, CertificateLives>,
): Need[] {
  return [...certificates].flatMap(([tenant, lives]) => {
    const name = context.nameOf(tenant);
    const unreadable = lives === 'unknown' || lives.some(({ days }) => days === undefined);
    const first = firstToEnd(lives);
    const ends =
      first?.days !== undefined && first.days <= soon ? [endNote(context, name, first.name, first.days)] : [];
    return [...ends, ...(unreadable ? [unknownNote(context, name)] : [])].map((note) => ({
      needsPerson: true,
      note,
    }));
  });
}

function endNote(context: PageContext, tenant: string, certificate: string, days: number): Note {
  const over = days < 0;
  const when = daysText(days, context.language);
  return {
    tone: over ? 'bad' : 'warn',
    mark: over ? 'bad' : 'warn',
    heading: context.say(
      text(
        `${tenant}: Zertifikat „${certificate}“ ${over ? when : `läuft ${when} ab`}`,
        `${tenant}: certificate “${certificate}” ${over ? when : `expires ${when}`}`,
      ),
    ),
    paragraphs: [
      remedy(
        context,
        text(
          'Ein neues Zertifikat beantragen, den neuen Schlüssel neben dem alten hinterlegen, dann am Zustellpunkt veröffentlichen.',
          'Apply for a new certificate, configure the new key beside the old one, then publish it at the destination.',
        ),
      ),
    ],
  };
}

const unknownNote = ({ say }: PageContext, tenant: string): Note => ({
  tone: 'warn',
  mark: 'open',
  heading: say(
    text(
      `${tenant}: wie lange die Zertifikate gelten, ist nicht bekannt`,
      `${tenant}: how long the certificates are valid is not known`,
    ),
  ),
  paragraphs: [
    e(
      say(
        text(
          'Sie konnten nicht gelesen werden. Das heißt nicht, dass sie gültig sind.',
          'They could not be read. That does not mean that they are valid.',
        ),
      ),
    ),
  ],
});

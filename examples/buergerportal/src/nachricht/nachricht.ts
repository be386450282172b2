import { atLeast, type Identity, type Vertrauensniveau } from '@rathaus/servicekonto-client';
import type { PostfachMessage } from '@rathaus/servicekonto-client/postfach';
import { aktenzeichenOf } from '../akte/aktenzeichen.ts';
import { antragAlsPdf } from '../akte/antrag-als-pdf.ts';
import type { Antrag, Postfachadresse } from '../antrag/ablage.ts';

/** Whoever has logged in with less cannot apply; whoever has logged in with more must not need it again to read this. */
const hoechstens: Vertrauensniveau = 'substanziell';

/** Where a person is told about an application. Nothing for organisations, guests and accounts without a mailbox. */
export function postfachOf(identity: Identity): Postfachadresse | undefined {
  const { kind, temporary, mailboxHandle: handle, level } = identity;
  if (kind !== 'person' || temporary || handle === undefined) return undefined;
  return { handle, niveau: atLeast(level, hoechstens) ? hoechstens : level };
}

/** Key under which the message of an application is sent once, whatever happens. */
export const schluesselOf = (antragId: string): string => `${antragId}/angenommen`;

/**
 * The message that an application was accepted. It follows from the application: made twice it is the same. `address` is
 * the public address of the portal.
 */
export function nachrichtOf(
  antrag: Antrag,
  { handle, niveau }: Postfachadresse,
  address: string,
): PostfachMessage {
  return {
    key: schluesselOf(antrag.id),
    to: handle,
    level: niveau,
    sender: 'Stadt Musterstadt, Bürgerportal',
    service: 'Hundesteuer',
    subject: 'Ihre Anmeldung zur Hundesteuer ist angekommen',
    text: `Guten Tag ${antrag.antragsteller},

die Stadt Beispielhausen hat Ihre Anmeldung zur Hundesteuer vollständig erhalten und angenommen. Was Sie angegeben haben, finden Sie im Anhang.

Sie müssen jetzt nichts tun. Die Stadt Beispielhausen prüft Ihre Angaben und schickt Ihnen den Bescheid.

Wie weit Ihr Antrag ist, sehen Sie im Bürgerportal. Wenn Sie Fragen haben, rufen Sie bitte das Steueramt der Stadt Beispielhausen an und nennen Sie Ihr Aktenzeichen ${aktenzeichenOf(antrag.id)}.

Freundliche Grüße
Stadt Musterstadt`,
    reference: aktenzeichenOf(antrag.id),
    // It is shown to the person, who can check it; the mailbox takes no other addresses.
    senderUrl: address.startsWith('https:') ? address : undefined,
    attachments: [
      {
        name: 'Anmeldung zur Hundesteuer.pdf',
        mediaType: 'application/pdf',
        open: () => antragAlsPdf(antrag),
      },
    ],
  };
}

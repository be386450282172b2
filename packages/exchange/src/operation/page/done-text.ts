import { type LocalText, text } from '@rathaus/client-core/texts';
import type { ActionResult } from './actions.ts';

/** What was done, and no more: that a delivery goes on again does not mean that it arrives. */
export function doneText(action: string, count: number, notReached: number): LocalText {
  const missed =
    notReached === 0
      ? text('', '')
      : text(
          ` Nicht erreicht: ${notReached === 1 ? '1 Mandant' : `${notReached} Mandanten`}; was dort geschehen ist, ist nicht bekannt.`,
          ` Not reached: ${notReached === 1 ? '1 tenant' : `${notReached} tenants`}; what happened there is not known.`,
        );
  const both = ({ de, en }: LocalText) => text(de + missed.de, en + missed.en);
  switch (action) {
    case 'retry':
      return text('Wird als Nächstes wieder versucht.', 'It will be tried again next.');
    case 'retry-all':
      if (count === 0) return both(text('Nichts war mehr angehalten.', 'Nothing was stopped any more.'));
      return both(
        count === 1
          ? text('1 Sendung wird wieder versucht.', '1 delivery will be tried again.')
          : text(`${count} Sendungen werden wieder versucht.`, `${count} deliveries will be tried again.`),
      );
    case 'pause':
      return text(
        'Pausiert. Was gerade in Arbeit ist, wird noch zu Ende gebracht.',
        'Paused. What is in hand is still brought to its end.',
      );
    case 'resume':
      return text('Fortgesetzt.', 'Resumed.');
    default:
      return text('', '');
  }
}

type Refused = Extract<ActionResult, { refused: string }>['refused'];

const refusals: Readonly<Record<Refused, LocalText>> = {
  unknown: text('Das gibt es hier nicht (mehr).', 'There is no such thing here (any more).'),
  'not-asked': text(
    'Bei diesem Fehler könnte die Sendung doppelt ankommen. Erst bei der Gegenseite nachfragen und das auf der Seite der Sendung bestätigen.',
    'After this error the delivery might arrive twice. Ask the other side first and confirm that on the page of the delivery.',
  ),
  'not-stopped': text(
    'Die Sendung scheitert nicht mehr: sie geht von selbst weiter, oder jemand war schneller.',
    'The delivery does not fail any more: it goes on by itself, or somebody was quicker.',
  ),
  'bad-request': text('Die Anfrage war unvollständig.', 'The request was incomplete.'),
};

export const refusedText = (refused: Refused): LocalText => refusals[refused];

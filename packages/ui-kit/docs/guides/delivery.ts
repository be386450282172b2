import { words } from '../../manifest/element-doc.ts';
import type { Guide } from './guide.ts';

/** `<rathaus-delivery>` */
export const delivery: Guide = {
  title: words('Zustellung', 'Delivery'),
  use: [
    words('nach dem Absenden: ist es angekommen?', 'after sending: has it arrived?'),
    words(
      'mit den Worten von `@rathaus/exchange`, ohne Umweg',
      'with the words of `@rathaus/exchange`, without detour',
    ),
  ],
  avoid: [
    words(
      'für das, was das Amt danach tut: das erzählt `timeline`',
      'for what the office does afterwards: `timeline` tells that',
    ),
    words('solange noch nichts abgesendet ist', 'while nothing has been sent yet'),
  ],
  pairs: [
    {
      good: {
        data: {
          state: 'rejected',
          recipient: 'Stadt Beispielhausen',
          reason: 'Eine Anlage ließ sich nicht öffnen. Senden Sie sie bitte als PDF.',
        },
        says: words('Der Grund sagt, was zu tun ist.', 'The reason says what to do.'),
      },
      bad: {
        data: { state: 'rejected', recipient: 'Stadt Beispielhausen', reason: 'HTTP 422 schema-violation' },
        says: words('Damit kann niemand etwas anfangen.', 'Nobody can do anything with that.'),
      },
    },
  ],
  typical: 'sent',
  states: {
    sent: words('Gesendet', 'Sent'),
    sending: words('Wird gesendet', 'Being sent'),
    accepted: words('Angenommen', 'Accepted'),
    rejected: words('Abgelehnt', 'Rejected'),
    unknown: words('Unbekannter Stand', 'Unknown state'),
    stopped: words('Angehalten', 'Stopped'),
  },
  html: `<rathaus-delivery>
  <ol role="list" aria-label="Schritte">
    <li data-state="done"><span part="step">Aufgenommen</span> <span part="state">(erledigt)</span></li>
    <li data-state="current" aria-current="step"><span part="step">Gesendet</span> <span part="state">(als Nächstes)</span></li>
  </ol>
</rathaus-delivery>
`,
  warnings: {},
};

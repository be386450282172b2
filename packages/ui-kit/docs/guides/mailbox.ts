import { words } from '../../manifest/element-doc.ts';
import type { Guide } from './guide.ts';

/** `<rathaus-mailbox>` */
export const mailbox: Guide = {
  title: words('Postfach', 'Mailbox'),
  use: [
    words('für Bescheide und Nachfragen im Konto', 'for decisions and questions in the account'),
    words(
      'wo Öffnen als Zustellung zählt: das steht vorher da',
      'where opening counts as delivery: that is said before',
    ),
  ],
  avoid: [words('für einen Chat', 'for a chat'), words('um Newsletter zu zeigen', 'to show newsletters')],
  pairs: [
    {
      good: {
        data: {
          headingLevel: 3,
          messages: [
            {
              subject: 'Bescheid über die Hundesteuer',
              href: '/postfach/3',
              sender: 'Steueramt Musterstadt',
              date: '2026-11-23',
              unread: true,
              opening: true,
            },
          ],
        },
        says: words(
          'Betreff und Absender sagen, worum es geht; die Folge des Öffnens steht davor.',
          'Subject and sender say what it is about; the effect of opening stands before.',
        ),
      },
      bad: {
        data: {
          headingLevel: 3,
          messages: [
            {
              subject: 'Neue Nachricht (1)',
              href: '/postfach/3',
              sender: 'noreply',
              date: '2026-11-23',
              unread: true,
            },
          ],
        },
        says: words(
          'Man muss öffnen, um zu erfahren, was es ist. Und mit dem Öffnen läuft die Frist.',
          'People have to open it to learn what it is. And with opening the time limit runs.',
        ),
      },
    },
  ],
  typical: 'list',
  states: {
    list: words('Liste', 'List'),
    empty: words('Leer', 'Empty'),
    message: words('Eine Nachricht', 'One message'),
  },
  html: `<rathaus-mailbox>
  <ul role="list" aria-label="Nachrichten">
    <li data-unread>
      <p part="unread">Ungelesen</p>
      <h3 part="title"><a href="/postfach/3">Bescheid über die Hundesteuer</a></h3>
      <p part="meta"><span>Von: Steueramt Musterstadt</span> <span><time datetime="2026-11-23">23. November 2026</time></span></p>
    </li>
  </ul>
</rathaus-mailbox>
`,
  warnings: {},
};

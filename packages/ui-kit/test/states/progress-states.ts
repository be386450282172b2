/** What becomes of it. */
import type { DeliveryData } from '../../src/delivery/delivery.ts';
import type { MailboxData } from '../../src/mailbox/mailbox.ts';
import { timelineOfDefect, timelineOfDelivery } from '../../src/timeline/entries.ts';
import type { TimelineData } from '../../src/timeline/timeline.ts';
import { defect } from './town-states.ts';

const times = { queued: '2026-11-23T12:00:00+01:00', sent: '2026-11-23T12:00:05+01:00' };

export const delivery: Record<string, DeliveryData> = {
  sent: { state: 'sent', times, recipient: 'Stadt Beispielhausen', reference: 'HS-2026-0042' },
  sending: { state: 'sending', times: { queued: times.queued }, recipient: 'Stadt Beispielhausen' },
  accepted: {
    state: 'accepted',
    times: { ...times, collected: '2026-11-23T12:01:00+01:00', accepted: '2026-11-23T12:02:00+01:00' },
  },
  rejected: {
    state: 'rejected',
    times,
    recipient: 'Stadt Beispielhausen',
    reason: 'Die Prüfsumme stimmt nicht.',
  },
  stopped: {
    state: 'stopped',
    times: { queued: times.queued, stopped: '2026-11-24T12:00:00+01:00' },
    reason: 'Der Zustelldienst nimmt die Anmeldung nicht an.',
  },
  // A word of a later version of the exchange.
  unknown: { state: 'verschollen' as 'sent', times },
};

export const timeline: Record<string, TimelineData> = {
  all: {
    entries: [
      {
        title: 'Sie haben die Anmeldung abgesendet.',
        state: 'done',
        at: '2026-11-20T14:41:00+01:00',
        links: [{ href: '/anmeldung.pdf', label: 'Ihre Anmeldung als PDF', bytes: 48_000 }],
      },
      {
        title: 'Das Steueramt braucht eine Auskunft von Ihnen.',
        state: 'todo',
        at: '2026-11-22',
        due: '2026-12-05',
        text: 'Wann haben Sie den Hund bekommen?',
        action: { href: '/antworten', label: 'Frage beantworten' },
      },
      { title: 'Das Steueramt prüft die Anmeldung.', state: 'now' },
      { title: 'Der Bescheid kommt in Ihr Postfach.', state: 'open', at: '2026-12-10' },
    ],
  },
  newest: {
    order: 'newest',
    headingLevel: 4,
    ...timelineOfDelivery({
      state: 'rejected',
      times: {
        queued: '2026-11-20T09:00:00+01:00',
        sent: '2026-11-20T09:00:07+01:00',
        rejected: '2026-11-23T11:00:00+01:00',
      },
      recipient: 'Stadt Beispielhausen',
      reason: 'Die Prüfsumme stimmt nicht.',
    }),
  },
  defect: timelineOfDefect(defect.progress ?? { status: 'received' }),
  unknown: { entries: [{ title: 'Etwas ist passiert.', state: 'finished' as 'done', due: '2026-11-01' }] },
};

export const mailbox: Record<string, MailboxData> = {
  list: {
    messages: [
      {
        subject: 'Bescheid über die Hundesteuer',
        href: '/postfach/3',
        sender: 'Steueramt Musterstadt',
        date: '2026-11-23T09:12:00+01:00',
        unread: true,
        attachments: 2,
        due: '2026-12-24',
        opening: true,
      },
      {
        subject: 'Ihre Anmeldung ist angekommen',
        href: '/postfach/2',
        sender: 'Serviceportal Musterstadt',
        date: '2026-11-20T14:41:00+01:00',
      },
    ],
  },
  empty: { messages: [] },
  message: {
    message: {
      subject: 'Bescheid über die Hundesteuer',
      sender: 'Steueramt Musterstadt',
      date: '2026-11-23T09:12:00+01:00',
      read: '2026-11-23T11:55:00+01:00',
      delivered: '2026-11-23T11:55:00+01:00',
      due: '2026-12-24',
      text: 'Guten Tag Anna Łódź-Şahin,\n\nanbei erhalten Sie den Bescheid über die Hundesteuer.\nBitte überweisen Sie den Betrag bis zum genannten Tag.\n\nFreundliche Grüße\nIhr Steueramt',
      links: [{ href: 'https://musterstadt.example/hundesteuer', label: 'Fragen zur Hundesteuer' }],
      attachments: [
        { href: '/postfach/3/bescheid.pdf', name: 'Bescheid Żabka.pdf', bytes: 48_000 },
        { href: '/postfach/3/merkblatt.pdf', name: 'Merkblatt.pdf' },
      ],
      reply: '/postfach/3/antworten',
    },
  },
};

import type { Command } from 'commander';
import type { Context } from '../../program/area.ts';
import { defineKeys } from './command-keys.ts';
import { defineMailbox } from './command-mailbox.ts';
import { definePeople } from './command-operator.ts';
import { defineProof } from './command-proof.ts';
import { withCommonOptions } from './options.ts';
import type { ReceiveOptions } from './receive.ts';
import { exchangeReported } from './reported.ts';
import type { SendOptions } from './send.ts';

/** The verbs of `rathaus exchange`. The code of a verb is loaded when it is called. */
export function define(command: Command, context: Context): void {
  defineSend(command, context);
  defineReceive(command, context);
  definePeople(command, context);
  defineProof(command, context);
  defineKeys(command, context);
  defineMailbox(command, context);
}

const several = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value];

function defineSend(command: Command, context: Context): void {
  const { text } = context;
  const verb = command
    .command('send')
    .description(
      text({
        de: 'versendet Daten und Anlagen an eine Behörde',
        en: 'sends data and attachments to an authority',
      }),
    )
    .option(
      '--to <ziel>',
      text({
        de: 'Zustellpunkt des Empfängers (UUID) oder Name eines Postfachs',
        en: 'destination of the recipient (UUID) or name of a mailbox',
      }),
    )
    .option('--data <datei>', text({ de: 'Fachdaten (.json oder .xml)', en: 'data (.json or .xml)' }))
    .option(
      '--attachment <datei>',
      text({ de: 'Anlage, so oft wie nötig', en: 'attachment, as often as needed' }),
      several,
    )
    .option(
      '--service <schlüssel>',
      text({ de: 'Leistung: LeiKa-Schlüssel oder URN', en: 'service: LeiKa key or URN' }),
    )
    .option('--service-name <text>', text({ de: 'Name der Leistung', en: 'name of the service' }))
    .option('--schema <adresse>', text({ de: 'Schema der Fachdaten (URI)', en: 'schema of the data (URI)' }))
    .option(
      '--region <schlüssel>',
      text({ de: 'Regionalschlüssel (URN oder AGS)', en: 'regional key (URN or AGS)' }),
    )
    .option(
      '--reference <text>',
      text({ de: 'eigenes Zeichen; der Empfänger sieht es', en: 'own reference; the recipient sees it' }),
    )
    .option(
      '--date <tag>',
      text({ de: 'Antragsdatum (JJJJ-MM-TT)', en: 'date of the application (YYYY-MM-DD)' }),
    )
    .option(
      '--key <text>',
      text({
        de: 'Schlüssel der Sendung; gleicher Schlüssel, eine Sendung (sonst aus dem Inhalt)',
        en: 'key of the delivery; same key, one delivery (default from the content)',
      }),
    )
    .option(
      '--wait',
      text({ de: 'wartet, bis der Empfänger geantwortet hat', en: 'waits until the recipient has answered' }),
    )
    .option(
      '--queue',
      text({ de: 'speichert nur; ein Worker versendet', en: 'stores only; a worker sends' }),
    );
  withCommonOptions(verb, context).action((options: SendOptions) =>
    exchangeReported('send', context, async () => (await import('./send.ts')).send(options, context), {
      usage: [
        'exchange.config.invalid',
        'exchange.outbox.key-conflict',
        'exchange.outbox.invalid-request',
        'exchange.outbox.too-large',
        'exchange.outbox.too-many-attachments',
        'exchange.metadata.invalid',
      ],
      remedies: {
        'exchange.outbox.key-conflict': {
          de: 'Diesen --key hat schon eine andere Sendung: einen anderen wählen.',
          en: 'Another delivery has this --key: choose another one.',
        },
      },
    }),
  );
}

function defineReceive(command: Command, context: Context): void {
  const { text } = context;
  const verb = command
    .command('receive')
    .description(
      text({
        de: 'holt Sendungen in einen Ordner ab und nimmt an, was ganz auf der Platte liegt',
        en: 'fetches deliveries into a folder and accepts what is wholly on the disk',
      }),
    )
    .argument(
      '[ordner]',
      text({ de: 'Ordner; je Sendung entsteht einer darin', en: 'folder; each delivery becomes one in it' }),
    )
    .option(
      '--once',
      text({ de: 'sieht einmal nach (sonst bis Strg-C)', en: 'looks once (default until Ctrl-C)' }),
    )
    .option('--dry-run', text({ de: 'nennt nur, was wartet', en: 'only lists what waits' }));
  withCommonOptions(verb, context).action((folder: string | undefined, options: ReceiveOptions) =>
    exchangeReported('receive', context, async () =>
      (await import('./receive.ts')).receive(folder, options, context),
    ),
  );
}

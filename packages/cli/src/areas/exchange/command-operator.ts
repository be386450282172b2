import type { Command } from 'commander';
import type { Context } from '../../program/area.ts';
import type { ListOptions } from './list.ts';
import type { MigrateOptions } from './migrate.ts';
import { type CommonOptions, withActor, withCommonOptions } from './options.ts';
import type { PauseOptions } from './pause.ts';
import { exchangeReported } from './reported.ts';
import type { RetryOptions } from './retry.ts';
import type { WatchOptions } from './watch.ts';

/** What people who operate an exchange look at and decide. */
export function definePeople(command: Command, context: Context): void {
  defineLooking(command, context);
  defineRetry(command, context);
  definePausing(command, context);
  defineUpkeep(command, context);
}

const wantedId = (context: Context) =>
  context.text({
    de: 'Kennung, auch die beim Dienst, Schlüssel oder Zeichen',
    en: 'id, also that at the service, key or reference',
  });

function defineLooking(command: Command, context: Context): void {
  const { text } = context;
  const status = command.command('status').description(
    text({
      de: 'zeigt je Mandant, was offen ist, hängt und pausiert ist',
      en: 'shows what is open, stuck and paused for each tenant',
    }),
  );
  withCommonOptions(status, context).action((options: CommonOptions) =>
    exchangeReported('status', context, async () => (await import('./status.ts')).status(options, context)),
  );
  const watch = command
    .command('watch')
    .description(
      text({
        de: 'zeigt den Stand laufend, bis Strg-C',
        en: 'shows the status again and again, until Ctrl-C',
      }),
    )
    // Read where it is used, so that the help needs no code of it.
    .option('--interval <sekunden>', text({ de: 'Abstand', en: 'interval' }), '2');
  withCommonOptions(watch, context).action((options: WatchOptions) =>
    exchangeReported('watch', context, async () => (await import('./watch.ts')).watch(options, context)),
  );
  const list = command
    .command('list')
    .description(text({ de: 'nennt Zustellungen, neueste zuerst', en: 'lists deliveries, newest first' }))
    .option('--inbox', text({ de: 'empfangene statt versendete', en: 'received instead of sent ones' }))
    .option(
      '--state <wort>',
      text({ de: 'nur in diesem Stand, z. B. stopped', en: 'in this state only, e.g. stopped' }),
    )
    .option('--code <code>', text({ de: 'nur mit dieser Ursache', en: 'with this cause only' }))
    .option('--class <klasse>', text({ de: 'nur dieser Fehlerklasse', en: 'of this failure class only' }))
    .option('--search <text>', wantedId(context))
    .option('--max <zahl>', text({ de: 'so viele höchstens', en: 'so many at most' }), '50');
  withCommonOptions(list, context).action((options: ListOptions) =>
    exchangeReported('list', context, async () => (await import('./list.ts')).list(options, context)),
  );
  const show = command
    .command('show')
    .description(
      text({ de: 'zeigt eine Zustellung und ihren Verlauf', en: 'shows a delivery and its history' }),
    )
    .argument('<kennung>', wantedId(context));
  withCommonOptions(show, context).action((id: string, options: CommonOptions) =>
    exchangeReported('show', context, async () => (await import('./show.ts')).show(id, options, context)),
  );
}

function defineRetry(command: Command, context: Context): void {
  const { text } = context;
  const verb = command
    .command('retry')
    .description(text({ de: 'setzt Angehaltenes fort', en: 'continues what has stopped' }))
    .argument('[kennung]', wantedId(context))
    .option(
      '--all',
      text({
        de: 'alles Angehaltene; zeigt ohne --yes nur, was es ist',
        en: 'all that has stopped; without --yes only shows what it is',
      }),
    )
    .option(
      '--code <code>',
      text({ de: 'mit --all: nur mit dieser Ursache', en: 'with --all: with this cause only' }),
    )
    .option(
      '--class <klasse>',
      text({ de: 'mit --all: nur dieser Fehlerklasse', en: 'with --all: of this failure class only' }),
    )
    .option('--dry-run', text({ de: 'sagt, was fortgesetzt würde', en: 'says what would be continued' }))
    .option('--yes', text({ de: 'bestätigt --all', en: 'confirms --all' }))
    .option(
      '--asked',
      text({
        de: 'auch, was vielleicht schon ankam: der Empfänger hat es nicht, Sie haben nachgefragt',
        en: 'also what may have arrived: the recipient has not got it, you have asked',
      }),
    );
  withCommonOptions(withActor(verb, context), context).action(
    (id: string | undefined, options: RetryOptions) =>
      exchangeReported('retry', context, async () =>
        (await import('./retry.ts')).retry(id, options, context),
      ),
  );
}

function definePausing(command: Command, context: Context): void {
  const { text } = context;
  const verbs = [
    ['pause', true, { de: 'pausiert die Arbeit eines Mandanten', en: 'pauses the work of a tenant' }],
    ['resume', false, { de: 'lässt sie weitergehen', en: 'lets it go on' }],
  ] as const;
  for (const [name, paused, what] of verbs) {
    const verb = command
      .command(name)
      .description(text(what))
      .option(
        '--destination <uuid>',
        text({ de: 'nur für diesen Zustellpunkt', en: 'for this destination only' }),
      );
    if (paused) withActor(verb, context);
    withCommonOptions(verb, context).action((options: PauseOptions) =>
      exchangeReported(name, context, async () =>
        (await import('./pause.ts')).setPaused(paused, options, context),
      ),
    );
  }
}

function defineUpkeep(command: Command, context: Context): void {
  const { text } = context;
  const check = command
    .command('check')
    .description(
      text({
        de: 'prüft, ob alles bereit ist: Speicher, Schlüssel, Zugang, Zustellpunkte',
        en: 'checks whether all is ready: store, keys, credentials, destinations',
      }),
    )
    .option('--to <uuid>', text({ de: 'prüft auch diesen Empfänger', en: 'checks this recipient too' }));
  withCommonOptions(check, context).action((options: CommonOptions & { to?: string }) =>
    exchangeReported('check', context, async () => (await import('./check.ts')).check(options, context)),
  );
  const migrate = command
    .command('migrate')
    .description(
      text({
        de: 'bringt den Speicher auf den Stand dieser Version; zurück geht es nicht',
        en: 'brings the store to this version; there is no way back',
      }),
    )
    .option(
      '--dry-run',
      text({ de: 'nennt nur, was geändert würde', en: 'only says what would be changed' }),
    );
  withCommonOptions(migrate, context).action((options: MigrateOptions) =>
    exchangeReported('migrate', context, async () =>
      (await import('./migrate.ts')).migrate(options, context),
    ),
  );
}

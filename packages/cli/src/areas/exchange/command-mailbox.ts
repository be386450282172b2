import type { Command } from 'commander';
import type { Context } from '../../program/area.ts';
import { exchangeReported } from './reported.ts';

/** Preparing mailboxes. */
export function defineMailbox(command: Command, context: Context): void {
  const { text } = context;
  command
    .command('mailbox')
    .description(
      text({
        de: 'richtet Postfächer in Ordnern ein: mailbox new',
        en: 'prepares mailboxes in folders: mailbox new',
      }),
    )
    .command('new')
    .description(
      text({
        de: 'richtet einen Ordner, den es schon gibt, einmal als Postfach ein',
        en: 'prepares a folder that is there already as a mailbox, once',
      }),
    )
    .argument('<ordner>', text({ de: 'Ordner der Freigabe', en: 'folder of the share' }))
    .option('--json', text({ de: 'JSON statt Text', en: 'JSON instead of text' }))
    .action((folder: string, options: { json?: boolean }) =>
      exchangeReported('mailbox new', context, async () =>
        (await import('./mailbox-new.ts')).mailboxNew(folder, options, context),
      ),
    );
}

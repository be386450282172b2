import type { Context } from '../../program/area.ts';
import { hasSqlite, openStore } from './open-store.ts';
import { type CommonOptions, settingsOf } from './options.ts';

export interface MigrateOptions extends CommonOptions {
  dryRun?: boolean;
}

/** `rathaus exchange migrate`: brings the store to this version, forward only. `--dry-run` says what would be done. */
export async function migrate(options: MigrateOptions, context: Context): Promise<void> {
  const { say, text, json } = context;
  const settings = await settingsOf(options, context);
  const { pendingMigrations } = await import('@rathaus/exchange/node');
  // A dry run makes no folder and no database.
  if (options.dryRun && settings.store.database === undefined && !hasSqlite(settings.store)) {
    if (options.json) json({ type: 'migrate', dryRun: true, isNew: true, migrations: [] });
    else
      say(
        text({
          de: `In ${settings.store.folder} liegt noch nichts. Ohne --dry-run entsteht dort ein neuer Speicher.`,
          en: `There is nothing in ${settings.store.folder} yet. Without --dry-run a new store is made there.`,
        }),
      );
    return;
  }
  const store = await openStore(settings, 'as-it-is', { isMade: true });
  try {
    const pending = await pendingMigrations(store);
    if (!options.dryRun) await store.ready();
    if (options.json) return json({ type: 'migrate', dryRun: options.dryRun === true, migrations: pending });
    if (pending.length === 0)
      return say(
        text({
          de: 'Der Speicher ist auf dem Stand dieser Version.',
          en: 'The store is up to date with this version.',
        }),
        'good',
      );
    for (const name of pending) say(name);
    if (options.dryRun)
      say(
        text({
          de: 'Das würde geändert. Vorher eine Sicherung anlegen: zurück geht es nicht. Worker von 0.1 müssen beendet sein.',
          en: 'This would be changed. Make a backup first: there is no way back. Workers of 0.1 must have ended.',
        }),
      );
    else
      say(
        text({
          de: 'Geändert. Der Speicher ist auf dem Stand dieser Version.',
          en: 'Changed. The store is up to date with this version.',
        }),
        'good',
      );
  } finally {
    await store.close();
  }
}

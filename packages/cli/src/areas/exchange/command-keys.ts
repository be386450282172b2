import type { Command } from 'commander';
import type { Context } from '../../program/area.ts';
import type { KeysCheckOptions } from './keys-check.ts';
import type { KeysNewOptions } from './keys-new.ts';
import { exchangeReported } from './reported.ts';

/** Making and checking keys. */
export function defineKeys(command: Command, context: Context): void {
  const { text } = context;
  const json = text({ de: 'JSON statt Text', en: 'JSON instead of text' });
  const keys = command.command('keys').description(
    text({
      de: 'erzeugt und prüft Schlüssel: keys new, keys check',
      en: 'makes and checks keys: keys new, keys check',
    }),
  );
  keys
    .command('new')
    .description(
      text({
        de: 'erzeugt zwei Schlüsselpaare: verschlüsseln und signieren',
        en: 'makes two pairs of keys: encryption and signature',
      }),
    )
    .argument('<ort>', text({ de: 'Ordner; mit --content die Datei', en: 'folder; with --content the file' }))
    .option(
      '--pem',
      text({
        de: 'private Schlüssel als PEM (für openssl) statt JWK',
        en: 'private keys as PEM (for openssl) instead of JWK',
      }),
    )
    .option(
      '--content',
      text({
        de: 'statt dessen ein Schlüssel für gespeicherte Inhalte',
        en: 'instead a key for stored content',
      }),
    )
    .option('--json', json)
    .action((place: string, options: KeysNewOptions) =>
      exchangeReported('keys new', context, async () =>
        (await import('./keys-new.ts')).keysNew(place, options, context),
      ),
    );
  keys
    .command('check')
    .description(
      text({
        de: 'prüft öffentliche Schlüssel und wie lange ihre Zertifikate gelten',
        en: 'checks public keys and how long their certificates hold',
      }),
    )
    .argument('<datei...>', text({ de: 'JWK oder Liste davon', en: 'JWK or a set of them' }))
    .option('--root <datei...>', text({ de: 'Wurzelzertifikate (PEM)', en: 'root certificates (PEM)' }))
    .option(
      '--without-certificate',
      text({
        de: 'nur das Profil; ohne Urteil über das Vertrauen',
        en: 'the profile only; without a verdict on trust',
      }),
    )
    .option(
      '--use <zweck>',
      text({
        de: 'encryption oder signature (sonst, was der Schlüssel sagt)',
        en: 'encryption or signature (default what the key says)',
      }),
    )
    .option('--json', json)
    .action((files: string[], options: KeysCheckOptions) =>
      exchangeReported('keys check', context, async () =>
        (await import('./keys-check.ts')).keysCheck(files, options, context),
      ),
    );
}

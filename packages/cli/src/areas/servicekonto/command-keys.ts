import type { Command } from 'commander';
import type { Context } from '../../program/area.ts';
import type { KeysCheckOptions } from './keys-check.ts';
import type { KeysNewOptions } from './keys-new.ts';
import type { KeysPlanOptions } from './keys-plan.ts';
import { loginReported, wholeNumber, withConfig } from './verb.ts';

/** Keys and certificates of SAML. */
export function defineKeys(command: Command, context: Context): void {
  const { text } = context;
  const keys = command.command('keys').description(
    text({
      de: 'Schlüssel und Zertifikate (SAML): keys check, keys plan, keys new',
      en: 'keys and certificates (SAML): keys check, keys plan, keys new',
    }),
  );
  defineCheck(keys, context);
  definePlan(keys, context);
  defineNew(keys, context);
}

function defineCheck(keys: Command, context: Context): void {
  const { text } = context;
  const verb = keys
    .command('check')
    .description(
      text({
        de: 'zeigt, wie lange Zertifikate gelten; ohne Datei die der Konfiguration und ihrer Anmeldedienste',
        en: 'shows how long certificates hold; without file those of the configuration and its providers',
      }),
    )
    .argument(
      '[datei...]',
      text({ de: 'Zertifikate (PEM) oder Metadaten (XML)', en: 'certificates (PEM) or metadata (XML)' }),
    )
    .option('--json', text({ de: 'Ergebnis als JSON', en: 'result as JSON' }));
  withConfig(verb, context).action((files: string[], options: KeysCheckOptions) =>
    loginReported('keys check', context, async () =>
      (await import('./keys-check.ts')).keysCheck(files, options, context),
    ),
  );
}

function definePlan(keys: Command, context: Context): void {
  const { text } = context;
  keys
    .command('plan')
    .description(
      text({
        de: 'plant den Wechsel eines Schlüssels mit den Ladetagen des Anmeldedienstes',
        en: 'plans the change of a key with the loading days of the provider',
      }),
    )
    .requiredOption(
      '--provider <dienst>',
      text({
        de: 'bundid-integration, bundid-production oder unternehmenskonto',
        en: 'bundid-integration, bundid-production or unternehmenskonto',
      }),
    )
    .requiredOption('--use <zweck>', text({ de: 'signing oder encryption', en: 'signing or encryption' }))
    .option(
      '--cert <datei>',
      text({ de: 'Zertifikat, das abgelöst wird (PEM)', en: 'certificate that is to leave (PEM)' }),
    )
    .option(
      '--expires <tag>',
      text({ de: 'statt dessen sein letzter Tag (2027-03-01)', en: 'instead its last day (2027-03-01)' }),
    )
    .option(
      '--cut-off <wort>',
      text({
        de: 'bis wann Metadaten vorliegen müssen, etwa "Mi 12:00"',
        en: 'until when metadata have to be there, such as "Wed 12:00"',
      }),
    )
    .option(
      '--days <zahl>',
      text({ de: 'Tage bis zur Eintragung von Hand', en: 'days until the registration by hand' }),
      wholeNumber(context, 0, 365),
    )
    .option(
      '--overlap <zahl>',
      text({
        de: 'Tage, die der alte Schlüssel bereit bleibt (sonst 14)',
        en: 'days for which the old key stays ready (default 14)',
      }),
      wholeNumber(context, 0, 365),
    )
    .option('--json', text({ de: 'Ergebnis als JSON', en: 'result as JSON' }))
    .action((options: KeysPlanOptions) =>
      loginReported('keys plan', context, async () =>
        (await import('./keys-plan.ts')).keysPlan(options, context),
      ),
    );
}

function defineNew(keys: Command, context: Context): void {
  const { text } = context;
  keys
    .command('new')
    .description(
      text({
        de: 'zeigt die Befehle, die Schlüssel und Zertifikat erzeugen (openssl)',
        en: 'shows the commands that make key and certificate (openssl)',
      }),
    )
    .argument('<name>', text({ de: 'Rechnername des Dienstes', en: 'host of the service' }))
    .option(
      '--use <zweck>',
      text({ de: 'signing oder encryption (sonst beide)', en: 'signing or encryption (default both)' }),
    )
    .option(
      '--days <zahl>',
      text({
        de: 'Tage, die das Zertifikat gilt (sonst 1095)',
        en: 'days the certificate holds (default 1095)',
      }),
      wholeNumber(context, 30, 3650),
    )
    .action((host: string, options: KeysNewOptions) =>
      loginReported('keys new', context, async () =>
        (await import('./keys-new.ts')).keysNew(host, options, context),
      ),
    );
}

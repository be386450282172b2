import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Context } from '../../program/area.ts';
import { reported } from '../../program/failures.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import type { AttackVerbOptions } from './attack.ts';

/** Adds `attack` to `rathaus sandbox`. Its code is loaded when it is called. */
export function defineAttack(command: Command, context: Context): void {
  const verb = command.command('attack').description(
    context.text({
      de: 'greift die Anmeldung einer Anwendung auf diesem Rechner mit gefälschten SAML-Nachrichten an und zeigt, was sie annimmt',
      en: 'attacks the login of an application on this machine with forged SAML messages and shows what it accepts',
    }),
  );
  withTarget(verb, context);
  withResult(verb, context).action((_options: AttackVerbOptions, called: Command) =>
    reported(
      context,
      async () => {
        refuseOthers(command);
        // The area has a --json as well, and takes it wherever it is.
        const options = called.optsWithGlobals<AttackVerbOptions>();
        await (await import('./attack.ts')).attack(options, context);
      },
      {
        command: 'rathaus sandbox attack',
        usage: ['sandbox.config.invalid', 'sandbox.environment.production'],
      },
    ),
  );
}

/** What is attacked. */
function withTarget(verb: Command, context: Context): Command {
  const { text } = context;
  const address = (value: string): string => {
    if (URL.canParse(value)) return value;
    throw new InvalidArgumentError(text({ de: 'erwartet wird eine Adresse', en: 'an address is expected' }));
  };
  return verb
    .requiredOption(
      '--login <adresse>',
      text({ de: 'Adresse, die eine Anmeldung beginnt', en: 'address that starts a login' }),
      address,
    )
    .requiredOption(
      '--acs <adresse>',
      text({ de: 'Adresse, die die Antworten annimmt', en: 'address that takes the responses' }),
      address,
    )
    .option(
      '--slo <adresse>',
      text({
        de: 'Adresse, die Abmeldungen des Anmeldedienstes annimmt (sonst wird die Abmeldung nicht geprüft; die BundID kennt keine)',
        en: 'address that takes logouts of the provider (default: logouts are not tested; BundID has none)',
      }),
      address,
    )
    .addOption(
      new Option(
        '--provider <dienst>',
        text({ de: 'Anmeldedienst, der gespielt wird', en: 'provider that is played' }),
      )
        .choices(['bundid', 'unternehmenskonto'])
        .default('bundid'),
    )
    .option(
      '--accepted <pfad>',
      text({
        de: 'Seite, die zeigt, wer angemeldet ist (sonst die, zu der eine richtige Antwort führt)',
        en: 'page that shows who is logged in (default: where a right response leads)',
      }),
    )
    .option(
      '--metadata <ort>',
      text({
        de: 'SAML-Metadaten der Anwendung, Datei oder Adresse (sonst <login>/metadata oder die der Sandbox)',
        en: 'SAML metadata of the application, file or address (default <login>/metadata or those of the sandbox)',
      }),
    )
    .option(
      '--issuer <entity-id>',
      text({
        de: 'Entity-ID des Anmeldedienstes (sonst aus der Anfrage)',
        en: 'entity ID of the provider (default: by the request)',
      }),
    );
}

/** How, and what comes of it. */
function withResult(verb: Command, { text }: Context): Command {
  return verb
    .option(
      '--only <kennungen>',
      text({ de: 'nur diese Angriffe, mit Komma getrennt', en: 'these attacks only, separated by commas' }),
      (value: string) => value.split(',').map((id) => id.trim()),
    )
    .option(
      '--timeout <sekunden>',
      text({
        de: 'so lange darf eine Antwort dauern (sonst 10)',
        en: 'time an answer may take (default 10)',
      }),
      (value: string) => {
        const seconds = /^\d{1,3}$/.test(value) ? Number(value) : 0;
        if (seconds >= 1) return seconds;
        throw new InvalidArgumentError(
          text({ de: 'erwartet wird eine Zahl ab 1', en: 'a number from 1 on is expected' }),
        );
      },
    )
    .option(
      '--report <datei>',
      text({
        de: 'schreibt einen Bericht nach BSI TR-03172-3 (.html oder .md)',
        en: 'writes a German report by BSI TR-03172-3 (.html or .md)',
      }),
    )
    .option('--force', text({ de: 'ersetzt den Bericht', en: 'replaces the report' }))
    .option('--json', text({ de: 'Ergebnis als JSON', en: 'result as JSON' }));
}

/** Options of the emulator do nothing here. */
function refuseOthers(command: Command): void {
  const given = command.options
    .map((option) => option.attributeName())
    .filter((name) => name !== 'json' && command.getOptionValueSource(name) === 'cli');
  const [first] = command.options.filter((option) => given.includes(option.attributeName()));
  if (first === undefined) return;
  throw new UsageFault(
    `${first.long} gehört zum Start der Sandbox, nicht zu „attack“.`,
    `${first.long} belongs to the start of the sandbox, not to "attack".`,
  );
}

import { text } from '@rathaus/client-core/texts';
import type { Command } from 'commander';
import type { Context } from '../../program/area.ts';
import { defineKeys } from './command-keys.ts';
import { defineLint, defineMetadata } from './command-metadata.ts';
import type { GatewayOptions } from './gateway.ts';
import type { LevelsOptions } from './levels.ts';
import type { ConfigOptions } from './load-config.ts';
import type { LoginVerbOptions } from './login.ts';
import { loginReported, wholeNumber, withConfig } from './verb.ts';

/** The verbs of `rathaus servicekonto`. The code of a verb is loaded when it is called. */
export function define(command: Command, context: Context): void {
  defineDoctor(command, context);
  defineLogin(command, context);
  defineGateway(command, context);
  defineLevels(command, context);
  defineMetadata(command, context);
  defineLint(command, context);
  defineKeys(command, context);
}

/** The port is that of `baseUrl`, so that it is mostly the application itself that has it. */
const besideApplication = text(
  'Die Anwendung, die dort läuft, so lange beenden, oder --port N; deren Rückkehradresse http://127.0.0.1:N/login/callback/… muss dann beim Anmeldedienst hinterlegt sein.',
  'End the application that runs there for the time being, or --port N; its callback address http://127.0.0.1:N/login/callback/… then has to be registered at the provider.',
);

function defineDoctor(command: Command, context: Context): void {
  const { text } = context;
  const verb = command
    .command('doctor')
    .description(
      text({
        de: 'prüft die Konfiguration, den Anmeldedienst und den Speicher, soweit es ohne einen Menschen geht',
        en: 'checks configuration, provider and store, as far as it goes without a person',
      }),
    )
    .option('--json', text({ de: 'Ergebnis als JSON', en: 'result as JSON' }));
  withConfig(verb, context).action((options: ConfigOptions & { json?: boolean }) =>
    loginReported('doctor', context, async () =>
      (await import('./doctor/doctor.ts')).doctor(options, context),
    ),
  );
}

function defineLogin(command: Command, context: Context): void {
  const { text } = context;
  const verb = command
    .command('login')
    .description(
      text({
        de: 'meldet auf diesem Rechner an und zeigt, wer es ist und mit welchem Niveau',
        en: 'logs in on this machine and shows who it is, and at which level',
      }),
    )
    .option(
      '--provider <id>',
      text({ de: 'Anmeldedienst (sonst der erste)', en: 'provider (default: the first)' }),
    )
    .option('--level <niveau>', text({ de: 'verlangtes Vertrauensniveau', en: 'demanded trust level' }))
    .option(
      '--port <zahl>',
      text({
        de: 'Port auf diesem Rechner; seine Rückkehradresse muss beim Anmeldedienst hinterlegt sein',
        en: 'port on this machine; its callback address has to be registered at the provider',
      }),
      wholeNumber(context, 0, 65_535),
    )
    .option(
      '--timeout <sekunden>',
      text({ de: 'so lange wird gewartet (sonst 300)', en: 'time to wait (default 300)' }),
      wholeNumber(context, 1, 3600),
    )
    .option('--open', text({ de: 'öffnet den Browser', en: 'opens the browser' }))
    .option(
      '--show',
      text({ de: 'zeigt die Angaben der Person im Klartext', en: 'shows the attributes of the person' }),
    )
    .option('--json', text({ de: 'Ergebnis als JSON', en: 'result as JSON' }));
  withConfig(verb, context).action((options: LoginVerbOptions) =>
    loginReported('login', context, async () => (await import('./login.ts')).login(options, context), {
      EADDRINUSE: besideApplication,
    }),
  );
}

function defineGateway(command: Command, context: Context): void {
  const { text } = context;
  const verb = command
    .command('gateway')
    .description(
      text({
        de: 'beantwortet Webservern, wer angemeldet ist: für Seiten ohne Node (nginx, Caddy)',
        en: 'tells web servers who is logged in: for sites without Node (nginx, Caddy)',
      }),
    )
    .option(
      '--port <zahl>',
      text({ de: 'Port (sonst 8471)', en: 'port (default 8471)' }),
      wholeNumber(context, 0, 65_535),
    )
    .option(
      '--host <adresse>',
      text({
        de: 'Adresse, an der gehört wird (sonst 127.0.0.1); nur der Webserver darf sie erreichen',
        en: 'address to listen at (default 127.0.0.1); nothing but the web server may reach it',
      }),
    )
    .option('--log', text({ de: 'zeigt jedes Ereignis (nur Kennungen)', en: 'shows every event (ids only)' }))
    .option(
      '--drain <sekunden>',
      text({
        de: 'antwortet beim Beenden so lange weiter, ist aber nicht mehr bereit (sonst 0)',
        en: 'goes on answering for so long before it stops, but is not ready any more (default 0)',
      }),
      wholeNumber(context, 0, 600),
    )
    .option(
      '--json',
      text({
        de: 'eine Zeile JSON, sobald alles bereit ist',
        en: 'one line of JSON as soon as all is ready',
      }),
    );
  withConfig(verb, context).action((options: GatewayOptions) =>
    loginReported('gateway', context, async () => (await import('./gateway.ts')).gateway(options, context)),
  );
}

function defineLevels(command: Command, context: Context): void {
  const { text } = context;
  command
    .command('levels')
    .description(
      text({
        de: 'zeigt die Vertrauensniveaus und wie sie anderswo heißen',
        en: 'shows the trust levels and what they are called elsewhere',
      }),
    )
    .option('--json', text({ de: 'Ergebnis als JSON', en: 'result as JSON' }))
    .action((options: LevelsOptions) =>
      loginReported('levels', context, async () => (await import('./levels.ts')).levels(options, context)),
    );
}

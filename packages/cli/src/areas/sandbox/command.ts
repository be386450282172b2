import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import type { Context } from '../../program/area.ts';
import { paintOn } from '../../program/colours.ts';
import { reported } from '../../program/failures.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { defineAttack } from './attack-command.ts';
import { parentGone } from './parent.ts';

interface Options {
  port: number;
  seed?: string;
  stateFolder?: string;
  json?: boolean;
  log?: boolean;
  keep?: boolean;
  tlsKey?: string;
  tlsCert?: string;
  publicOrigin: Record<string, string>;
}

const defaultPort = 4400;

export function define(command: Command, context: Context): void {
  const { text } = context;
  defineAttack(command, context);
  command
    .option(
      '--port <zahl>',
      text({
        de: 'Port der Startseite, die Dienste folgen; belegte werden ersetzt',
        en: 'port of the start page, the services follow; taken ones are replaced',
      }),
      (value) => readPort(context, value),
      defaultPort,
    )
    .option(
      '--seed <text>',
      text({ de: 'gleicher Wert, gleiche Kennungen und Schlüssel', en: 'same value, same ids and secrets' }),
    )
    .option(
      '--state-folder <ordner>',
      text({
        de: 'behält Zustellungen, Schlüssel, Uhr und Ports über Neustarts; eine Sandbox je Ordner',
        en: 'keeps deliveries, keys, clock and ports over restarts; one sandbox per folder',
      }),
    )
    .option(
      '--json',
      text({
        de: 'eine Zeile JSON, sobald alles bereit ist',
        en: 'one line of JSON as soon as all is ready',
      }),
    )
    .option('--log', text({ de: 'zeigt jede Anfrage (nur Kennungen)', en: 'shows every request (ids only)' }))
    .option(
      '--keep',
      text({
        de: 'läuft weiter, wenn der aufrufende Prozess endet',
        en: 'keeps running when the calling process ends',
      }),
    )
    .option('--tls-key <datei>', text({ de: 'Schlüssel für TLS (PEM)', en: 'key for TLS (PEM)' }))
    .option('--tls-cert <datei>', text({ de: 'Zertifikat für TLS (PEM)', en: 'certificate for TLS (PEM)' }))
    .option(
      '--public-origin <dienst=adresse>',
      text({
        de: 'Adresse, unter der ein Dienst erscheint, z. B. oidc=https://login.land.test',
        en: 'address a service appears under, e.g. oidc=https://login.land.test',
      }),
      (value: string, previous: Record<string, string>) => readPublicOrigin(context, value, previous),
      {},
    )
    .action((options: Options) =>
      reported(context, () => serve(options, context), { usage: ['sandbox.config.invalid'] }),
    );
}

function readPort(context: Context, value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(port >= 0 && port <= 65_000)) {
    throw new InvalidArgumentError(
      context.text({
        de: 'ein Port ist eine Zahl von 0 bis 65000',
        en: 'a port is a number from 0 to 65000',
      }),
    );
  }
  return port;
}

function readPublicOrigin(
  context: Context,
  value: string,
  previous: Record<string, string>,
): Record<string, string> {
  const [service, origin] = [value.slice(0, value.indexOf('=')), value.slice(value.indexOf('=') + 1)];
  if (!value.includes('=') || !URL.canParse(origin)) {
    throw new InvalidArgumentError(
      context.text({ de: 'erwartet wird dienst=adresse', en: 'service=address is expected' }),
    );
  }
  return { ...previous, [service]: origin };
}

/** Runs until Ctrl-C, a request to stop, or the end of the calling process. */
async function serve(options: Options, context: Context): Promise<void> {
  const { terminal, text, say } = context;
  const { startSandbox } = await import('@rathaus/sandbox');
  const stop = new AbortController();
  const signal = AbortSignal.any([terminal.signal, stop.signal]);
  const { port, seed, stateFolder, tlsKey, tlsCert, publicOrigin: publicOrigins } = options;
  if ((tlsKey === undefined) !== (tlsCert === undefined)) {
    throw new UsageFault(
      '--tls-key und --tls-cert gehören zusammen.',
      '--tls-key and --tls-cert belong together.',
    );
  }
  const sandbox = await startSandbox({
    port,
    publicOrigins,
    seed,
    stateFolder,
    tls:
      tlsKey === undefined || tlsCert === undefined
        ? undefined
        : { key: await readFile(tlsKey), cert: await readFile(tlsCert) },
    observer: options.log
      ? ({ at, service, operation, status, durationMs, ids }) =>
          context.warn(`${at} ${service} ${operation} ${status} ${durationMs} ms ${ids.join(' ')}`)
      : undefined,
  });
  try {
    const { origin, services } = sandbox;
    if (options.json) context.json({ event: 'ready', origin, config: `${origin}/sandbox.json`, services });
    else terminal.out(readyText(context, origin, services, port));
    if (!options.keep) parentGone(() => stop.abort('parent'), signal);
    if (!signal.aborted)
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  } finally {
    await sandbox.close();
  }
  if (!options.json) say(text({ de: 'Sandbox beendet.', en: 'Sandbox ended.' }));
}

function readyText(
  context: Context,
  origin: string,
  services: Readonly<Record<string, { readonly origin: string }>>,
  wanted: number,
): string {
  const { text, terminal } = context;
  const paint = paintOn(terminal);
  const names: Readonly<Record<string, string>> = {
    oidc: text({ de: 'Login-Broker', en: 'login broker' }),
    fitconnect: text({ de: 'FIT-Connect', en: 'FIT-Connect' }),
    ckan: text({ de: 'CKAN-Katalog', en: 'CKAN catalogue' }),
    bundid: 'BundID',
    unternehmenskonto: 'Mein Unternehmenskonto',
    postfach: text({ de: 'Bürgerpostfach', en: 'mailbox' }),
  };
  const width = Math.max(...Object.keys(services).map((name) => (names[name] ?? name).length));
  const lines = Object.entries(services).map(
    ([name, service]) => `  ${(names[name] ?? name).padEnd(width)} ${service.origin}`,
  );
  const moved =
    wanted !== 0 && new URL(origin).port !== String(wanted) && URL.parse(origin)?.hostname === '127.0.0.1';
  return [
    paint('open', text({ de: 'Emulator – kein echter Dienst', en: 'Emulator – not a real service' })),
    `  ${text({ de: 'Startseite', en: 'start page' }).padEnd(width)} ${paint('strong', origin)}`,
    ...lines,
    ...(moved ? [text({ de: `Port ${wanted} war belegt.`, en: `Port ${wanted} was taken.` })] : []),
    text({
      de: 'Weiter: Startseite öffnen; dort stehen Personen, Zugänge und Schlüssel. Ende mit Strg-C.',
      en: 'Next: open the start page; it lists persons, clients and keys. End with Ctrl-C.',
    }),
    '',
  ].join('\n');
}

import { existsSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import type { Context } from '../../program/area.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { SandboxOff } from './configuration/sandbox-off.ts';
import type { Settings, TenantSettings } from './configuration/settings.ts';

/** What all commands that work on an exchange have in common. */
export interface CommonOptions {
  config?: string;
  sandbox?: boolean;
  /** Origin; says `sandbox` by itself. */
  sandboxAt?: string;
  tenant?: string;
  json?: boolean;
}

const usualSandbox = 'http://127.0.0.1:4400';

const usualFile = 'rathaus.exchange.json';

/** The option that names another sandbox than the usual one. A value of `--sandbox` itself would swallow an argument. */
export const sandboxAddress = ({ text }: Context): [string, string, (value: string) => string] => [
  '--sandbox-at <adresse>',
  text({
    de: `eine Sandbox unter anderer Adresse (sonst ${usualSandbox})`,
    en: `a sandbox at another address (default ${usualSandbox})`,
  }),
  (value) => {
    const url = URL.parse(value);
    if (url && /^https?:$/.test(url.protocol)) return url.origin;
    throw new InvalidArgumentError(
      text({
        de: 'erwartet wird eine Adresse mit http oder https',
        en: 'an address with http or https is expected',
      }),
    );
  },
];

/** Address of the sandbox that is meant, if one is. */
export const sandboxOf = ({
  sandbox,
  sandboxAt,
}: Pick<CommonOptions, 'sandbox' | 'sandboxAt'>): string | undefined =>
  sandboxAt ?? (sandbox ? usualSandbox : undefined);

/** A command for the same exchange, for people to copy. */
export function commandFor(
  words: string,
  {
    config,
    sandbox,
    sandboxAt,
  }: { [Name in 'config' | 'sandbox' | 'sandboxAt']?: CommonOptions[Name] | undefined },
): string {
  const which =
    sandboxAt !== undefined
      ? ` --sandbox-at ${sandboxAt}`
      : sandbox
        ? ' --sandbox'
        : config === undefined
          ? ''
          : ` --config ${shellWord(config)}`;
  return `rathaus exchange ${words}${which}`;
}

/** Makes a command for people to copy from its verb and arguments. */
export type CommandText = (words: string) => string;

/** Commands for the same exchange as these options. */
export const commandOn =
  (options: CommonOptions): CommandText =>
  (words) =>
    commandFor(words, options);

/** A value as a shell takes it for one word. */
export const shellWord = (value: string): string =>
  /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;

/** Adds the options that say which exchange is meant. */
export function withCommonOptions(command: Command, context: Context): Command {
  const { text } = context;
  return command
    .option(
      '--config <datei>',
      text({
        de: `Konfiguration (sonst RATHAUS_EXCHANGE_CONFIG oder ${usualFile})`,
        en: `configuration (default RATHAUS_EXCHANGE_CONFIG or ${usualFile})`,
      }),
    )
    .option(
      '--sandbox',
      text({
        de: 'statt der Konfiguration die Sandbox auf diesem Rechner',
        en: 'instead of the configuration the sandbox on this machine',
      }),
    )
    .option(...sandboxAddress(context))
    .option('--tenant <name>', text({ de: 'nur dieser Mandant', en: 'this tenant only' }))
    .option('--json', text({ de: 'JSON statt Text', en: 'JSON instead of text' }));
}

/** Options of what a person decides, and the record keeps. */
export interface ActingOptions {
  by?: string;
}

/** Adds the option that says who decides. */
export const withActor = (command: Command, { text }: Context): Command =>
  command.option(
    '--by <name>',
    text({
      de: `wer das entscheidet, für Verlauf und Status (sonst „${unnamedActor}“)`,
      en: `who decides this, for history and status (default "${unnamedActor}")`,
    }),
  );

/** What is recorded when nobody is named: the name of the account might be that of a person, so it is not taken unasked. */
const unnamedActor = 'rathaus exchange';

/** Who acts. Errors: a fault of use for a name that is none. */
export function actorOf({ by }: ActingOptions): string {
  if (by === undefined) return unnamedActor;
  const name = by.trim();
  if (name !== '' && name.length <= 100) return name;
  throw new UsageFault(
    '--by braucht einen Namen von höchstens 100 Zeichen.',
    '--by needs a name of 100 characters at most.',
  );
}

/** The settings that the options name; their code is loaded here, so that a help is quick. Errors: see `readSettings` and `sandboxSettings`. */
export async function settingsOf(options: CommonOptions, context: Context): Promise<Settings> {
  const { terminal } = context;
  const { config } = options;
  const sandbox = sandboxOf(options);
  if (sandbox !== undefined && config !== undefined)
    throw new UsageFault(
      '--sandbox und --config schließen sich aus.',
      '--sandbox and --config exclude each other.',
    );
  if (sandbox !== undefined)
    return (await import('./configuration/sandbox-settings.ts')).sandboxSettings(sandbox, terminal.signal);
  const file = config ?? (terminal.env.RATHAUS_EXCHANGE_CONFIG || usualFile);
  if (config === undefined && !existsSync(file))
    throw new UsageFault(
      `Es gibt keine Konfiguration ${file}. Nennen Sie eine mit --config, oder probieren Sie es mit --sandbox.`,
      `There is no configuration ${file}. Name one with --config, or try it with --sandbox.`,
    );
  return (await import('./configuration/read-settings.ts')).readSettings(file, terminal.env);
}

/**
 * As `settingsOf`, for a command that only looks into the store: it needs no service. What it does not show of other
 * sandboxes is said, because a restart makes a new store.
 */
export async function settingsToLook(options: CommonOptions, context: Context): Promise<Settings> {
  const { warn, text } = context;
  const origin = sandboxOf(options);
  const settings = await settingsOf(options, context).catch(async (error: unknown) => {
    const { leftSettings } = await import('./configuration/sandbox-settings.ts');
    const left = error instanceof SandboxOff && origin !== undefined ? await leftSettings(origin) : undefined;
    if (!left) throw error;
    return left;
  });
  const { isOff, others } = settings.sandbox ?? { isOff: false, others: [] };
  const { folder } = settings.store;
  if (isOff)
    warn(
      text({
        de: `Unter ${settings.origin} antwortet keine Sandbox. Gezeigt wird, was in ${folder} liegt.`,
        en: `No sandbox answers at ${settings.origin}. What lies in ${folder} is shown.`,
      }),
    );
  if (others.length > 0)
    warn(
      text({
        de: `Nicht gezeigt: ${others.length === 1 ? 'der Speicher einer anderen Sandbox' : `die Speicher von ${others.length} anderen Sandboxen`} (${others.slice(0, 3).join(', ')}${others.length > 3 ? ', …' : ''}). Eine neu gestartete Sandbox kennt die früheren Zustellungen nicht; mit rathaus sandbox --state-folder ORDNER behält sie sie.`,
        en: `Not shown: ${others.length === 1 ? 'the store of another sandbox' : `the stores of ${others.length} other sandboxes`} (${others.slice(0, 3).join(', ')}${others.length > 3 ? ', …' : ''}). A sandbox that was started anew does not know the earlier deliveries; with rathaus sandbox --state-folder FOLDER it keeps them.`,
      }),
    );
  return settings;
}

/** A command for the exchange of these settings, for people to copy. */
export const commandOf = ({ origin, isSandbox }: Settings, words: string): string =>
  commandFor(
    words,
    !isSandbox ? { config: origin } : origin === usualSandbox ? { sandbox: true } : { sandboxAt: origin },
  );

/** The tenants that are meant: the named one, or all. */
export function tenantsOf(settings: Settings, options: { tenant?: string | undefined }): TenantSettings[] {
  if (options.tenant === undefined) return [...settings.tenants.values()];
  const tenant = settings.tenants.get(options.tenant);
  if (tenant) return [tenant];
  const known = [...settings.tenants.keys()].join(', ');
  throw new UsageFault(
    `Den Mandanten ${options.tenant} gibt es in ${settings.origin} nicht; es gibt: ${known}.`,
    `There is no tenant ${options.tenant} in ${settings.origin}; there are: ${known}.`,
  );
}

/** The one tenant that is meant. */
export function tenantOf(
  settings: Settings,
  options: CommonOptions,
  usual: string | undefined,
): TenantSettings {
  const tenants = tenantsOf(settings, { tenant: options.tenant ?? usual });
  if (tenants[0] && tenants.length === 1) return tenants[0];
  const known = tenants.map(({ id }) => id).join(', ');
  throw new UsageFault(
    `Nennen Sie mit --tenant einen Mandanten: ${known}.`,
    `Name a tenant with --tenant: ${known}.`,
  );
}

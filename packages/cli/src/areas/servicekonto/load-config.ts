import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServicekontoConfig } from '@rathaus/servicekonto-client';
import type { GatewayMember } from '../../configuration/login/judge-login.ts';
import type { OpenedStore } from '../../configuration/login/open-state-store.ts';
import { readJson } from '../../configuration/login/read-json.ts';
import type { Context } from '../../program/area.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { isInEnvironment, readEnvironment } from './read-environment.ts';

export interface ConfigOptions {
  config?: string;
}

/** A configuration as it was read. Nothing is checked yet: the factories name all faults. */
export interface LoadedConfig {
  readonly file: string;
  readonly konto: ServicekontoConfig;
  readonly gateway: GatewayMember | undefined;
  /** The store that was opened by its address; that of a module belongs to the module. */
  readonly store?: OpenedStore | undefined;
}

const usualFiles = ['ts', 'mjs', 'js', 'json'].map((ending) => `rathaus.servicekonto.${ending}`);

/** `undefined`: the environment holds the configuration itself. */
function fileOf({ config }: ConfigOptions, env: Context['terminal']['env']): string | undefined {
  const named = config ?? env.RATHAUS_SERVICEKONTO_CONFIG;
  if (named !== undefined && named !== '') return named;
  const found = usualFiles.find((file) => existsSync(file));
  if (found !== undefined) return found;
  if (isInEnvironment(env)) return undefined;
  throw new UsageFault(
    `Es gibt keine Konfiguration: --config DATEI, oder ${usualFiles.join(', ')} in diesem Ordner, oder RATHAUS_SERVICEKONTO_TENANT und die anderen Variablen der Umgebung.`,
    `There is no configuration: --config FILE, or ${usualFiles.join(', ')} in this folder, or RATHAUS_SERVICEKONTO_TENANT and the other variables of the environment.`,
  );
}

/**
 * The configuration that is meant: a file, or the environment. Errors: `UsageFault`, `ConfigurationFaults`, and whatever a module
 * throws while it is loaded.
 */
export async function loadConfig(options: ConfigOptions, { terminal }: Context): Promise<LoadedConfig> {
  const file = fileOf(options, terminal.env);
  if (file === undefined)
    return { file: 'RATHAUS_SERVICEKONTO_…', ...(await readEnvironment(terminal.env, process.cwd())) };
  if (!existsSync(file)) throw new UsageFault(`${file} gibt es nicht.`, `${file} does not exist.`);
  if (extname(file) === '.json') return { file, ...(await readJson(file, terminal.env)) };
  const module = (await import(pathToFileURL(resolve(file)).href)) as { default?: unknown };
  const given: unknown = typeof module.default === 'function' ? await module.default() : module.default;
  if (typeof given !== 'object' || given === null)
    throw new UsageFault(
      `${file} hat kein "export default" mit einer Konfiguration.`,
      `${file} has no "export default" with a configuration.`,
    );
  const { gateway, ...konto } = given as ServicekontoConfig & { gateway?: GatewayMember };
  return { file, konto, gateway };
}

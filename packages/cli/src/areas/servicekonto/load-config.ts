import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServicekontoConfig } from '@rathaus/servicekonto-client';
import type { GatewayConfig } from '@rathaus/servicekonto-client/gateway';
import type { Context } from '../../program/area.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { readJson } from './read-json.ts';

export interface ConfigOptions {
  config?: string;
}

/** What a configuration says of the gateway; tenant and `baseUrl` are those of the login. */
export type GatewayMember = Omit<GatewayConfig, 'tenant' | 'baseUrl'>;

/** A configuration as it was read. Nothing is checked yet: the factories name all faults. */
export interface LoadedConfig {
  readonly file: string;
  readonly konto: ServicekontoConfig;
  readonly gateway: GatewayMember | undefined;
}

const usualFiles = ['ts', 'mjs', 'js', 'json'].map((ending) => `rathaus.servicekonto.${ending}`);

function fileOf({ config }: ConfigOptions, env: Context['terminal']['env']): string {
  const named = config ?? env.RATHAUS_SERVICEKONTO_CONFIG;
  if (named !== undefined && named !== '') return named;
  const found = usualFiles.find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new UsageFault(
    `Es gibt keine Konfiguration: --config DATEI, oder ${usualFiles.join(', ')} in diesem Ordner.`,
    `There is no configuration: --config FILE, or ${usualFiles.join(', ')} in this folder.`,
  );
}

/**
 * The configuration that is meant. Errors: `UsageFault`, `ConfigurationFaults` of a JSON file, and whatever a module
 * throws while it is loaded.
 */
export async function loadConfig(options: ConfigOptions, { terminal }: Context): Promise<LoadedConfig> {
  const file = fileOf(options, terminal.env);
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

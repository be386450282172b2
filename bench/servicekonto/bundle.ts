import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const options = {
  bundle: true as const,
  write: false as const,
  metafile: true as const,
  format: 'esm' as const,
  conditions: ['@rathaus/source'],
  logLevel: 'error' as const,
};

/** What is measured of ours, as npm installs it: without types, everything else as it is. */
export async function bundleOwn(): Promise<typeof import('./own.ts')> {
  const folder = join(import.meta.dirname, '../../node_modules/.cache/rathaus-bench/servicekonto');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'own.mjs');
  const { outputFiles } = await build({
    ...options,
    entryPoints: [join(import.meta.dirname, 'own.ts')],
    platform: 'node',
    target: 'node22',
    external: ['jose', 'openid-client'],
  });
  await writeFile(file, outputFiles[0]!.contents);
  return import(pathToFileURL(file).href);
}

/** An application with a login, minified. `modules`: minified bytes by module, the heaviest first. */
export interface Application {
  readonly gzip: number;
  /** Without foreign packages. */
  readonly ownGzip: number;
  readonly modules: readonly (readonly [name: string, bytes: number])[];
}

/** Weighs an application that imports `createServicekonto` and `oidc`, and nothing else of ours. */
export async function weighOidc(): Promise<Application> {
  const bundle = async (external: string[]) => {
    const { outputFiles, metafile } = await build({
      ...options,
      entryPoints: [join(import.meta.dirname, '../../packages/servicekonto-client/test/size/oidc-login.ts')],
      minify: true,
      platform: 'browser',
      target: 'es2022',
      external,
    });
    return { gzip: gzipSync(outputFiles[0]!.contents, { level: 9 }).length, metafile };
  };
  const whole = await bundle([]);
  const own = await bundle(['jose', 'openid-client', 'oauth4webapi']);
  const modules = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.entries(Object.values(whole.metafile.outputs)[0]!.inputs)) {
    if (bytesInOutput === 0) continue;
    const name = moduleName(path);
    modules.set(name, (modules.get(name) ?? 0) + bytesInOutput);
  }
  return {
    gzip: whole.gzip,
    ownGzip: own.gzip,
    modules: [...modules].sort((a, b) => b[1] - a[1]),
  };
}

/** A foreign package counts as one module, of ours each folder of a package does. */
function moduleName(path: string): string {
  const foreign = /node_modules\/((?:@[^/]+\/)?[^/.][^/]*)/.exec(path);
  if (foreign) return foreign[1]!;
  const own = relative('packages', resolve(path));
  const found = /^([^/]+)\/src\/(?:([^/]+)\/)?/.exec(own);
  return found ? `${found[1]}${found[2] ? `/${found[2]}` : ''}` : 'application';
}

import { relative, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** A bundle for browsers, minified. `modules`: bytes by module, the heaviest first. */
export interface Bundle {
  code: Uint8Array;
  bytes: number;
  gzip: number;
  brotli: number;
  modules: [name: string, bytes: number][];
}

async function bundle(contents: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@rathaus/source'],
  });
  const code = outputFiles[0]!.contents;
  const modules: Record<string, number> = {};
  for (const [path, { bytesInOutput }] of Object.entries(Object.values(metafile.outputs)[0]!.inputs)) {
    const name = nameOf(path);
    modules[name] = (modules[name] ?? 0) + bytesInOutput;
  }
  return {
    code,
    bytes: code.length,
    gzip: gzipSync(code, { level: 9 }).length,
    brotli: brotliCompressSync(code).length,
    modules: Object.entries(modules)
      .filter(([, bytes]) => bytes > 0)
      .sort((a, b) => b[1] - a[1]),
  };
}

/** A foreign package counts as one module, of ours each file does. */
function nameOf(path: string): string {
  const foreign = /node_modules\/((?:@[^/]+\/)?[^/.][^/]*)/.exec(path);
  if (foreign) return foreign[1]!;
  const own = relative('packages/client-core', resolve(path));
  return own.startsWith('src/') ? own : 'application';
}

/** The whole application that makes the call of a contestant once, everything that it needs in one file. */
export const bundleApplication = (module: string) =>
  bundle(`import { makeCall } from ${JSON.stringify(module)}; console.log(await makeCall()())`);

/** The same as a module, to be timed: what is weighed is what runs. */
export const bundleModule = (module: string) => bundle(`export { makeCall } from ${JSON.stringify(module)}`);

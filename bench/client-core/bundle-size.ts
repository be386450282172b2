import { relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';

const applications = {
  'raw fetch': `console.log(await (await fetch('https://a.example/dogs')).json())`,
  ky: `import ky from 'ky'; console.log(await ky.get('https://a.example/dogs').json())`,
  'client-core': `import { createClient } from '@rathaus/client-core';
    console.log(await createClient({ baseUrl: 'https://a.example' }).get('/dogs'))`,
};

type Application = keyof typeof applications;

async function bundle(name: Application, plugins: Plugin[] = []) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: applications[name], resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@rathaus/source'],
    plugins,
  });
  const file = outputFiles[0]!.contents;
  return { bytes: file.length, gzip: gzipSync(file, { level: 9 }).length, metafile };
}

/** Bytes of a whole application that makes one GET, everything it needs in one file. */
export async function bundleSizes() {
  const sizes = {} as Record<Application, { bytes: number; gzip: number }>;
  for (const name of Object.keys(applications) as Application[]) sizes[name] = await bundle(name);
  return sizes;
}

/** Answers `fetch` itself where ky is imported: what client-core would weigh on a transport of its own. */
const withoutKy: Plugin = {
  name: 'without-ky',
  setup(build) {
    build.onResolve({ filter: /^ky$/ }, () => ({ path: 'ky', namespace: 'stub' }));
    build.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({
      contents:
        'export default (url, { fetch: own = fetch, ...init }) => own(new Request(url, { ...init, duplex: "half" }))',
    }));
  },
};

/** Where the bytes are: minified bytes by module, and the whole without ky. */
export async function sizeProfile() {
  const { metafile } = await bundle('client-core');
  const modules: Record<string, number> = {};
  for (const [path, { bytesInOutput }] of Object.entries(Object.values(metafile.outputs)[0]!.inputs)) {
    const own = relative('packages/client-core', resolve(path));
    const name = path.includes('node_modules/ky/') ? 'ky' : own.startsWith('src/') ? own : 'application';
    modules[name] = (modules[name] ?? 0) + bytesInOutput;
  }
  const { gzip } = await bundle('client-core', [withoutKy]);
  return { modules, gzipWithoutKy: gzip };
}

import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const applications = {
  'raw fetch': `console.log(await (await fetch('https://a.example/dogs')).json())`,
  ky: `import ky from 'ky'; console.log(await ky.get('https://a.example/dogs').json())`,
  'client-core': `import { createClient } from '@rathaus/client-core';
    console.log(await createClient({ baseUrl: 'https://a.example' }).get('/dogs'))`,
};

/** Bytes of a whole application that makes one GET, everything it needs in one file. */
export async function bundleSizes() {
  const sizes: Record<string, { bytes: number; gzip: number }> = {};
  for (const [name, contents] of Object.entries(applications)) {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
      bundle: true,
      write: false,
      minify: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      conditions: ['@rathaus/source'],
    });
    const file = outputFiles[0]!.contents;
    sizes[name] = { bytes: file.length, gzip: gzipSync(file, { level: 9 }).length };
  }
  return sizes as Record<keyof typeof applications, { bytes: number; gzip: number }>;
}

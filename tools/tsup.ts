import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';

interface Manifest {
  sideEffects?: boolean | string[];
  exports: Record<string, string | Record<string, string>>;
  bin?: Record<string, string>;
}

/**
 * The one build configuration of all packages: ESM, splitting, source maps, declarations.
 * Entries are read from the package's own `exports` (the `@rathaus/source` condition), so that
 * an entry point is declared in exactly one place.
 */
export function rathausTsup(options: Options = {}) {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const entry: Record<string, string> = {};
  for (const target of Object.values(manifest.exports)) {
    if (typeof target === 'string') continue;
    const source = target['@rathaus/source'];
    const built = target.default;
    if (source && built) entry[built.replace(/^\.\/dist\//, '').replace(/\.js$/, '')] = source;
  }
  for (const built of Object.values(manifest.bin ?? {})) {
    const name = built.replace(/^(\.\/)?dist\//, '').replace(/\.js$/, '');
    entry[name] = `src/${name}.ts`;
  }
  return defineConfig({
    entry,
    format: 'esm',
    target: 'es2023',
    platform: 'neutral',
    splitting: true,
    sourcemap: true,
    clean: true,
    // Declarations come from TypeScript 7 (below): one second instead of half a minute for a large package.
    dts: false,
    treeshake: false,
    // `node:sqlite` exists under its full name only.
    removeNodeProtocol: false,
    external: [/^node:/],
    ...options,
    onSuccess: async () => {
      if (typeof options.onSuccess === 'function') await options.onSuccess();
      if (manifest.sideEffects === false) dropBareImports('dist');
      execFileSync('tsc', ['-p', 'tsconfig.build.json'], {
        stdio: 'inherit',
        shell: process.platform === 'win32',
      });
    },
  });
}

/**
 * esbuild keeps `import "./chunk-….js"` where an entry takes nothing from a chunk. In a package without side effects it
 * does nothing but make the bundlers of our users warn. The line stays, empty, so that source maps still fit.
 */
function dropBareImports(folder: string): void {
  for (const file of globSync(`${folder}/**/*.js`)) {
    const code = readFileSync(file, 'utf8');
    const without = code.replace(/^import "\.{1,2}\/[^"]*";$/gm, '');
    if (without !== code) writeFileSync(file, without);
  }
}

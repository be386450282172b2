/** The types for frameworks, read by their own compilers as somebody has them who installs the package. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Installation,
  install,
  type PackedPackages,
  packPackages,
  whyUnreachable,
} from '../../../tools/packed/packed-packages.ts';
import { elementExamples } from '../docs/examples/element-examples.ts';
import { STARTS } from '../docs/examples/start-examples.ts';
import { GUIDES } from '../docs/guides/guides.ts';
import { TEXTS_CODE } from '../docs/pages/basics-pages.ts';
import { THEME_CHECK } from '../docs/pages/colours-page.ts';
import { NAMES, stateOf } from '../docs/pages/specimen.ts';
import { SNIPPETS } from './readme-snippets.ts';

const FRAMEWORKS = [
  ...['react@19.3.1', '@types/react@19.3.3', 'react-18-types@npm:@types/react@18.3.32', 'preact@11.2.0'],
  ...['solid-js@1.9.20', 'vue@3.5.45', 'vue-tsc@3.3.14', 'svelte@5.57.3', 'svelte-check@4.7.8', 'lit@3.3.3'],
  ...['typescript@5.9.3', '@angular/core@21.2.26', '@angular/common@21.2.26', '@angular/compiler@21.2.26'],
  ...['@angular/compiler-cli@21.2.26', 'rxjs@7.8.2', 'tslib@2.9.1'],
];
const OPTIONS = {
  noEmit: true,
  skipLibCheck: false,
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2024', 'dom', 'dom.iterable'],
  types: [],
};

/** What the documentation and the README show, by the kind of its files. */
const SHOWN = [
  ...SNIPPETS.filter(({ title }) => title !== 'HTML'),
  ...NAMES.flatMap((name) => elementExamples(name, stateOf(name, GUIDES[name].typical).data)),
  ...STARTS.flatMap(({ title, examples }) =>
    examples.map((one) => ({ ...one, file: `start-${one.file}`, title: title.replace(/,.*/, '') })),
  ),
  { title: 'Server', file: 'own-texts.ts', code: TEXTS_CODE },
  { title: 'Server', file: 'own-colours.ts', code: THEME_CHECK },
];

const HEAD = (framework: string): string => `import type {} from '@rathaus/ui-kit/types/${framework}';
import type { LoginData } from '@rathaus/ui-kit';
const data: LoginData = { providers: [] };
`;
/** Lines that pass, and lines of which each has a fault (behind a marker that the compiler insists on). */
const jsx = (framework: string, event: string, property: string): string => `${HEAD(framework)}
export const good = [
  <rathaus-login level="hoch" provider="amt" href="/x" label="x" ${property}={data} class="x" lang="de" id="b">
    <a data-provider="bundid" href="/x">x</a>
  </rathaus-login>,
  <rathaus-login level={undefined} ${property}={undefined} aria-label="x" />,
  <rathaus-login ${property}={{ providers: [], texts: { signIn: 'x' } }} />,
  <rathaus-upload name="x" max-bytes={5} max-files="3" ${event}={(event) => event.detail.fileName.length} />,
];
export const bad = [
  // @ts-expect-error no attribute of that name
  <rathaus-login levl="hoch" />,
  // @ts-expect-error no word of the list
  <rathaus-login level="mittel" />,
  // @ts-expect-error no element of that name
  <rathaus-logn />,
  // @ts-expect-error no member of that name in the data
  <rathaus-login ${property}={{ providers: [{ id: 'x', hrf: '/x' }] }} />,
  // @ts-expect-error no text of that name
  <rathaus-login ${property}={{ providers: [], texts: { sgnIn: 'x' } }} />,
  // @ts-expect-error no number
  <rathaus-upload name="x" max-bytes="viel" />,
  // @ts-expect-error no member of that name in the event
  <rathaus-upload name="x" ${event}={(event) => event.detail.file} />,
];
`;

const unreachable = await whyUnreachable();
if (unreachable) console.log(`skipped: packages cannot be installed: ${unreachable}`);

describe.skipIf(unreachable !== undefined)('types for frameworks, skipLibCheck off', () => {
  let packed: PackedPackages;
  let installed: Installation;

  beforeAll(async () => {
    packed = await packPackages('ui-kit');
    installed = await install(packed.all, ...FRAMEWORKS);
    for (const { title, file, code } of SHOWN) write(folderOf(title), file, code);
    for (const [framework, event, property] of [
      ['react', 'onrathaus-upload', 'data'],
      ['preact', 'onrathaus-upload', 'data'],
      ['solid', 'on:rathaus-upload', 'prop:data'],
    ] as const)
      write(framework, 'names.tsx', jsx(framework, event, property));
  }, 900_000);
  afterAll(() => {
    installed?.remove();
    packed?.remove();
  });

  const folderOf = (title: string): string => title.toLowerCase();
  function write(folder: string, file: string, code: string): void {
    mkdirSync(join(installed.folder, folder), { recursive: true });
    installed.write(`${folder}/${file}`, code);
  }
  async function check(folder: string, program: string, options: object, more: object = {}, files = '**/*') {
    installed.write(
      `${folder}/tsconfig.json`,
      JSON.stringify({ compilerOptions: { ...OPTIONS, ...options }, include: [files], ...more }),
    );
    const { output } = await installed.execute(process.execPath, [
      join(installed.folder, 'node_modules', program),
      ...(program.startsWith('svelte')
        ? ['--output', 'machine', '--tsconfig', './tsconfig.json', '--workspace', folder]
        : ['-p', folder]),
    ]);
    return output;
  }
  const TSC = 'typescript/bin/tsc';
  const strictness = [true, false].map((strict) => ({ strict, exactOptionalPropertyTypes: strict }));

  it.each(strictness)('React 19, strict: $strict', async (options) => {
    expect(await check('react', TSC, { ...options, jsx: 'react-jsx' })).toBe('');
  });

  it('React 18', async () => {
    const paths = {
      react: ['../node_modules/react-18-types'],
      'react/jsx-runtime': ['../node_modules/react-18-types/jsx-runtime'],
    };
    expect(await check('react', TSC, { ...strictness[0], jsx: 'react-jsx', paths })).toBe('');
  });

  it.each(strictness)('Preact and Solid, strict: $strict', async (options) => {
    expect(await check('preact', TSC, { ...options, jsx: 'react-jsx', jsxImportSource: 'preact' })).toBe('');
    expect(await check('solid', TSC, { ...options, jsx: 'preserve', jsxImportSource: 'solid-js' })).toBe('');
  });

  it.each(strictness)('servers, Lit and plain TypeScript, strict: $strict', async (options) => {
    expect(await check('server', TSC, options)).toBe('');
    expect(await check('lit', TSC, options)).toBe('');
  });

  it.each(strictness)('Vue, strict templates, strict: $strict', async (options) => {
    const more = { vueCompilerOptions: { strictTemplates: true, dataAttributes: ['data-*'] } };
    write(
      'vue',
      'Names.vue',
      `<script setup lang="ts">\n${HEAD('vue')}</script>
<template>
  <rathaus-login level="hoch" provider="amt" href="/x" :data.prop="data" class="x"><a data-provider="bundid" href="/x">x</a></rathaus-login>
  <rathaus-upload name="x" :max-bytes="5" max-files="3" @rathaus-upload="(event) => event.detail.fileName.length" />
  <!-- @vue-expect-error no attribute of that name -->
  <rathaus-login levl="hoch" />
  <!-- @vue-expect-error no word of the list -->
  <rathaus-login level="mittel" />
  <!-- @vue-expect-error no member of that name in the event -->
  <rathaus-upload name="x" @rathaus-upload="(event) => event.detail.file" />
</template>
`,
    );
    expect(await check('vue', 'vue-tsc/bin/vue-tsc.js', { ...options, jsx: 'preserve' }, more)).toBe('');
  });

  it('Svelte', async () => {
    write(
      'svelte',
      'Names.svelte',
      `<script lang="ts">\n${HEAD('svelte')}</script>
<rathaus-login level="hoch" provider="amt" href="/x" {data} class="x"><a data-provider="bundid" href="/x">x</a></rathaus-login>
<rathaus-upload name="x" max-bytes={5} onrathaus-upload={(event) => event.detail.fileName.length}></rathaus-upload>
<!-- svelte-ignore a11y_missing_attribute -->
<rathaus-login levl="hoch"></rathaus-login>
<rathaus-login level="mittel"></rathaus-login>
<rathaus-upload name="x" onrathaus-upload={(event) => event.detail.file}></rathaus-upload>
`,
    );
    const output = await check('svelte', 'svelte-check/bin/svelte-check', {
      ...strictness[0],
      types: ['svelte'],
      verbatimModuleSyntax: true,
    });
    const errors = output.split('\n').filter((line) => line.includes(' ERROR '));
    expect(errors.map((line) => /"([^"]+\.svelte)"/.exec(line)?.[1])).toEqual(Array(3).fill('Names.svelte'));
  });

  it('Angular: its compiler knows references and events; attributes it cannot know', async () => {
    write(
      'angular',
      'names.component.ts',
      `import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import type {} from '@rathaus/ui-kit/types/angular';
@Component({
  selector: 'app-names',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`<rathaus-login #login levl="hoch" (click)="show(login.data)" (focus)="show(login.dta)"></rathaus-login>
<rathaus-upload name="x" (rathaus-upload)="show($event.detail.fileName)" />
<rathaus-upload name="x" (rathaus-upload)="show($event.detail.file)" />\`,
})
export class NamesComponent {
  show(what: unknown): void {
    console.log(what);
  }
}
`,
    );
    const output = await check(
      'angular',
      '@angular/compiler-cli/bundles/src/bin/ngc.js',
      { ...strictness[0], noEmit: false, outDir: 'out', skipLibCheck: true, experimentalDecorators: true },
      { angularCompilerOptions: { strictTemplates: true } },
    );
    expect(output.match(/error/g), output).toHaveLength(2);
    expect(output).toMatch(/'dta' does not exist on type 'RathausLogin'/);
    expect(output).toMatch(/'file' does not exist/);
  });
});

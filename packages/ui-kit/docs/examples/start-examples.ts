import type { Words } from '../../manifest/element-doc.ts';
import { words } from '../../manifest/element-doc.ts';
import type { Example } from './example.ts';

/** Five minutes in one framework: what to do, and the code. */
export interface Start {
  readonly title: string;
  readonly steps: Words;
  readonly examples: readonly Example[];
}

const LINKS = `<rathaus-login>
  <a data-provider="bundid" href="/login/bundid">Mit BundID anmelden</a>
</rathaus-login>`;
const indented = (text: string, by: string): string => text.replaceAll('\n', `\n${by}`);

/** HTML for a page without any build; the same for a CMS. */
export const PLAIN = `<!doctype html>
<html lang="de">
  <meta charset="utf-8">
  <title>Anmelden</title>
  <link rel="stylesheet" href="/rathaus/login.css">
  <script type="module" src="/rathaus/rathaus-login.js"></script>
  ${indented(LINKS, '  ')}
</html>
`;

/** What a content element "HTML" of a CMS takes. */
export const PASTE = `<link rel="stylesheet" href="/rathaus/login.css">
<script type="module" src="/rathaus/rathaus-login.js"></script>
${LINKS}
`;

const PROPS = "const login = { providers: [{ id: 'bundid', href: '/login/bundid' }] };\n";

/** The same login in every framework. */
export const STARTS: readonly Start[] = [
  {
    title: 'HTML',
    steps: words(
      'Kopieren Sie `dist/login.css` und was in `dist/cdn/` liegt aus dem Paket auf Ihren Server nach `/rathaus/`. Mehr braucht es nicht; ohne Skript bleibt ein Link.',
      'Copy `dist/login.css` and what is in `dist/cdn/` from the package to your server as `/rathaus/`. Nothing else is needed; without script a link remains.',
    ),
    examples: [{ title: 'HTML', file: 'anmelden.html', code: PLAIN }],
  },
  {
    title: 'React, Next',
    steps: words(
      '`npm install @rathaus/ui-kit`. Der Server schreibt den Inhalt, der Browser hydriert ihn; das Skript des Kits kommt dazu.',
      '`npm install @rathaus/ui-kit`. The server writes the content, the browser hydrates it; the script of the kit comes in addition.',
    ),
    examples: [
      {
        title: 'React',
        file: 'login.tsx',
        code: `import type {} from '@rathaus/ui-kit/types/react';
import { contentOf } from '@rathaus/ui-kit/jsx';
import { createElement } from 'react';

${PROPS}
export const Login = () => <rathaus-login>{contentOf('login', login, createElement)}</rathaus-login>;
`,
      },
      {
        title: 'Next',
        file: 'kit.tsx',
        code: `'use client';
import '@rathaus/ui-kit/styles.css';
import '@rathaus/ui-kit/define/login';

/** Einmal im Layout: lädt das Skript des Kits im Browser. */
export const Kit = () => null;
`,
      },
    ],
  },
  {
    title: 'Vue, Nuxt',
    steps: words(
      'In Vite und Nuxt: `isCustomElement: (tag) => tag.startsWith("rathaus-")`. Wer `strictTemplates` nutzt, erlaubt `data-*` mit `dataAttributes`.',
      'In Vite and Nuxt: `isCustomElement: (tag) => tag.startsWith("rathaus-")`. Who uses `strictTemplates` allows `data-*` by `dataAttributes`.',
    ),
    examples: [
      {
        title: 'Vue',
        file: 'Login.vue',
        code: `<script setup lang="ts">
import type {} from '@rathaus/ui-kit/types/vue';
import { contentOf } from '@rathaus/ui-kit/jsx';
import { h } from 'vue';

${PROPS}const Content = () => contentOf('login', login, h);
</script>

<template>
  <rathaus-login><Content /></rathaus-login>
</template>
`,
      },
    ],
  },
  {
    title: 'Svelte',
    steps: words(
      'Kinder gehören Svelte; das Kit gestaltet sie, wo sie stehen.',
      'Children are those of Svelte; the kit styles them where they stand.',
    ),
    examples: [
      {
        title: 'Svelte',
        file: 'Login.svelte',
        code: `<script lang="ts">
  import type {} from '@rathaus/ui-kit/types/svelte';
  import '@rathaus/ui-kit/styles.css';
  import '@rathaus/ui-kit/define/login';
</script>

${LINKS}
`,
      },
    ],
  },
  {
    title: 'Angular',
    steps: words(
      '`CUSTOM_ELEMENTS_SCHEMA` lässt jedes Attribut zu. Geprüft werden `#login` und `$event`: ihre Typen kommen mit dem Import.',
      '`CUSTOM_ELEMENTS_SCHEMA` takes any attribute. What is checked are `#login` and `$event`: their types come with the import.',
    ),
    examples: [
      {
        title: 'Angular',
        file: 'login.component.ts',
        code: `import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import type {} from '@rathaus/ui-kit/types/angular';
import '@rathaus/ui-kit/define/login';

@Component({
  selector: 'app-login',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`
    ${indented(LINKS, '    ')}
  \`,
})
export class LoginComponent {}
`,
      },
    ],
  },
  {
    title: 'Lit',
    steps: words(
      'Auch in einem Schattenbaum: das Kit bringt seine Gestalt dorthin mit.',
      'In a shadow root, too: the kit brings its look there.',
    ),
    examples: [
      {
        title: 'Lit',
        file: 'login-page.ts',
        code: `import '@rathaus/ui-kit/define/login';
import { html, LitElement } from 'lit';

export class LoginPage extends LitElement {
  override render() {
    return html\`
      ${indented(LINKS, '      ')}
    \`;
  }
}
`,
      },
    ],
  },
  {
    title: 'Astro',
    steps: words(
      'Der Server schreibt fertiges HTML; nur das Skript geht in den Browser.',
      'The server writes finished HTML; only the script goes to the browser.',
    ),
    examples: [
      {
        title: 'Astro',
        file: 'anmelden.astro',
        code: `---
import { renderLogin } from '@rathaus/ui-kit/server';
import '@rathaus/ui-kit/styles.css';

${PROPS.trimEnd()}
---

<Fragment set:html={renderLogin(login)} />
<script>
  import '@rathaus/ui-kit/define/login';
</script>
`,
      },
    ],
  },
  {
    title: 'TYPO3, WordPress',
    steps: words(
      'Ein Inhaltselement „HTML“ und einfügen. Die Regeln des Themes für Links gewinnen nicht: das Kit schreibt seine mit mehr Gewicht.',
      'A content element "HTML", and paste. The rules of the theme for links do not win: the kit writes its own with more weight.',
    ),
    examples: [{ title: 'CMS', file: 'inhaltselement.html', code: PASTE }],
  },
  {
    title: 'htmx, Turbo',
    steps: words(
      'Was später in die Seite kommt, wirkt wie das Erste; ein Morph ändert die Kinder, und das Kit fasst sie nicht an.',
      'What comes into the page later works like the first; a morph changes the children, and the kit does not touch them.',
    ),
    examples: [
      {
        title: 'Server',
        file: 'fragment.ts',
        code: `import { renderLogin } from '@rathaus/ui-kit/server';

/** Antwort auf hx-get="/anmelden" oder ein turbo-frame. */
export const fragment = (): string =>
  renderLogin({ providers: [{ id: 'bundid', href: '/login/bundid' }] });
`,
      },
    ],
  },
];

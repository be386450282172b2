import { ELEMENTS } from '../../manifest/elements.ts';
import type { ElementName } from '../../src/locales/locale.ts';
import { type Example, literal } from './example.ts';

/** `consent` in `onrathaus-consent`: Vue and Lit write events with `@`, Svelte and React with `on`. */
const firstEvent = (name: ElementName): string | undefined => Object.keys(ELEMENTS[name].events)[0];

/**
 * The same data in every framework the kit has types for. Where a framework renders on a server, the content is in the
 * page before any script; `contentOf()` describes it in the framework's own elements.
 */
export function elementExamples(name: ElementName, data: object): readonly Example[] {
  const { className } = ELEMENTS[name];
  const tag = `rathaus-${name}`;
  const type = `${className}Data`;
  const event = firstEvent(name);
  const known = `import type { ${type} } from '@rathaus/ui-kit';\n`;
  const value = `const data: ${type} = ${literal(data)};\n`;
  return [
    {
      title: 'Server',
      file: `${name}.server.ts`,
      code: `${known}import { render${className} } from '@rathaus/ui-kit/server';

${value}
export const html = render${className}(data);
`,
    },
    {
      title: 'React',
      file: `${name}.tsx`,
      code: `import type {} from '@rathaus/ui-kit/types/react';
${known}import { attributesOf, contentOf } from '@rathaus/ui-kit/jsx';
import { createElement } from 'react';

${value}
export const ${className} = () => (
  <${tag} {...attributesOf('${name}', data)}${event ? ` on${event}={(event) => console.log(event.detail)}` : ''}>
    {contentOf('${name}', data, createElement)}
  </${tag}>
);
`,
    },
    {
      title: 'Vue',
      file: `${className}.vue`,
      code: `<script setup lang="ts">
import type {} from '@rathaus/ui-kit/types/vue';
${known}import { attributesOf, contentOf } from '@rathaus/ui-kit/jsx';
import { h } from 'vue';

${value}const Content = () => contentOf('${name}', data, h);
</script>

<template>
  <${tag} v-bind="attributesOf('${name}', data)"${event ? ` @${event}="(event) => console.log(event.detail)"` : ''}><Content /></${tag}>
</template>
`,
    },
    {
      title: 'Svelte',
      file: `${className}.svelte`,
      code: `<script lang="ts">
  import type {} from '@rathaus/ui-kit/types/svelte';
  ${known}
  ${value.replaceAll('\n', '\n  ').trimEnd()}
</script>

<${tag} data={JSON.stringify(data)}${event ? ` on${event}={(event) => console.log(event.detail)}` : ''}></${tag}>
`,
    },
    {
      title: 'Angular',
      file: `${name}.component.ts`,
      code: `import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import type { ${type} } from '@rathaus/ui-kit';
import type { ${event ? 'RathausEvents' : ''} } from '@rathaus/ui-kit/types/angular';

@Component({
  selector: 'app-${name}',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`<${tag} [data]="data"${event ? ` (${event})="changed($event)"` : ''}></${tag}>\`,
})
export class ${className}Component {
  readonly data: ${type} = ${literal(data, '  ')};
${event ? `\n  changed(event: RathausEvents['${event}']): void {\n    console.log(event.detail);\n  }\n` : ''}}
`.replace(
        "import type {  } from '@rathaus/ui-kit/types/angular';",
        "import type {} from '@rathaus/ui-kit/types/angular';",
      ),
    },
    {
      title: 'Lit',
      file: `${name}.lit.ts`,
      code: `import '@rathaus/ui-kit/define/${name}';
${known}import { html } from 'lit';

${value}
export const ${lower(className)} = html\`<${tag} .data=\${data}${event ? ` @${event}=\${(event: HTMLElementEventMap['${event}']) => console.log(event.detail)}` : ''}></${tag}>\`;
`,
    },
  ];
}

const lower = (className: string): string => className.charAt(0).toLowerCase() + className.slice(1);

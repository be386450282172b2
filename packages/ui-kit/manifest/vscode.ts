import type { Words } from './element-doc.ts';
import { ELEMENTS } from './elements.ts';

const HOME = 'https://github.com/rathaus-sdk/rathaus-sdk/blob/main/packages/ui-kit/README.md';

/** German first: it is the language of those who write these pages. */
const both = ({ de, en }: Words): object => ({ kind: 'markdown', value: `${de}\n\n*${en}*` });

/** Custom data of VS Code's HTML support, format 1.1: tags, attributes and the words of closed lists. */
export const vscode = (): object => ({
  version: 1.1,
  tags: Object.entries(ELEMENTS).map(([name, doc]) => ({
    name: `rathaus-${name}`,
    description: both(doc.summary),
    attributes: Object.entries(doc.attributes).map(([attribute, about]) => ({
      name: attribute,
      description: both(about),
      ...(about.values ? { values: about.values.map((value) => ({ name: value })) } : {}),
      ...(about.type === 'boolean' ? { valueSet: 'v' } : {}),
    })),
    references: [{ name: 'README', url: `${HOME}#elements` }],
  })),
});

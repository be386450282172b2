import { createMask } from '@rathaus/client-core/texts';
import { expect, it } from 'vitest';
import type { OutlineNode } from '../../src/report/index.ts';
import { catalogue, describeNode } from '../../src/texts/index.ts';

const facts = ['aussonderungsart', 'bewertungsvorschlag', 'geheimhaltung'] as const;
const node = (value: string) => ({
  kind: 'Akte',
  title: 'Hundesteuer',
  facts: Object.fromEntries(facts.map((fact) => [fact, value])),
  files: [],
  children: [],
});

it.each(['constructor', '__proto__', 'toString', '9'])('the code %s of a file is foreign text', (value) => {
  for (const mask of [false, true]) {
    const shown = describeNode(node(value) as unknown as OutlineNode, createMask(catalogue, { mask }));
    const said = mask ? '…' : value;
    expect(shown.facts.map((fact) => fact.value)).toEqual(facts.map(() => ({ de: said, en: said })));
  }
});

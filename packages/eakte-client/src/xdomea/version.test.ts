import { reportText } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../texts/index.ts';
import {
  checkMessage,
  isXdomeaNamespace,
  namespaceOf,
  otherVersionOf,
  readMessage,
  xdomeaVersions,
} from './index.ts';

const messageIn = (namespace: string) =>
  `<x:Aussonderung.Anbieteverzeichnis.0501 xmlns:x="${namespace}"><x:Kopf><x:ProzessID>00000000-0000-4000-8000-000000000001</x:ProzessID></x:Kopf></x:Aussonderung.Anbieteverzeichnis.0501>`;

describe('versions that are not read', () => {
  it.each([
    ['http://www.xdomea.de/V2.2.0', '2.2.0', '2.2', 'older'],
    ['http://www.xdomea.de/V2.1.0', '2.1.0', '2.1', 'older'],
    ['http://www.xdomea.de/V2.0.1', '2.0.1', '2.0.1', 'older'],
    ['http://www.xdomea.de/V1.0', '1.0', '1.0', 'older'],
    ['https://www.xdomea.de/v2.2.0/', '2.2.0', '2.2', 'older'],
    ['http://www.xdomea.de/schema/2.2.0', '2.2.0', '2.2', 'older'],
    ['urn:xoev-de:xdomea:schema:2.2.0', '2.2.0', '2.2', 'older'],
    ['urn:xoev-de:xdomea:schema:9.9.9', '9.9.9', '9.9.9', 'unknown'],
    ['urn:xoev-de:xdomea:schema:4.1.0', '4.1.0', '4.1', 'unknown'],
  ])('%s is recognised, and the report says so', async (namespace, version, shown, age) => {
    expect(otherVersionOf(namespace)).toEqual({ version, age });
    expect(isXdomeaNamespace(namespace)).toBe(true);
    const report = await checkMessage(messageIn(namespace));
    expect([report.verdict, report.findings]).toEqual(['not-judged', []]);
    expect(report.unchecked.map(({ what }) => what)).toEqual(['eakte.unchecked.version']);
    for (const mask of [true, false]) {
      const said = reportText(report, catalogue, { language: 'de', mask }).replaceAll(/\s+/g, ' ');
      expect(said).toContain(`xdomea ${shown} `);
      expect(said).toContain(age === 'older' ? 'in Version 2.3 oder neuer exportieren' : 'nicht bekannt');
      // What nobody could verify is not said as a fact.
      expect(said.includes('nicht an einem amtlichen Schema geprüft')).toBe(age === 'older');
      expect(said).not.toContain('Wurzelelement');
    }
    const read = await readMessage(messageIn(namespace));
    expect([read.message, read.otherVersion?.version, read.findings]).toEqual([undefined, version, []]);
  });

  it.each([
    'urn:xoev-de:xdomea:schema:',
    'urn:xoev-de:xdomea:schema:2.2.0.evil',
    'http://www.xdomea.de.example/V2.2.0',
    'http://www.xdomea.de/V2.2.0?x=1',
    'urn:example:akte',
    '',
  ])('%o is no version of the standard', async (namespace) => {
    expect(otherVersionOf(namespace)).toBeUndefined();
    const { verdict, findings } = await checkMessage(
      namespace === '' ? '<Aussonderung.Anbieteverzeichnis.0501/>' : messageIn(namespace),
    );
    expect([verdict, findings.map(({ rule }) => rule)]).toEqual(['failed', ['XSD']]);
  });

  it('are none of those that are read', () => {
    for (const version of xdomeaVersions) expect(otherVersionOf(namespaceOf(version))).toBeUndefined();
  });
});

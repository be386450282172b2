import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ELEMENTS, PROPERTIES } from '../manifest/elements.ts';
import { RathausAccount } from '../src/account/account-element.ts';
import { RathausConsent } from '../src/consent/consent-element.ts';
import { RathausDataset } from '../src/dataset/dataset-element.ts';
import { RathausDefect } from '../src/defect/defect-element.ts';
import { RathausDelivery } from '../src/delivery/delivery-element.ts';
import { RathausLevel } from '../src/level/level-element.ts';
import { RathausLogin } from '../src/login/login-element.ts';
import { stylesheet } from '../src/render/stylesheet.ts';
import { RathausUpload } from '../src/upload/upload-element.ts';
import { STATES } from './states.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const CLASSES = {
  RathausAccount,
  RathausConsent,
  RathausDataset,
  RathausDelivery,
  RathausLevel,
  RathausLogin,
  RathausDefect,
  RathausUpload,
};

describe('the manifest', () => {
  it('is what the generator writes', () => {
    const result = spawnSync(
      process.execPath,
      ['--conditions=@rathaus/source', 'manifest/generate.ts', '--check'],
      { cwd: root },
    );
    expect(`${result.stderr}`).toBe('');
    expect(result.status).toBe(0);
  });

  it.each(Object.entries(ELEMENTS))(
    'names attributes, parts and events of %s as the code has them',
    (name, doc) => {
      const element = CLASSES[`Rathaus${doc.className}` as keyof typeof CLASSES];
      expect(Object.keys(doc.attributes).sort()).toEqual([...element.observedAttributes].sort());
      const source = ['', '-element']
        .map((end) => readFileSync(`${root}src/${name}/${name}${end}.ts`, 'utf8'))
        .join('');
      const html = STATES.filter((state) => state.element === name)
        .map((state) => state.html())
        .join('');
      for (const [, parts] of html.matchAll(/ part="([^"]*)"/g))
        for (const part of parts?.split(' ') ?? []) expect(doc.parts, `part ${part}`).toHaveProperty(part);
      for (const part of Object.keys(doc.parts))
        expect(source + readFileSync(`${root}src/element/heading.ts`, 'utf8'), part).toContain(part);
      for (const event of Object.keys(doc.events))
        expect(source).toMatch(event.startsWith('rathaus-session-') ? /rathaus-session-/ : new RegExp(event));
    },
  );

  it('documents exactly the custom properties that the styles read', () => {
    const read = new Set([...stylesheet.matchAll(/var\((--rathaus-[a-z-]+)/g)].map((match) => match[1]));
    expect([...read].sort()).toEqual(Object.keys(PROPERTIES).sort());
  });
});

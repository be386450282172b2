import type { EntryPlace } from '@rathaus/client-core/findings';
import { describe, expect, it } from 'vitest';
import { type ContainerRule, containerRules } from '../../src/package/index.ts';
import { checkFile } from '../../src/report/index.ts';
import { hostileContainers, messageName } from '../package/hostile-containers.ts';

/**
 * Where the fault of the first hostile example of a rule was planted: number of the entry, in most a file behind the
 * message; nothing for the container as a whole. With the byte, where it is one.
 */
const planted: Readonly<Record<ContainerRule, { entry?: number; offset?: number }>> = {
  'eakte.package.empty-file': { offset: 0 },
  'eakte.package.not-zip': { offset: 0 },
  // Cut behind 50 bytes.
  'eakte.package.truncated': { offset: 50 },
  // Four bytes of junk behind a container of 222.
  'eakte.package.trailing-data': { offset: 222 },
  'eakte.package.leading-data': { offset: 0 },
  // The end record that counts, in front of the comment with a second container.
  'eakte.package.ambiguous-end': { offset: 393 },
  // The end record.
  'eakte.package.multi-disk': { offset: 200 },
  'eakte.package.directory-damaged': { offset: 200 },
  'eakte.package.too-many-entries': {},
  'eakte.package.directory-too-large': {},
  'eakte.package.no-entries': {},
  'eakte.package.total-too-large': {},
  'eakte.package.no-message': {},
  'eakte.package.several-messages': {},
  'eakte.package.naming': { entry: 1 },
  'eakte.package.duplicate-name': { entry: 3 },
  'eakte.package.overlap': { entry: 3, offset: 0 },
  // Behind the message, which takes 95 bytes.
  'eakte.package.hidden-data': { entry: 2, offset: 95 },
  'eakte.package.header-mismatch': { entry: 2, offset: 95 },
  'eakte.package.wrapper-folder': {},
  'eakte.package.zip-slip': { entry: 2 },
  'eakte.package.name-invalid': { entry: 2 },
  'eakte.package.name-too-long': { entry: 2 },
  'eakte.package.name-not-nfc': { entry: 2 },
  'eakte.package.name-encoding': { entry: 2 },
  'eakte.package.name-broken': { entry: 2 },
  'eakte.package.name-ambiguous': { entry: 2 },
  'eakte.package.unicode-path': { entry: 2 },
  'eakte.package.subfolder': { entry: 2 },
  'eakte.package.packer-dust': { entry: 2 },
  'eakte.package.special-file': { entry: 2 },
  'eakte.package.encrypted': { entry: 2 },
  'eakte.package.method-unsupported': { entry: 2 },
  'eakte.package.entry-too-large': { entry: 2 },
  'eakte.package.ratio': { entry: 2 },
  'eakte.package.size-mismatch': { entry: 2 },
  'eakte.package.crc-mismatch': { entry: 2 },
  'eakte.package.data-damaged': { entry: 2 },
};

/** Further places of the same fault. */
const alsoAt: Partial<Record<ContainerRule, readonly { entry: number; offset: number }[]>> = {
  // The data of the planted entry reach into the one behind the message.
  'eakte.package.overlap': [{ entry: 2, offset: 95 }],
};

describe('the place of a finding about a container', () => {
  it.each(Object.keys(containerRules) as ContainerRule[])('of %s is where it was planted', async (rule) => {
    const bytes = hostileContainers.find((hostile) => hostile.rule === rule)!.make();
    const report = await checkFile(bytes, { fileName: 'x.zip' });
    const places = report.findings.filter((finding) => finding.rule === rule).map(({ place }) => place);
    const [place, ...others] = places as EntryPlace[];
    expect(place).toMatchObject({ kind: 'entry' });
    expect(others).toMatchObject(alsoAt[rule] ?? []);
    expect({ entry: place!.entry, offset: place!.offset }).toEqual({
      entry: planted[rule].entry,
      offset: planted[rule].offset,
    });
    if (place!.entry === undefined) return;
    expect(place!.name).toBeTypeOf('string');
    if (place!.entry > 1) expect(place!.name).not.toBe(messageName);
  });

  it('of any hostile container is inside of it', async () => {
    for (const { what, make } of hostileContainers) {
      const bytes = make();
      const { findings } = await checkFile(bytes, { fileName: 'x.zip' });
      for (const { place, rule } of findings) {
        if (place.kind !== 'entry') continue;
        expect(place.offset ?? 0, `${what} ${rule}`).toBeLessThanOrEqual(bytes.length);
        expect(place.entry ?? 1, `${what} ${rule}`).toBeGreaterThanOrEqual(1);
      }
    }
  }, 120_000);
});

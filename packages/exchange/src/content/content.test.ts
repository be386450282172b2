import { describe, it } from 'vitest';
import { contentContract } from '../../test/content-contract.ts';
import { temporaryFolders } from '../../test/content-folders.ts';
import { createMemoryContent } from '../../test/memory-content.ts';
import { createFolderContent } from './folder-content.ts';
import { createLocalKeyWrapper } from './sealing/local-key.ts';

const emptyFolder = temporaryFolders();
const current = createLocalKeyWrapper({ id: 'inhalt-2026', key: new Uint8Array(32).fill(7) });
const stores = {
  'in memory': () => createMemoryContent(),
  'in a folder': async () => createFolderContent({ folder: await emptyFolder() }),
  'in a folder, sealed': async () =>
    createFolderContent({ folder: await emptyFolder(), sealing: { current } }),
};

describe.each(Object.entries(stores))('a content store %s', (_name, create) => {
  for (const { name, run } of contentContract({ create })) it(name, run);
});

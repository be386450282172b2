import { basename, join } from 'node:path';
import type { StateStore } from '../state/state-store.ts';
import type { Catalogue, Dataset, Organization, StoredFile } from './model.ts';

const kinds = ['dataset', 'organization'] as const;
type Kind = (typeof kinds)[number];

/** What of a catalogue outlives the process. */
export interface KeptCatalogue {
  /** Puts what was kept into a new catalogue. */
  restore(catalogue: Catalogue): void;
  /** Keeps what changed, before anybody is told that it was changed. */
  save(catalogue: Catalogue): void;
  clear(): void;
}

/** Files are kept by name, because the folder may have moved. */
export function keptCatalogue(store: StateStore, directory: string): KeptCatalogue {
  const last: Readonly<Record<Kind, Map<string, string>>> = { dataset: new Map(), organization: new Map() };
  const withPath = (dataset: Dataset, path: (file: StoredFile) => string): Dataset => ({
    ...dataset,
    resources: dataset.resources.map((resource) =>
      resource.file ? { ...resource, file: { ...resource.file, path: path(resource.file) } } : resource,
    ),
  });
  const keep = (kind: Kind, id: string, value: unknown) => {
    const text = JSON.stringify(value);
    if (last[kind].get(id) === text) return;
    store.set(kind, id, value);
    last[kind].set(id, text);
  };
  return {
    restore(catalogue) {
      for (const organization of store.all('organization') as Organization[]) {
        last.organization.set(organization.id, JSON.stringify(organization));
        catalogue.organizations.set(organization.id, organization);
      }
      for (const dataset of store.all('dataset') as Dataset[]) {
        last.dataset.set(dataset.id, JSON.stringify(dataset));
        const here = withPath(dataset, (file) => join(directory, basename(file.path)));
        catalogue.datasets.set(dataset.id, here);
      }
    },
    save(catalogue) {
      if (!store.durable) return;
      for (const dataset of catalogue.datasets.values()) {
        keep(
          'dataset',
          dataset.id,
          withPath(dataset, (file) => basename(file.path)),
        );
      }
      for (const organization of catalogue.organizations.values())
        keep('organization', organization.id, organization);
      for (const id of last.dataset.keys()) {
        if (catalogue.datasets.has(id)) continue;
        store.remove('dataset', id);
        last.dataset.delete(id);
      }
    },
    clear() {
      for (const kind of kinds) last[kind].clear();
      store.clear(kinds);
    },
  };
}

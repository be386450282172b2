import type { CkanDataset, CkanResource } from './actions.ts';
import {
  type CkanRecord,
  type CkanResourceRecord,
  managedExtras,
  managedFields,
  resourceKey,
} from './mapping.ts';

/** One difference between what is stored and what shall be. */
export interface Change {
  /** `title`, `extras.issued`, `tags`, `resources[ergebnisplan.csv].license` */
  place: string;
  kind: 'add' | 'change' | 'remove';
  before?: string | undefined;
  after?: string | undefined;
}

export const extrasOf = (stored: CkanDataset): Record<string, string> =>
  Object.fromEntries(stored.extras.map(({ key, value }) => [key, value]));

/** The stored resource for a distribution: by our key, else an untouched one with the same IRI or address. */
export function storedResource(stored: CkanDataset, wanted: CkanResourceRecord): CkanResource | undefined {
  const value = (resource: CkanResource, field: string) => resource[field as keyof CkanResource] as unknown;
  return (
    stored.resources.find((resource) => value(resource, resourceKey) === wanted.key) ??
    stored.resources.find(
      (resource) =>
        value(resource, resourceKey) === undefined &&
        ((wanted.fields.uri !== undefined && value(resource, 'uri') === wanted.fields.uri) ||
          (wanted.fields.url !== undefined && resource.url === wanted.fields.url)),
    )
  );
}

/** Whether the stored file is the wanted one, so that it need not be sent again. */
export function sameFile(stored: CkanResource | undefined, wanted: CkanResourceRecord): boolean {
  return stored?.url_type === 'upload' && wanted.file !== undefined && stored.hash === wanted.file.sha256;
}

/** All differences, in CKAN's terms. Empty: publishing would write nothing. */
export function compare(stored: CkanDataset | undefined, wanted: CkanRecord, isPrivate: boolean): Change[] {
  const changes: Change[] = [];
  const note = (place: string, before: string | undefined, after: string | undefined) => {
    if ((before ?? '') === (after ?? '')) return;
    const kind = !before ? 'add' : !after ? 'remove' : 'change';
    changes.push({ place, kind, before: before || undefined, after: after || undefined });
  };
  const text = (value: unknown) => (value === undefined || value === null ? undefined : String(value));
  for (const field of managedFields) note(field, text(stored?.[field]), wanted.fields[field]);
  const extras = stored ? extrasOf(stored) : {};
  for (const key of managedExtras) note(`extras.${key}`, extras[key], wanted.extras[key]);
  note(
    'tags',
    stored?.tags
      .map(({ name }) => name)
      .sort()
      .join(', '),
    wanted.tags.join(', '),
  );
  if (wanted.groups.length > 0) {
    note(
      'groups',
      stored?.groups
        .map(({ name }) => name ?? '')
        .sort()
        .join(', '),
      wanted.groups.join(', '),
    );
  }
  if (stored) {
    note('state', stored.state, 'active');
    note('private', String(stored.private), String(isPrivate));
  }
  const kept = new Set<string>();
  for (const resource of wanted.resources) {
    const place = `resources[${resource.key}]`;
    const current = stored && storedResource(stored, resource);
    if (!current) {
      changes.push({ place, kind: 'add' });
      continue;
    }
    kept.add(current.id);
    for (const [field, value] of Object.entries(resource.fields)) {
      note(`${place}.${field}`, text(current[field as keyof CkanResource]), value);
    }
    // The changed checksum above stands for the file; without one stored, the file itself is the change.
    if (resource.file && current.url_type !== 'upload')
      note(`${place}.file`, undefined, resource.file.fileName);
  }
  for (const resource of stored?.resources ?? []) {
    if (kept.has(resource.id)) continue;
    changes.push({ place: `resources[${resource.name ?? resource.id}]`, kind: 'remove' });
  }
  const order = wanted.resources.flatMap(
    (resource) => (stored && storedResource(stored, resource)?.id) ?? [],
  );
  const current = (stored?.resources ?? []).map(({ id }) => id).filter((id) => kept.has(id));
  if (order.join() !== current.join()) note('resources.order', current.join(', '), order.join(', '));
  return changes;
}

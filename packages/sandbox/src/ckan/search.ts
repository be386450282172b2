import { CkanError } from './errors.ts';
import type { Catalogue, Dataset } from './model.ts';

/**
 * The part of the Solr syntax a publisher uses: words in `q`; in `fq` clauses `field:value`, `field:"value"`, with `+`,
 * `-`, `NOT` before and `AND` between. Everything else is a Search Query Error instead of a wrong result.
 */
interface Clause {
  negative: boolean;
  field: string | undefined;
  value: string;
}

const clause =
  /\s*(AND\s+)?(NOT\s+|[+-])?(?:([A-Za-z_][\w.-]*):)?(?:"((?:[^"\\]|\\.)*)"|([^\s"():[\]{}^~]+))/y;

export function parseQuery(text: string): Clause[] {
  const source = text.trim();
  const clauses: Clause[] = [];
  if (source === '' || source === '*:*') return clauses;
  clause.lastIndex = 0;
  let end = 0;
  while (end < source.length) {
    clause.lastIndex = end;
    const match = clause.exec(source);
    if (!match || match[5] === 'OR' || match[5] === 'AND') {
      throw new CkanError('Search Query Error', { message: 'The emulator does not know this query syntax' });
    }
    end = clause.lastIndex;
    clauses.push({
      negative: match[2] === '-' || match[2]?.trim() === 'NOT',
      field: match[3],
      value: (match[4] ?? match[5] ?? '').replace(/\\(.)/g, '$1'),
    });
  }
  return clauses;
}

function words(text: unknown): string {
  return String(text ?? '')
    .normalize('NFC')
    .toLowerCase();
}

export function matches(catalogue: Catalogue, dataset: Dataset, { field, value, negative }: Clause): boolean {
  return hit(catalogue, dataset, field, value) !== negative;
}

function hit(catalogue: Catalogue, dataset: Dataset, field: string | undefined, value: string): boolean {
  const wanted = words(value);
  const wildcard = value === '*';
  const exact = (candidates: readonly (string | null | undefined)[]) =>
    candidates.some(
      (candidate) =>
        candidate !== undefined && candidate !== null && (wildcard || words(candidate) === wanted),
    );
  const contains = (candidates: readonly unknown[]) =>
    candidates.some((candidate) => words(candidate).includes(wanted));
  if (field === undefined || field === 'text') {
    const { title, notes, author, maintainer } = dataset.fields;
    return (
      wildcard ||
      contains([
        dataset.name,
        title,
        notes,
        author,
        maintainer,
        ...dataset.tags,
        ...dataset.extras.map((extra) => extra.value),
      ])
    );
  }
  if (field.startsWith('extras_')) {
    const extra = dataset.extras.find(({ key }) => key === field.slice(7));
    // An analysed field in Solr: neither case nor completeness counts.
    return extra !== undefined && (wildcard || words(extra.value).includes(wanted));
  }
  const organization = dataset.ownerOrg === null ? undefined : catalogue.organizations.get(dataset.ownerOrg);
  switch (field) {
    case 'id':
      return exact([dataset.id]);
    case 'name':
      return exact([dataset.name]);
    case 'title':
    case 'notes':
      return contains([dataset.fields[field]]);
    case 'organization':
      return exact([organization?.name]);
    case 'owner_org':
      return exact([dataset.ownerOrg]);
    case 'tags':
      return exact(dataset.tags);
    case 'groups':
      return exact(dataset.groups);
    case 'license_id':
      return exact([dataset.fields.license_id as string | undefined]);
    case 'res_format':
      return exact(dataset.resources.map((resource) => resource.fields.format as string | undefined));
    case 'state':
      return exact([dataset.state]);
    case 'private':
    case 'capacity':
      return exact([field === 'private' ? String(dataset.private) : dataset.private ? 'private' : 'public']);
    case 'dataset_type':
    case 'type':
      return exact([dataset.fields.type as string | undefined]);
    default:
      throw new CkanError('Search Query Error', { message: 'The emulator does not index this field' });
  }
}

const sortable: Readonly<Record<string, (dataset: Dataset) => string>> = {
  metadata_modified: ({ modified }) => modified,
  metadata_created: ({ created }) => created,
  name: ({ name }) => name,
  title: ({ fields, name }) => words(fields.title ?? name),
  title_string: ({ fields, name }) => words(fields.title ?? name),
  score: () => '',
  id: ({ id }) => id,
};

export function comparator(sort: string): (a: Dataset, b: Dataset) => number {
  const keys = sort.split(',').map((part) => {
    const [field = '', direction = 'asc'] = part.trim().split(/\s+/);
    const read = sortable[field];
    if (!read || !['asc', 'desc'].includes(direction)) {
      throw new CkanError('Search Query Error', { message: 'The emulator cannot sort by this field' });
    }
    return { read, factor: direction === 'desc' ? -1 : 1 };
  });
  return (a, b) => {
    for (const { read, factor } of keys) {
      const [left, right] = [read(a), read(b)];
      if (left !== right) return left < right ? -factor : factor;
    }
    return 0;
  };
}

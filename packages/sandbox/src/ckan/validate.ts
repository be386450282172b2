import { denied, validationError } from './errors.ts';
import type { Catalogue, Dataset, Dict, Resource, User } from './model.ts';

/** Upload that came with a request, for one resource. */
export interface Upload {
  path: string;
  name: string;
  size: number;
}

type Messages = Record<string, unknown>;

const nameFaults = (value: unknown): string | undefined => {
  if (typeof value !== 'string' || value === '') return 'Missing value';
  if (['new', 'edit', 'search'].includes(value)) return 'That name cannot be used';
  if (value.length < 2) return 'Must be at least 2 characters long';
  if (value.length > 100) return 'Name must be a maximum of 100 characters long';
  if (!/^[a-z0-9_-]+$/.test(value)) {
    return 'Must be purely lowercase alphanumeric (ascii) characters and these symbols: -_';
  }
  return undefined;
};

/** `name` of a dataset or organisation: pattern, reserved words, uniqueness (also against deleted ones). */
export function checkName(value: unknown, taken: (name: string) => boolean, takenMessage: string): string[] {
  const fault = nameFaults(value);
  if (fault) return [fault];
  return taken(value as string) ? [takenMessage] : [];
}

const textFields = [
  'title',
  'notes',
  'url',
  'version',
  'author',
  'author_email',
  'maintainer',
  'maintainer_email',
  'license_id',
];
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export interface ValidatedDataset {
  name: string;
  state: Dataset['state'];
  private: boolean;
  ownerOrg: string;
  fields: Dict;
  tags: string[];
  extras: { key: string; value: string }[];
  groups: string[];
  resources: Resource[];
  /** Files that no resource uses any more. */
  orphans: string[];
}

/** CKAN's default dataset schema (`ckan/logic/schema.py`), all faults at once. */
export function validateDataset(options: {
  catalogue: Catalogue;
  user: User;
  input: Dict;
  /** The stored dataset on update. */
  stored?: Dataset;
  /** Address under which a stored file is shown. */
  urlOf: (resource: Resource) => string;
  uploads?: ReadonlyMap<number, Upload>;
}): ValidatedDataset {
  const { catalogue, user, input, stored, urlOf, uploads } = options;
  const faults: Messages = {};
  const nameMessages = checkName(
    input.name,
    (name) => {
      const other = catalogue.dataset(name);
      return other !== undefined && other.name === name && other.id !== stored?.id;
    },
    'That URL is already in use.',
  );
  if (nameMessages.length > 0) faults.name = nameMessages;

  const fields: Dict = {};
  for (const field of textFields) {
    const value = input[field];
    if (value === undefined || value === null || value === '') continue;
    if (typeof value === 'object') faults[field] = ['Must be a Unicode string value'];
    else fields[field] = String(value);
  }
  if (String(fields.version ?? '').length > 100)
    faults.version = ['Version must be a maximum of 100 characters long'];
  for (const field of ['author_email', 'maintainer_email']) {
    const value = fields[field];
    if (value !== undefined && !email.test(String(value)))
      faults[field] = [`Email ${String(value)} is not a valid format`];
  }
  fields.type = stored?.fields.type ?? (typeof input.type === 'string' ? input.type : 'dataset');

  const ownerOrg = readOwner(catalogue, user, input, faults);
  const tags = readTags(input.tags, faults);
  const extras = readExtras(input.extras, faults);
  const groups = readGroups(catalogue, input.groups, faults);
  const isPrivate = readBoolean(input.private, 'private', faults);
  const resources =
    input.resources === undefined && stored
      ? stored.resources
      : readResources(catalogue, input.resources, stored, urlOf, uploads, faults);
  if (Object.keys(faults).length > 0) throw validationError(faults);
  if (!catalogue.mayWrite(user, { ownerOrg })) {
    throw denied(`User ${user.name} not authorized to add dataset to this organization`);
  }
  const kept = new Set(resources.map(({ file }) => file?.path));
  const before = (stored?.resources ?? []).map(({ file }) => file?.path);
  return {
    name: String(input.name),
    // `ignore_not_package_admin`: on create only a sysadmin chooses the state, otherwise it is silently active.
    state: stored || user.sysadmin ? readState(input.state, stored) : 'active',
    private: isPrivate,
    ownerOrg: ownerOrg ?? '',
    fields,
    tags,
    extras,
    groups,
    resources,
    orphans: before.filter((path) => path !== undefined && !kept.has(path)) as string[],
  };
}

function readState(value: unknown, stored: Dataset | undefined): Dataset['state'] {
  if (value === 'active' || value === 'draft' || value === 'deleted') return value;
  return stored?.state ?? 'active';
}

function readBoolean(value: unknown, field: string, faults: Messages): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (typeof value === 'boolean') return value;
  const text = String(value).toLowerCase();
  if (['true', 'yes', 't', 'y', '1'].includes(text)) return true;
  if (['false', 'no', 'f', 'n', '0'].includes(text)) return false;
  faults[field] = ['Must be a boolean value'];
  return false;
}

function readOwner(catalogue: Catalogue, user: User, input: Dict, faults: Messages): string | null {
  const value = input.owner_org;
  if (typeof value !== 'string' || value === '') {
    faults.owner_org = ['An organization must be provided'];
    return null;
  }
  const organization = catalogue.organization(value);
  if (!organization) {
    faults.owner_org = ['Organization does not exist'];
    return null;
  }
  if (!user.sysadmin && !user.editorOf.includes(organization.id)) {
    throw denied(`User ${user.name} not authorized to add dataset to this organization`);
  }
  return organization.id;
}

function list(value: unknown, field: string, faults: Messages): Dict[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'object' && entry !== null))
    return value as Dict[];
  faults[field] = ['Must be a list of dictionaries'];
  return [];
}

function readTags(value: unknown, faults: Messages): string[] {
  const messages: Dict[] = [];
  let failed = false;
  const names = list(value, 'tags', faults).map((tag) => {
    const name = String(tag.name ?? '').trim();
    const found: string[] = [];
    if (name.length < 2) found.push(`Tag "${name}" length is less than minimum 2`);
    if (name.length > 100) found.push(`Tag "${name}" length is more than maximum 100`);
    if (!/^[\p{L}\p{N} ._-]*$/u.test(name)) {
      found.push(
        `Tag "${name}" can only contain alphanumeric characters, spaces (" "), hyphens ("-"), underscores ("_") or dots (".")`,
      );
    }
    messages.push(found.length > 0 ? { name: found } : {});
    failed ||= found.length > 0;
    return name;
  });
  if (failed) faults.tags = messages;
  return [...new Set(names)].sort((a, b) => a.localeCompare(b, 'de'));
}

function readExtras(value: unknown, faults: Messages): { key: string; value: string }[] {
  const seen = new Set<string>();
  const result: { key: string; value: string }[] = [];
  const messages: Dict[] = [];
  for (const extra of list(value, 'extras', faults)) {
    const key = extra.key;
    const content = extra.value;
    const found: Dict = {};
    if (typeof key !== 'string' || key === '') found.key = ['Missing value'];
    if (content === undefined || content === null || content === '') found.value = ['Missing value'];
    else if (typeof content === 'object') found.value = ['Must be a Unicode string value'];
    messages.push(found);
    if (Object.keys(found).length > 0) continue;
    if (seen.has(String(key))) faults.extras_validation = [`Duplicate key "${String(key)}"`];
    seen.add(String(key));
    result.push({ key: String(key), value: String(content) });
  }
  if (messages.some((message) => Object.keys(message).length > 0)) faults.extras = messages;
  return result.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function readGroups(catalogue: Catalogue, value: unknown, faults: Messages): string[] {
  const names = list(value, 'groups', faults).map((group) => String(group.name ?? group.id ?? ''));
  const unknown = names.filter((name) => !Object.hasOwn(catalogue.groups, name));
  if (unknown.length > 0) faults.groups = unknown.map(() => ({ id: ['Not found: Group'] }));
  return [...new Set(names)];
}

const ownFields = ['id', 'package_id', 'position', 'state', 'upload', 'clear_upload', 'revision_id'];

function readResources(
  catalogue: Catalogue,
  value: unknown,
  stored: Dataset | undefined,
  urlOf: (resource: Resource) => string,
  uploads: ReadonlyMap<number, Upload> | undefined,
  faults: Messages,
): Resource[] {
  return list(value, 'resources', faults).map((input, position) => {
    const known = stored?.resources.find(({ id }) => id === input.id);
    const upload = uploads?.get(position);
    const fields: Dict = {};
    for (const [name, content] of Object.entries(input)) {
      if (!ownFields.includes(name) && content !== undefined) fields[name] = content;
    }
    const now = catalogue.timestamp();
    const resource: Resource = { id: known?.id ?? catalogue.newId(), position, fields };
    if (upload) {
      resource.file = upload;
      fields.size = upload.size;
      fields.last_modified = now;
    } else if (
      known?.file &&
      (input.url === undefined || input.url === urlOf(known) || input.url === known.file.name)
    ) {
      resource.file = known.file;
      fields.size ??= known.file.size;
    }
    if (resource.file) delete fields.url;
    fields.format = formatOf(String(fields.format ?? ''), resource.file?.name ?? String(fields.url ?? ''));
    fields.mimetype ??= resource.file ? mimetypeOf(resource.file.name) : null;
    fields.created = known?.fields.created ?? now;
    fields.metadata_modified = now;
    return resource;
  });
}

const formats: Readonly<Record<string, readonly [string, string]>> = {
  csv: ['CSV', 'text/csv'],
  json: ['JSON', 'application/json'],
  geojson: ['GeoJSON', 'application/geo+json'],
  xml: ['XML', 'application/xml'],
  html: ['HTML', 'text/html'],
  pdf: ['PDF', 'application/pdf'],
  txt: ['TXT', 'text/plain'],
  zip: ['ZIP', 'application/zip'],
  xls: ['XLS', 'application/vnd.ms-excel'],
  xlsx: ['XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ttl: ['TTL', 'text/turtle'],
  rdf: ['RDF', 'application/rdf+xml'],
};

/** `clean_format` and `if_empty_guess_format`. */
function formatOf(given: string, name: string): string {
  const cleaned = given.trim().replace(/^\./, '');
  if (cleaned !== '') return formats[cleaned.toLowerCase()]?.[0] ?? cleaned;
  return formats[name.split('.').at(-1)?.toLowerCase() ?? '']?.[0] ?? '';
}

function mimetypeOf(name: string): string | null {
  return formats[name.split('.').at(-1)?.toLowerCase() ?? '']?.[1] ?? null;
}

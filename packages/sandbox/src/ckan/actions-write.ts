import { type Action, type Call, loggedIn, required, writableDataset } from './context.ts';
import { denied, notFound, validationError } from './errors.ts';
import { filterGlob, mergeDict, mergeFlattened, readPatterns, unmatched, valueAt } from './merge.ts';
import type { Dataset, Dict, User } from './model.ts';
import { downloadUrl, showDataset, showOrganization, showResource } from './show.ts';
import { checkName, type Upload, type ValidatedDataset, validateDataset } from './validate.ts';

function assign(dataset: Dataset, valid: ValidatedDataset, modified: string): void {
  const { orphans: _orphans, ...values } = valid;
  Object.assign(dataset, values, { modified });
  dataset.resources = valid.resources.map((resource, position) => ({ ...resource, position }));
}

function save(
  call: Call,
  user: User,
  stored: Dataset | undefined,
  input: Dict,
  uploads?: ReadonlyMap<number, Upload>,
): Dataset {
  const { catalogue, origin } = call;
  const valid = validateDataset({
    catalogue,
    user,
    input,
    ...(stored ? { stored } : {}),
    urlOf: (resource) => (stored ? downloadUrl(origin, stored, resource) : ''),
    ...(uploads ? { uploads } : {}),
  });
  call.orphans.push(...valid.orphans);
  const now = catalogue.timestamp();
  if (stored) {
    assign(stored, valid, now);
    return stored;
  }
  const { orphans: _orphans, ...values } = valid;
  const dataset: Dataset = {
    ...values,
    id: user.sysadmin && typeof input.id === 'string' ? input.id : catalogue.newId(),
    creator: user.id,
    created: now,
    modified: now,
  };
  catalogue.datasets.set(dataset.id, dataset);
  return dataset;
}

const shown = (call: Call, dataset: Dataset) => showDataset(call.catalogue, call.origin, dataset);
const uploadOf = (call: Call) => call.uploads.get('upload');

/** JSON of a multipart text field, or the value itself. */
function structured(data: Dict, field: string): unknown {
  const value = data[field];
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    throw validationError({ [field]: ['Could not parse as valid JSON'] });
  }
}

function revise(call: Call): Dict {
  const { data } = call;
  const match = (structured(data, 'match') ?? {}) as Dict;
  const flat = (prefix: string) =>
    Object.keys(data)
      .filter((key) => key.startsWith(prefix))
      .sort()
      .map((key) => [key.slice(prefix.length), structured(data, key)] as const);
  const flatMatch = flat('match__');
  const id = match.id ?? match.name ?? flatMatch.find(([key]) => key === 'id' || key === 'name')?.[1];
  if (id === undefined) throw validationError({ match__id: ['Missing value'] });
  const { dataset, user } = writableDataset(call, String(id), 'package_revise');
  const original = shown(call, dataset);
  const differing = [
    ...unmatched(original, match),
    ...flatMatch
      .filter(([key, value]) => String(valueAt(original, key)) !== String(value))
      .map(([key]) => key),
  ];
  if (differing.length > 0) throw validationError({ match: differing });

  const revised = structuredClone(original);
  filterGlob(revised, readPatterns(structured(data, 'filter')));
  revised.id = original.id;
  const update = structured(data, 'update');
  if (typeof update === 'object' && update !== null) mergeDict(revised, update as Dict);
  const flatUpdate = flat('update__');
  // Appended items first, so that a file can be attached to a new resource in the same call.
  for (const [key, value] of flatUpdate.filter(([key]) => key.endsWith('extend')))
    mergeFlattened(revised, key, value);
  for (const [key, value] of flatUpdate.filter(([key]) => !key.endsWith('extend')))
    mergeFlattened(revised, key, value);
  const resources = (revised.resources ?? []) as Dict[];
  const uploads = new Map<number, Upload>();
  for (const [field, upload] of call.uploads) {
    const key = /^update__(resources__[^_]+)__upload$/.exec(field)?.[1];
    const resource = key === undefined ? undefined : valueAt(revised, key);
    if (resource === undefined) throw validationError({ [field]: ['Unable to set value'] });
    uploads.set(resources.indexOf(resource as Dict), upload);
  }
  const result: Dict = { package: shown(call, save(call, user, dataset, revised, uploads)) };
  if (data.include !== undefined) filterGlob(result, readPatterns(structured(data, 'include')));
  return result;
}

function changeResource(call: Call, action: string, keep: boolean): Dict {
  const id = required(call.data, 'id');
  const found = call.catalogue.resource(id);
  if (!found) throw notFound('Resource was not found.');
  const { dataset, user } = writableDataset(call, found.dataset.id, action);
  const input = shown(call, dataset);
  const resources = input.resources as Dict[];
  const position = found.resource.position;
  resources[position] = keep ? { ...resources[position], ...call.data } : { ...call.data, id };
  const upload = uploadOf(call);
  save(call, user, dataset, input, upload ? new Map([[position, upload]]) : undefined);
  const resource = dataset.resources[position];
  if (!resource) throw notFound('Resource was not found.');
  return showResource(call.origin, dataset, resource);
}

/** Actions that change something; POST only. */
export const writeActions: Readonly<Record<string, Action>> = {
  package_create: (call) => shown(call, save(call, loggedIn(call, 'package_create'), undefined, call.data)),

  package_update: (call) => {
    const { dataset, user } = writableDataset(
      call,
      String(call.data.id ?? required(call.data, 'name')),
      'package_update',
    );
    return shown(call, save(call, user, dataset, call.data));
  },

  package_patch: (call) => {
    const { dataset, user } = writableDataset(call, required(call.data, 'id'), 'package_patch');
    return shown(call, save(call, user, dataset, { ...shown(call, dataset), ...call.data, id: dataset.id }));
  },

  package_revise: revise,

  package_delete: (call) => {
    const { dataset } = writableDataset(call, required(call.data, 'id'), 'package_delete');
    dataset.state = 'deleted';
    dataset.modified = call.catalogue.timestamp();
    return null;
  },

  dataset_purge: (call) => {
    const user = loggedIn(call, 'dataset_purge');
    if (!user.sysadmin) throw denied(`User ${user.name} not authorized to purge datasets`);
    const dataset = call.catalogue.dataset(required(call.data, 'id'));
    if (!dataset) throw notFound('Dataset was not found');
    call.orphans.push(...dataset.resources.flatMap(({ file }) => (file ? [file.path] : [])));
    call.catalogue.datasets.delete(dataset.id);
    return null;
  },

  resource_create: (call) => {
    const { dataset, user } = writableDataset(call, required(call.data, 'package_id'), 'resource_create');
    const input = shown(call, dataset);
    const resources = input.resources as Dict[];
    const position = resources.length;
    const { id: _id, ...fields } = call.data;
    resources.push(fields);
    const upload = uploadOf(call);
    save(call, user, dataset, input, upload ? new Map([[position, upload]]) : undefined);
    const resource = dataset.resources[position];
    if (!resource) throw notFound('Resource was not found.');
    return showResource(call.origin, dataset, resource);
  },

  resource_update: (call) => changeResource(call, 'resource_update', false),
  resource_patch: (call) => changeResource(call, 'resource_patch', true),

  resource_delete: (call) => {
    const found = call.catalogue.resource(required(call.data, 'id'));
    if (!found) throw notFound('Resource was not found.');
    const { dataset, user } = writableDataset(call, found.dataset.id, 'resource_delete');
    const input = shown(call, dataset);
    input.resources = (input.resources as Dict[]).filter(({ id }) => id !== found.resource.id);
    save(call, user, dataset, input);
    return null;
  },

  organization_create: (call) => {
    const user = loggedIn(call, 'organization_create');
    if (!user.sysadmin) throw denied(`User ${user.name} not authorized to create organizations`);
    const { name, title, description, image_url } = call.data;
    const faults = checkName(
      name,
      (wanted) => call.catalogue.organization(wanted) !== undefined,
      'Group name already exists in database',
    );
    if (faults.length > 0) throw validationError({ name: faults });
    const organization = {
      id: call.catalogue.newId(),
      name: String(name),
      title: String(title ?? name),
      description: String(description ?? ''),
      imageUrl: String(image_url ?? ''),
      created: call.catalogue.timestamp(),
    };
    call.catalogue.organizations.set(organization.id, organization);
    return { ...showOrganization(organization), display_name: organization.title, package_count: 0 };
  },
};

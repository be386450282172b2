import type { Catalogue, Dataset, Dict, Organization, Resource } from './model.ts';

/** Licences a German municipality uses; others are shown without title, as CKAN does for unknown ids. */
const licenses: Readonly<Record<string, readonly [string, string, boolean]>> = {
  'dl-de-zero-2.0': [
    'Datenlizenz Deutschland – Zero – Version 2.0',
    'https://www.govdata.de/dl-de/zero-2-0',
    true,
  ],
  'dl-de-by-2.0': [
    'Datenlizenz Deutschland – Namensnennung – Version 2.0',
    'https://www.govdata.de/dl-de/by-2-0',
    true,
  ],
  'cc-zero': ['Creative Commons CCZero', 'https://creativecommons.org/publicdomain/zero/1.0/', true],
  'cc-by': ['Creative Commons Attribution', 'https://creativecommons.org/licenses/by/4.0/', true],
};

const textFields = [
  'notes',
  'url',
  'version',
  'author',
  'author_email',
  'maintainer',
  'maintainer_email',
  'license_id',
];

/** A dataset as `package_show` returns it. */
export function showDataset(catalogue: Catalogue, origin: string, dataset: Dataset): Dict {
  const organization = dataset.ownerOrg === null ? undefined : catalogue.organizations.get(dataset.ownerOrg);
  const license = licenses[String(dataset.fields.license_id)];
  return {
    ...Object.fromEntries(textFields.map((name) => [name, dataset.fields[name] ?? null])),
    id: dataset.id,
    name: dataset.name,
    title: dataset.fields.title || dataset.name,
    type: dataset.fields.type ?? 'dataset',
    state: dataset.state,
    private: dataset.private,
    isopen: license?.[2] ?? false,
    ...(license
      ? { license_title: license[0], license_url: license[1] }
      : { license_title: dataset.fields.license_id ?? null }),
    creator_user_id: dataset.creator,
    metadata_created: dataset.created,
    metadata_modified: dataset.modified,
    owner_org: dataset.ownerOrg,
    organization: organization ? showOrganization(organization) : null,
    num_resources: dataset.resources.length,
    num_tags: dataset.tags.length,
    extras: dataset.extras.map((extra) => ({ ...extra })),
    groups: dataset.groups.map((name) => showGroup(catalogue, name)),
    tags: dataset.tags.map((name) => ({
      id: name,
      name,
      display_name: name,
      state: 'active',
      vocabulary_id: null,
    })),
    resources: dataset.resources.map((resource) => showResource(origin, dataset, resource)),
    relationships_as_subject: [],
    relationships_as_object: [],
  };
}

export function showResource(origin: string, dataset: Dataset, resource: Resource): Dict {
  const { file, fields } = resource;
  return {
    name: null,
    description: '',
    format: '',
    hash: '',
    mimetype: null,
    mimetype_inner: null,
    cache_last_updated: null,
    cache_url: null,
    last_modified: null,
    resource_type: null,
    size: null,
    ...fields,
    id: resource.id,
    package_id: dataset.id,
    position: resource.position,
    state: 'active',
    url: file ? downloadUrl(origin, dataset, resource) : (fields.url ?? ''),
    url_type: file ? 'upload' : (fields.url_type ?? null),
  };
}

export function downloadUrl(origin: string, dataset: Dataset, resource: Resource): string {
  const name = encodeURIComponent(resource.file?.name ?? '');
  return `${origin}/dataset/${dataset.id}/resource/${resource.id}/download/${name}`;
}

export function showOrganization(organization: Organization): Dict {
  return {
    id: organization.id,
    name: organization.name,
    title: organization.title,
    type: 'organization',
    description: organization.description,
    image_url: organization.imageUrl,
    created: organization.created,
    is_organization: true,
    approval_status: 'approved',
    state: 'active',
  };
}

export function showGroup(catalogue: Catalogue, name: string): Dict {
  const title = catalogue.groups[name] ?? name;
  return { id: name, name, title, display_name: title, description: '', image_display_url: '' };
}

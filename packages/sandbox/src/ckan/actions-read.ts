import { type Action, type Call, count, flag, loggedIn, readableDataset, required } from './context.ts';
import { denied, notFound } from './errors.ts';
import type { Dataset, Organization } from './model.ts';
import { comparator, matches, parseQuery } from './search.ts';
import { showDataset, showGroup, showOrganization, showResource } from './show.ts';

const datasetOf = (call: Call, dataset: Dataset) => showDataset(call.catalogue, call.origin, dataset);

const visible = (call: Call) =>
  [...call.catalogue.datasets.values()].filter(({ state, private: hidden }) => state === 'active' && !hidden);

const organizationOf = (call: Call, organization: Organization) => ({
  ...showOrganization(organization),
  display_name: organization.title,
  package_count: visible(call).filter(({ ownerOrg }) => ownerOrg === organization.id).length,
});

/** Side-effect-free actions; they may be called by GET too. */
export const readActions: Readonly<Record<string, Action>> = {
  status_show: ({ origin }) => ({
    ckan_version: '2.11.5',
    site_url: origin,
    site_title: 'Offene Daten (Emulator – kein echter Dienst)',
    site_description: 'Emulator – kein echter Dienst',
    locale_default: 'de',
    extensions: [],
    error_emails_to: null,
  }),

  package_show: (call) => datasetOf(call, readableDataset(call, required(call.data, 'id'))),

  package_list: (call) => {
    const names = visible(call)
      .map(({ name }) => name)
      .sort();
    const offset = count(call.data.offset, 'offset', 0, Number.MAX_SAFE_INTEGER);
    return names.slice(offset, offset + count(call.data.limit, 'limit', names.length, 1_000_000));
  },

  package_search: (call) => {
    const { data, catalogue, user } = call;
    const clauses = [...parseQuery(String(data.q ?? '')), ...parseQuery(String(data.fq ?? ''))];
    const [hidden, drafts, deleted] = [
      flag(data.include_private),
      flag(data.include_drafts),
      flag(data.include_deleted),
    ];
    const allowed = (dataset: Dataset) => {
      if (dataset.private && !(hidden && catalogue.mayWrite(user, dataset))) return false;
      if (dataset.state === 'active') return true;
      return (dataset.state === 'draft' ? drafts : deleted) && catalogue.mayWrite(user, dataset);
    };
    const sort = String(data.sort || 'score desc, metadata_modified desc');
    const found = [...catalogue.datasets.values()]
      .filter(allowed)
      .filter((dataset) => clauses.every((clause) => matches(catalogue, dataset, clause)))
      .sort(comparator(sort));
    const start = count(data.start, 'start', 0, Number.MAX_SAFE_INTEGER);
    const rows = count(data.rows, 'rows', 10, 1000);
    return {
      count: found.length,
      sort,
      facets: {},
      search_facets: {},
      results: found.slice(start, start + rows).map((dataset) => datasetOf(call, dataset)),
    };
  },

  resource_show: (call) => {
    const found = call.catalogue.resource(required(call.data, 'id'));
    if (!found) throw notFound();
    if (!call.catalogue.mayRead(call.user, found.dataset)) {
      throw denied(`User ${call.user?.name ?? ''} not authorized to read resource ${found.resource.id}`);
    }
    return showResource(call.origin, found.dataset, found.resource);
  },

  organization_show: (call) => {
    const organization = call.catalogue.organization(required(call.data, 'id'));
    if (!organization) throw notFound();
    const datasets = visible(call).filter(({ ownerOrg }) => ownerOrg === organization.id);
    return {
      ...organizationOf(call, organization),
      ...(flag(call.data.include_datasets)
        ? { packages: datasets.slice(0, 10).map((entry) => datasetOf(call, entry)) }
        : {}),
      users: [],
      groups: [],
      tags: [],
      extras: [],
    };
  },

  organization_list: (call) => {
    const all = [...call.catalogue.organizations.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    const full = flag(call.data.all_fields);
    const offset = count(call.data.offset, 'offset', 0, Number.MAX_SAFE_INTEGER);
    const maximum = full ? 25 : 1000;
    const page = all.slice(offset, offset + count(call.data.limit, 'limit', maximum, maximum));
    return full ? page.map((entry) => organizationOf(call, entry)) : page.map(({ name }) => name);
  },

  organization_list_for_user: (call) =>
    [...call.catalogue.organizations.values()]
      .filter(({ id }) => call.user?.sysadmin === true || call.user?.editorOf.includes(id) === true)
      // Editors may create, update and delete datasets, not manage the organisation.
      .filter(
        () =>
          call.user?.sysadmin === true ||
          /^(create|update|delete)_dataset$|^read$/.test(String(call.data.permission ?? 'manage_group')),
      )
      .map((entry) => ({
        ...organizationOf(call, entry),
        capacity: call.user?.sysadmin ? 'admin' : 'editor',
      })),

  group_list: (call) => {
    const names = Object.keys(call.catalogue.groups);
    return flag(call.data.all_fields)
      ? names.slice(0, 25).map((name) => showGroup(call.catalogue, name))
      : names;
  },

  group_show: (call) => {
    const name = required(call.data, 'id');
    if (!Object.hasOwn(call.catalogue.groups, name)) throw notFound();
    return showGroup(call.catalogue, name);
  },

  user_show: (call) => {
    const user = loggedIn(call, 'user_show');
    if (call.data.id !== undefined && call.data.id !== user.id)
      throw denied('Action user_show is limited to yourself');
    return {
      id: user.id,
      name: user.name,
      display_name: user.name,
      sysadmin: user.sysadmin,
      state: 'active',
    };
  },
};

import type { Ids } from '../seed/ids.ts';
import type { Towns } from '../seed/towns.ts';

export type Dict = Record<string, unknown>;

/** A stored file: where it lies, and the name it is downloaded under. */
export interface StoredFile {
  path: string;
  name: string;
  size: number;
}

export interface Resource {
  id: string;
  position: number;
  /** CKAN's own and free fields, without id, package_id, position. */
  fields: Dict;
  file?: StoredFile;
}

export interface Dataset {
  id: string;
  name: string;
  state: 'active' | 'draft' | 'deleted';
  private: boolean;
  ownerOrg: string | null;
  creator: string;
  created: string;
  modified: string;
  /** title, notes, url, version, author, … */
  fields: Dict;
  tags: string[];
  extras: { key: string; value: string }[];
  groups: string[];
  resources: Resource[];
}

export interface Organization {
  id: string;
  name: string;
  title: string;
  description: string;
  imageUrl: string;
  created: string;
}

export interface User {
  id: string;
  name: string;
  sysadmin: boolean;
  /** Ids of organisations whose datasets the user may write. */
  editorOf: readonly string[];
}

/** The 13 EU data themes, as GovData's groups. */
const themes: Readonly<Record<string, string>> = {
  agri: 'Landwirtschaft, Fischerei, Forstwirtschaft und Nahrungsmittel',
  econ: 'Wirtschaft und Finanzen',
  educ: 'Bildung, Kultur und Sport',
  ener: 'Energie',
  envi: 'Umwelt',
  gove: 'Regierung und öffentlicher Sektor',
  heal: 'Gesundheit',
  intr: 'Internationale Themen',
  just: 'Justiz, Rechtssystem und öffentliche Sicherheit',
  regi: 'Regionen und Städte',
  soci: 'Bevölkerung und Gesellschaft',
  tech: 'Wissenschaft und Technologie',
  tran: 'Verkehr',
};

/** Everything the catalogue knows. */
export class Catalogue {
  readonly datasets = new Map<string, Dataset>();
  readonly organizations = new Map<string, Organization>();
  readonly groups: Readonly<Record<string, string>> = themes;
  readonly users = new Map<string, User>();
  readonly #ids: Ids;
  #last = 0n;

  constructor(ids: Ids, towns: Towns) {
    this.#ids = ids;
    const { organizationId, otherOrganizationId } = towns.ckan;
    this.#addOrganization(organizationId, 'musterstadt', 'Stadt Musterstadt');
    this.#addOrganization(otherOrganizationId, 'beispielhausen', 'Stadt Beispielhausen');
    const user = (token: string, name: string, editorOf: string[], sysadmin = false) =>
      this.users.set(token, { id: name, name, sysadmin, editorOf });
    user(towns.ckan.editorToken, 'redaktion-musterstadt', [organizationId]);
    user(towns.ckan.otherEditorToken, 'redaktion-beispielhausen', [otherOrganizationId]);
    user(towns.ckan.sysadminToken, 'systemverwaltung', [], true);
  }

  #addOrganization(id: string, name: string, title: string): void {
    const created = this.timestamp();
    this.organizations.set(id, { id, name, title, description: 'Erfunden.', imageUrl: '', created });
  }

  newId(): string {
    return this.#ids.uuid();
  }

  /** UTC with microseconds and without offset, as CKAN writes it; never twice the same. */
  timestamp(): string {
    const now = BigInt(Date.now()) * 1000n;
    this.#last = now > this.#last ? now : this.#last + 1n;
    const milliseconds = new Date(Number(this.#last / 1000n)).toISOString().slice(0, -1);
    return `${milliseconds}${String(this.#last % 1000n).padStart(3, '0')}`;
  }

  dataset(idOrName: string): Dataset | undefined {
    const byId = this.datasets.get(idOrName);
    if (byId) return byId;
    for (const dataset of this.datasets.values()) if (dataset.name === idOrName) return dataset;
    return undefined;
  }

  resource(id: string): { dataset: Dataset; resource: Resource } | undefined {
    for (const dataset of this.datasets.values()) {
      const resource = dataset.resources.find((entry) => entry.id === id);
      if (resource) return { dataset, resource };
    }
    return undefined;
  }

  organization(idOrName: string): Organization | undefined {
    const byId = this.organizations.get(idOrName);
    if (byId) return byId;
    for (const organization of this.organizations.values())
      if (organization.name === idOrName) return organization;
    return undefined;
  }

  mayWrite(user: User | undefined, dataset: Pick<Dataset, 'ownerOrg'>): boolean {
    if (!user) return false;
    return user.sysadmin || (dataset.ownerOrg !== null && user.editorOf.includes(dataset.ownerOrg));
  }

  /** Public and active for everyone, the rest for those who may write it. */
  mayRead(user: User | undefined, dataset: Dataset): boolean {
    return (dataset.state === 'active' && !dataset.private) || this.mayWrite(user, dataset);
  }
}

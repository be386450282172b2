import { denied, notFound, validationError } from './errors.ts';
import type { Catalogue, Dataset, Dict, User } from './model.ts';
import type { Upload } from './validate.ts';

/** One call of an action. */
export interface Call {
  catalogue: Catalogue;
  /** Address of the site. */
  origin: string;
  user: User | undefined;
  data: Dict;
  uploads: Map<string, Upload>;
  /** Files that are to be removed after success. */
  orphans: string[];
}

export type Action = (call: Call) => unknown;

/** `_get_or_bust`. */
export function required(data: Dict, field: string): string {
  const value = data[field];
  if (value === undefined || value === null || value === '')
    throw validationError({ [field]: ['Missing value'] });
  return String(value);
}

export function loggedIn(call: Call, action: string): User {
  if (!call.user) throw denied(`Action ${action} requires an authenticated user`);
  return call.user;
}

export function readableDataset(call: Call, idOrName: string): Dataset {
  const dataset = call.catalogue.dataset(idOrName);
  if (!dataset) throw notFound();
  if (!call.catalogue.mayRead(call.user, dataset)) {
    throw denied(`User ${call.user?.name ?? ''} not authorized to read package ${dataset.id}`);
  }
  return dataset;
}

export function writableDataset(
  call: Call,
  idOrName: string,
  action: string,
): { dataset: Dataset; user: User } {
  const user = loggedIn(call, action);
  const dataset = call.catalogue.dataset(idOrName);
  if (!dataset) throw notFound();
  if (!call.catalogue.mayWrite(user, dataset)) {
    throw denied(`User ${user.name} not authorized to edit package ${dataset.id}`);
  }
  return { dataset, user };
}

export function flag(value: unknown): boolean {
  return value === true || ['true', '1', 'yes', 't', 'y'].includes(String(value).toLowerCase());
}

/** A number of a request between bounds; CKAN caps instead of refusing. */
export function count(value: unknown, field: string, standard: number, maximum: number): number {
  if (value === undefined || value === null || value === '') return standard;
  const number = Number(value);
  if (!Number.isInteger(number)) throw validationError({ [field]: ['Invalid integer'] });
  if (number < 0) throw validationError({ [field]: ['Must be a natural number'] });
  return Math.min(number, maximum);
}

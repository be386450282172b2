import type { Proof, ProofMethod } from '../seed/person.ts';
import { type Person, proofsOf } from '../seed/persons.ts';

/** What a request can offer: children of `AuthnMethods` (BundID interface description 10.2, section 9.1). */
export const methods = ['eID', 'Elster', 'eIDAS', 'Benutzername', 'FINK', 'Diia', 'Authega'] as const;
/** A way to log in. Smart-eID goes with eID and cannot be asked for alone. */
export type Method = (typeof methods)[number];

/** How somebody logs in: with an account, or once as a guest. */
export interface Choice {
  readonly method: Method;
  readonly guest: boolean;
}

/** Ways in which nobody logs in as a guest (section 5.3). */
const notForGuests: readonly Method[] = ['Diia', 'Benutzername', 'FINK', 'Authega'];

/** What the request narrows the choice to. */
export interface Wishes {
  /** Undefined: all of them. */
  readonly methods: readonly Method[] | undefined;
  readonly minimum: number;
  /** `bPK2` or `legacyPostkorbHandle` is requested: there is no guest login (section 9.2.1). */
  readonly needsAccount: boolean;
  /** `legacyPostkorbHandle` is requested: there is no FINK login (section 9.2.1). */
  readonly needsMailbox: boolean;
}

/** The proof with which this person can log in this way; undefined when they cannot, or not at this level. */
export function proofFor(person: Person, choice: Choice, minimum: number): Proof | undefined {
  if (!choice.guest && person.account === false) return undefined;
  const accepted: readonly ProofMethod[] =
    choice.method === 'eID' ? ['eID', 'Smart-eID'] : choice.method === 'Authega' ? [] : [choice.method];
  return proofsOf(person).find(({ method, level }) => accepted.includes(method) && level >= minimum);
}

/** Ways that lead to a login, in the order of the page; only those for which there is a person. */
export function choices(wishes: Wishes, persons: readonly Person[]): Choice[] {
  const offered = methods
    .filter((method) => wishes.methods?.includes(method) ?? true)
    .filter((method) => method !== 'FINK' || !wishes.needsMailbox);
  const withAccount = offered.map((method) => ({ method, guest: false }));
  // The guest login is no method: the list of the request does not switch it off, it only says by which proof.
  const asGuest = wishes.needsAccount
    ? []
    : offered.filter((method) => !notForGuests.includes(method)).map((method) => ({ method, guest: true }));
  return [...withAccount, ...asGuest].filter((choice) =>
    persons.some((person) => proofFor(person, choice, wishes.minimum) !== undefined),
  );
}

/** A choice as the value of a form field. */
export function nameOf({ method, guest }: Choice): string {
  return guest ? `gast-${method}` : method;
}

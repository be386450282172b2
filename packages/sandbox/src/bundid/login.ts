import type { AcceptedRequest } from '../saml/gate.ts';
import type { Proof } from '../seed/person.ts';
import { persons as allPersons, type Person } from '../seed/persons.ts';
import { attributeNames, attributesOf, type ReleasedAttribute } from './attributes.ts';
import type { AkdbExtension } from './extension.ts';
import { type Choice, choices, nameOf, proofFor, type Wishes } from './method.ts';
import type { LoginView } from './pages.ts';
import type { Language } from './texts.ts';

/** A login that is under way. */
export interface Login {
  readonly accepted: AcceptedRequest;
  /** Undefined: the request is taken as before version 2, without extension. */
  readonly extension: AkdbExtension | undefined;
  readonly minimum: 1 | 2 | 3 | 4;
  readonly choice?: Choice | undefined;
  readonly personId?: string | undefined;
}

/** Attributes of a request without extension. What the real service then sends is not public. */
const usualAttributes = ['bPK2', 'givenName', 'surname', 'EID-CITIZEN-QAA-LEVEL'] as const;

const maximumName = 50;

/** The lowest of the requested levels; 1 when none is requested, undefined when none of them is known. */
export function minimumOf(classRefs: readonly string[]): 1 | 2 | 3 | 4 | undefined {
  if (classRefs.length === 0) return 1;
  return ([1, 2, 3, 4] as const).find((level) => classRefs.includes(`STORK-QAA-Level-${level}`));
}

/** The way and the names that somebody sees during this login. */
export function viewOf(login: Login, action: string): LoginView {
  const { extension, accepted, minimum } = login;
  const name = [...(extension?.display.organization ?? new URL(accepted.provider.entityId).host)];
  const language: Language = extension?.display.language === 'en' ? 'en' : 'de';
  return {
    action,
    language,
    minimum,
    serviceName: name.length > maximumName ? `${name.slice(0, maximumName).join('')}…` : name.join(''),
    backUrl: extension?.display.backUrl,
  };
}

function requestedNames({ extension }: Login): readonly string[] {
  return extension
    ? extension.requestedAttributes.map(({ name }) => name)
    : usualAttributes.map((name) => attributeNames[name]);
}

function wishesOf(login: Login): Wishes {
  const requested = requestedNames(login);
  const needsMailbox = requested.includes(attributeNames.legacyPostkorbHandle);
  return {
    methods: login.extension?.methods,
    minimum: login.minimum,
    needsMailbox,
    needsAccount: needsMailbox || requested.includes(attributeNames.bPK2),
  };
}

/** Ways that this login offers. */
export function choicesOf(login: Login): Choice[] {
  return choices(wishesOf(login), allPersons);
}

/** The way with this name, when it is offered. */
export function choiceNamed(login: Login, name: string | null): Choice | undefined {
  return choicesOf(login).find((choice) => nameOf(choice) === name);
}

/** Who can log in in the chosen way. */
export function personsOf(login: Login, choice: Choice): Person[] {
  return allPersons.filter((person) => proofFor(person, choice, login.minimum) !== undefined);
}

/** Somebody who has been chosen, and what the service gets to know. */
export interface ChosenPerson {
  readonly person: Person;
  readonly proof: Proof;
  readonly guest: boolean;
  readonly released: readonly ReleasedAttribute[];
  /** Names of required attributes that are not there. */
  readonly missing: readonly string[];
}

/** The chosen person; undefined when nobody was chosen who can log in like this. */
export function chosenPerson(
  seed: string,
  login: Login,
  personId = login.personId,
): ChosenPerson | undefined {
  const { choice, minimum, accepted, extension } = login;
  const person = choice && personsOf(login, choice).find(({ id }) => id === personId);
  const proof = person && proofFor(person, choice, minimum);
  if (!choice || !person || !proof) return undefined;
  const host = new URL(accepted.provider.entityId).hostname;
  const known = attributesOf({ seed, person, proof, guest: choice.guest, host });
  const requested = requestedNames(login);
  const released = known.filter(({ friendlyName }) => requested.includes(attributeNames[friendlyName]));
  const names: readonly string[] = released.map(({ friendlyName }) => attributeNames[friendlyName]);
  const required = (extension?.requestedAttributes ?? []).filter((attribute) => attribute.required);
  const missing = required.map(({ name }) => name).filter((name) => !names.includes(name));
  return { person, proof, guest: choice.guest, released, missing };
}

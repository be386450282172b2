import type { AttributeName, Identity } from './identity.ts';

/**
 * The value of an attribute by its name; `undefined` where the account does not state it, or the kind has no such one.
 *
 * @example
 * const stated = attributeNames.filter((name) => attributeOf(session.identity, name) !== undefined);
 */
export function attributeOf(identity: Identity, name: AttributeName): string | undefined {
  switch (name) {
    case 'subject':
    case 'provedBy':
    case 'mail':
    case 'phone':
    case 'mailboxHandle':
      return identity[name];
    case 'street':
    case 'postalCode':
    case 'locality':
    case 'country':
    case 'district':
      return identity.address?.[name];
    case 'addressAddition':
      return identity.address?.addition;
    case 'givenNames':
    case 'familyName':
    case 'birthName':
    case 'title':
    case 'birthdate':
    case 'placeOfBirth':
    case 'nationality':
      return identity.kind === 'person' ? identity[name] : undefined;
    case 'organisationName':
      return identity.kind === 'organisation' ? identity.name : undefined;
    case 'legalForm':
    case 'legalFormText':
    case 'activity':
    case 'registerType':
    case 'registerCourt':
    case 'registerNumber':
    case 'rightToAct':
      return identity.kind === 'organisation' ? identity[name] : undefined;
    case 'actingTitle':
      return actingPerson(identity)?.title;
    case 'actingGivenNames':
      return actingPerson(identity)?.givenNames;
    case 'actingFamilyName':
      return actingPerson(identity)?.familyName;
    case 'actingNamePrefix':
      return actingPerson(identity)?.namePrefix;
    case 'actingNameAddition':
      return actingPerson(identity)?.nameAddition;
    case 'actingBirthdate':
      return actingPerson(identity)?.birthdate;
  }
}

const actingPerson = (identity: Identity) =>
  identity.kind === 'organisation' ? identity.actingPerson : undefined;

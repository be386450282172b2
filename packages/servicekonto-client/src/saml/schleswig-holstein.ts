import type { GeneralSamlOptions } from './general.ts';
import type { IdentityProvider } from './options.ts';

const at = (stage: 'prod' | 'stage', host: string): IdentityProvider => ({
  entityId: `urn:dataport:osi:servicekonto:idp:rz2:${stage}:sh`,
  ssoUrl: `https://${host}/webidp/SamlWebSso/AuthnRequestPostBinding`,
  sloUrl: `https://${host}/webidp/SingleLogOut/SingleLogoutServiceViaPost`,
  metadata: `https://${host}/webidp/metadata/metadata`,
});

/**
 * The Servicekonto of Schleswig-Holstein (OSI, Dataport) as data: what public configurations of its service providers say;
 * nobody has tried it from here. Its word `low` also means a mere password, so it counts as the lowest level.
 *
 * @example
 * saml({
 *   ...schleswigHolstein.production,
 *   identity: { attribute: 'PrincipalType', person: [wordForPersons], organisation: [wordForOrganisations] },
 *   entityId,
 *   keys,
 * })
 */
export const schleswigHolstein = {
  production: facts(at('prod', 'idp.serviceportal.schleswig-holstein.de')),
  staging: facts(at('stage', 'idp.serviceportal-stage.schleswig-holstein.de')),
} as const;

function facts(identityProvider: IdentityProvider): Omit<GeneralSamlOptions, 'entityId' | 'keys'> {
  return {
    identityProvider,
    encrypted: 'optional',
    subject: 'persistent-name',
    // Its words are not public. Until they are listed nobody is taken for either: `servicekonto.identity.unknown`.
    identity: { attribute: 'PrincipalType', person: [], organisation: [] },
    levels: {
      values: {
        basisregistrierung: 'http://eidas.europa.eu/LoA/low',
        substanziell: 'http://eidas.europa.eu/LoA/substantial',
        hoch: 'http://eidas.europa.eu/LoA/high',
      },
    },
    attributes: {
      givenNames: 'GivenNames',
      familyName: 'FamilyNames',
      birthName: 'BirthName',
      title: 'AcademicTitle',
      birthdate: 'DateOfBirth',
      mail: 'EmailAddress',
      phone: 'Telephone',
      mailboxHandle: 'InboxReference',
    },
  };
}

import { fixedToken, fixedUuid } from './ids.ts';

/** What both invented towns have, by seed. */
export interface Towns {
  readonly sender: { readonly town: string; readonly clientId: string; readonly clientSecret: string };
  readonly subscriber: {
    readonly town: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly destinationId: string;
    readonly inactiveDestinationId: string;
  };
  readonly ckan: {
    readonly organizationId: string;
    readonly otherOrganizationId: string;
    readonly editorToken: string;
    readonly otherEditorToken: string;
    readonly sysadminToken: string;
  };
}

export const leistung = {
  hundesteuer: 'urn:de:fim:leika:leistung:99102013104000',
  akte: 'urn:rathaus-sandbox:leistung:akte',
} as const;

export function towns(seed: string): Towns {
  return {
    sender: {
      town: 'Musterstadt',
      clientId: fixedUuid(seed, 'client:musterstadt-sender'),
      clientSecret: `emulator-${fixedToken(seed, 'secret:musterstadt-sender')}`,
    },
    subscriber: {
      town: 'Beispielhausen',
      clientId: fixedUuid(seed, 'client:beispielhausen-subscriber'),
      clientSecret: `emulator-${fixedToken(seed, 'secret:beispielhausen-subscriber')}`,
      destinationId: fixedUuid(seed, 'destination:beispielhausen'),
      inactiveDestinationId: fixedUuid(seed, 'destination:beispielhausen-inactive'),
    },
    ckan: {
      organizationId: fixedUuid(seed, 'organization:musterstadt'),
      otherOrganizationId: fixedUuid(seed, 'organization:beispielhausen'),
      editorToken: `emulator-${fixedToken(seed, 'ckan:musterstadt')}`,
      otherEditorToken: `emulator-${fixedToken(seed, 'ckan:beispielhausen')}`,
      sysadminToken: `emulator-${fixedToken(seed, 'ckan:sysadmin')}`,
    },
  };
}

import { isRathausError } from '@rathaus/client-core';
import { type ConfigFaults, checkConfig } from '@rathaus/client-core/config';
import { servicekontoError } from '../../errors.ts';
import { readCertificate } from '../keys/certificate.ts';
import { ns } from '../xml/namespaces.ts';
import { xmlAttributes, xmlText } from '../xml/write.ts';
import { bindings } from './read-identity-provider.ts';

/** A key of ours, as far as others need it. `SigningKey` and `EncryptionKey` fit. */
export interface PublishedKey {
  /** PEM, or base64 of the DER form. */
  readonly certificate: string;
}

/** What the metadata of a service provider say. */
export interface ServiceProviderMetadataOptions {
  /** Our name at the provider: an https address without port, for good. */
  readonly entityId: string;
  /** Absolute address that takes responses by POST. */
  readonly acsUrl: string;
  /** Absolute address that takes logouts by POST. */
  readonly sloUrl?: string | undefined;
  readonly keys: {
    /** All of them are published: the provider has to know the next one before it signs. */
    readonly signing: readonly PublishedKey[];
    /** The first one is published, unless `publishAll` says otherwise. */
    readonly encryption: readonly PublishedKey[];
  };
  /**
   * Publishes every certificate for encryption. A provider encrypts for any one that it finds, so this is for a provider
   * that wants to see the old one go on: we open with both in either case.
   */
  readonly publishAll?: boolean | undefined;
  readonly nameIdFormat?: string | undefined;
  /** Whether assertions have to carry a signature of their own: BundID signs them, Mein Unternehmenskonto does not. */
  readonly wantAssertionsSigned: boolean;
}

/**
 * Writes the metadata of a service provider as BundID wants them (interface description 10.2, sections 5.4 and 7.2): no
 * `validUntil`, no `ID`, no announced algorithms, no `mdui:UIInfo`, requests signed. Other providers take them as well (SAML
 * Metadata, section 2.4.4). The same options give the same bytes.
 *
 * While keys change: certificates for signatures are all in it, because a provider refuses requests signed by one that it
 * has not loaded. Of those for encryption only the first is: from whatever moment the provider loads it, we open with every
 * key of the configuration, and a provider that found two could go on with the one that is to leave.
 *
 * Errors: `servicekonto.config.invalid` with all faults at once.
 *
 * @example
 * const xml = serviceProviderMetadata({
 *   entityId: 'https://www.musterstadt.example',
 *   acsUrl: 'https://www.musterstadt.example/login/callback/bundid',
 *   keys: { signing: [{ certificate: signingPem }], encryption: [{ certificate: encryptionPem }] },
 *   wantAssertionsSigned: true,
 * });
 */
export function serviceProviderMetadata(options: ServiceProviderMetadataOptions): string {
  const { entityId, acsUrl, sloUrl, keys, nameIdFormat, publishAll, wantAssertionsSigned } = checked(options);
  const encryption = publishAll === true ? keys.encryption : keys.encryption.slice(0, 1);
  const post = (name: string, location: string, more: Readonly<Record<string, string | boolean>> = {}) =>
    `    <md:${name}${xmlAttributes({ Binding: bindings.POST, Location: location, ...more })}/>`;
  const role = xmlAttributes({
    AuthnRequestsSigned: true,
    WantAssertionsSigned: wantAssertionsSigned,
    protocolSupportEnumeration: ns.samlp,
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<md:EntityDescriptor xmlns:md="${ns.md}"${xmlAttributes({ entityID: entityId })}>`,
    `  <md:SPSSODescriptor${role}>`,
    ...keys.signing.map((key) => keyDescriptor('signing', key)),
    ...encryption.map((key) => keyDescriptor('encryption', key)),
    ...(sloUrl === undefined ? [] : [post('SingleLogoutService', sloUrl)]),
    ...(nameIdFormat === undefined
      ? []
      : [`    <md:NameIDFormat>${xmlText(nameIdFormat)}</md:NameIDFormat>`]),
    post('AssertionConsumerService', acsUrl, { index: '0', isDefault: true }),
    '  </md:SPSSODescriptor>',
    '</md:EntityDescriptor>',
    '',
  ].join('\n');
}

function keyDescriptor(use: 'signing' | 'encryption', { certificate }: PublishedKey): string {
  const { base64 } = readCertificate(certificate);
  return [
    `    <md:KeyDescriptor use="${use}">`,
    `      <ds:KeyInfo xmlns:ds="${ns.ds}">`,
    '        <ds:X509Data>',
    `          <ds:X509Certificate>${base64}</ds:X509Certificate>`,
    '        </ds:X509Data>',
    '      </ds:KeyInfo>',
    '    </md:KeyDescriptor>',
  ].join('\n');
}

function checked(options: ServiceProviderMetadataOptions): ServiceProviderMetadataOptions {
  checkConfig(
    (facts) => servicekontoError('servicekonto.config.invalid', facts),
    (faults) => {
      const text = (member: string, value: string | undefined, pattern: RegExp, fault: string) => {
        if (value === undefined || !faults.text(member, value)) return;
        if (!pattern.test(value) || !value.isWellFormed()) faults.add(member, fault);
      };
      for (const member of ['entityId', 'acsUrl'] as const)
        if (options[member] === undefined) faults.add(member, { rule: 'missing' });
      text('entityId', options.entityId, name, 'must be an absolute address, at most 1024 characters');
      text('acsUrl', options.acsUrl, httpAddress, 'must be an absolute address');
      text('sloUrl', options.sloUrl, httpAddress, 'must be an absolute address');
      text('nameIdFormat', options.nameIdFormat, name, 'must be the name of a format');
      for (const use of ['signing', 'encryption'] as const) {
        const keys = options.keys?.[use];
        if (!Array.isArray(keys) || (use === 'signing' && keys.length === 0))
          faults.add(`keys.${use}`, { rule: 'missing' });
        else for (const [index, key] of keys.entries()) checkKey(key, `keys.${use}[${index}]`, faults);
      }
    },
  );
  return options;
}

function checkKey(key: PublishedKey, at: string, faults: ConfigFaults): void {
  try {
    readCertificate(key?.certificate);
  } catch (error) {
    if (!isRathausError(error)) throw error;
    faults.add(`${at}.certificate`, `cannot be used: ${String(error.details?.reason)}`);
  }
}

/** SAML Core, sections 8.3.6 and 1.3.2: an absolute URI; characters that XML cannot carry are none of it. */
const name = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s\p{C}]{1,1000}$/u;
const httpAddress = /^https?:\/\/[^\s\p{C}]+$/u;

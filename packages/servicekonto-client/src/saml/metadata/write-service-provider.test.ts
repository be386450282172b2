import { describe, expect, it } from 'vitest';
import { rsaKeys, testCertificate } from '../../../test/saml/certificates.ts';
import { parseXml } from '../xml/tree.ts';
import { type ServiceProviderMetadataOptions, serviceProviderMetadata } from './write-service-provider.ts';

const keys = rsaKeys();
const published = (cn: string) => ({
  certificate: testCertificate({ cn, keys, notAfter: Date.UTC(2049, 0, 1) }),
});
const [sign, signNext, open, openNext] = ['a', 'b', 'c', 'd'].map(published) as [
  { certificate: string },
  { certificate: string },
  { certificate: string },
  { certificate: string },
];
const options: ServiceProviderMetadataOptions = {
  entityId: 'https://www.musterstadt.example',
  acsUrl: 'https://www.musterstadt.example/login/callback/bundid',
  keys: { signing: [sign, signNext], encryption: [openNext, open] },
  wantAssertionsSigned: true,
};
const certificatesOf = (xml: string, use: string) =>
  [...xml.matchAll(new RegExp(`use="${use}">[\\s\\S]*?<ds:X509Certificate>(.*?)<`, 'g'))].map(
    ([, one]) => one,
  );

describe('metadata of a service provider', () => {
  it('are the same bytes for the same options', () => {
    const xml = serviceProviderMetadata(options);
    expect(serviceProviderMetadata(structuredClone(options))).toBe(xml);
    expect(xml.replaceAll(/[A-Za-z0-9+/=]{100,}/g, '…')).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://www.musterstadt.example">
        <md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
          <md:KeyDescriptor use="signing">
            <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
              <ds:X509Data>
                <ds:X509Certificate>…</ds:X509Certificate>
              </ds:X509Data>
            </ds:KeyInfo>
          </md:KeyDescriptor>
          <md:KeyDescriptor use="signing">
            <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
              <ds:X509Data>
                <ds:X509Certificate>…</ds:X509Certificate>
              </ds:X509Data>
            </ds:KeyInfo>
          </md:KeyDescriptor>
          <md:KeyDescriptor use="encryption">
            <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
              <ds:X509Data>
                <ds:X509Certificate>…</ds:X509Certificate>
              </ds:X509Data>
            </ds:KeyInfo>
          </md:KeyDescriptor>
          <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://www.musterstadt.example/login/callback/bundid" index="0" isDefault="true"/>
        </md:SPSSODescriptor>
      </md:EntityDescriptor>
      "
    `);
  });

  it('name every certificate for signatures, and of those for encryption the first', () => {
    const xml = serviceProviderMetadata(options);
    expect(certificatesOf(xml, 'signing')).toEqual([sign.certificate, signNext.certificate]);
    expect(certificatesOf(xml, 'encryption')).toEqual([openNext.certificate]);
    const all = serviceProviderMetadata({ ...options, publishAll: true });
    expect(certificatesOf(all, 'encryption')).toEqual([openNext.certificate, open.certificate]);
  });

  it('have what BundID does not take nowhere', () => {
    const xml = serviceProviderMetadata({
      ...options,
      sloUrl: 'https://x.example/slo',
      nameIdFormat: 'urn:x:y',
    });
    expect(xml).not.toMatch(/validUntil|cacheDuration|\bID=|Method|UIInfo/);
  });

  it('escape what addresses may have', () => {
    const acsUrl = 'https://www.musterstadt.example/acs?a=1&b="<2>"';
    const role = parseXml(serviceProviderMetadata({ ...options, acsUrl })).childNodes[1];
    expect(JSON.stringify(role, ['childNodes', 'attributes', 'value'])).toContain(JSON.stringify(acsUrl));
  });

  it('need no key for encryption where a provider does not encrypt', () => {
    const xml = serviceProviderMetadata({ ...options, keys: { signing: [sign], encryption: [] } });
    expect(certificatesOf(xml, 'encryption')).toEqual([]);
  });

  it('name all faults at once, and no value', () => {
    const call = () =>
      serviceProviderMetadata({
        entityId: 'musterstadt',
        acsUrl: 'https://www.musterstadt.example/a b',
        sloUrl: 'javascript:alert(1)',
        nameIdFormat: 'x\u0000y',
        keys: { signing: [{ certificate: 'geheim' }], encryption: [] },
        wantAssertionsSigned: true,
      });
    expect(call).toThrow(
      expect.objectContaining({
        code: 'servicekonto.config.invalid',
        details: {
          faults: 5,
          members: 'entityId, acsUrl, sloUrl, nameIdFormat, keys.signing[0].certificate',
        },
      }),
    );
    expect(call).not.toThrow(/geheim|alert/);
    const none = () => serviceProviderMetadata({ ...options, keys: { signing: [], encryption: [] } });
    expect(none).toThrow(expect.objectContaining({ details: { faults: 1, members: 'keys.signing' } }));
  });
});

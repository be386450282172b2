import { isRathausError } from '@rathaus/client-core';
import {
  type Collector,
  createCollector,
  type Report,
  type Severity,
  term,
} from '@rathaus/client-core/findings';
import { parseMetadataXml } from '../saml/metadata/metadata-xml.ts';
import { ns } from '../saml/xml/namespaces.ts';
import { attribute, childrenNamed, isNamed, type XmlElement } from '../saml/xml/tree.ts';
import { placeOf } from './element-path.ts';
import { lintCertificates } from './lint-certificates.ts';
import { type LintedProvider, lintDocument, lintEntityId, lintRole } from './lint-entity.ts';
import { lintBundidRequest } from './lint-extension.ts';
import { lintRequest, type RequestFacts, readRequest } from './lint-request.ts';
import {
  formerUnchecked,
  type KeyUse,
  requestUnchecked,
  serviceProviderKind,
  serviceProviderRules,
} from './rules.ts';

const { finding } = serviceProviderRules;

/** What `lintServiceProvider` looks at. */
export interface ServiceProviderLint {
  /** Metadata of the service provider, XML. */
  readonly metadata: string;
  /** The metadata that the provider has now, XML, or the entity id in them; absent when it has none yet. */
  readonly former?: string | undefined;
  /** An AuthnRequest as it is sent by POST: XML, or the base64 of the form. Absent: the verdict stays open. */
  readonly request?: string | undefined;
  /** Whose rules count. Default `bundid`. */
  readonly provider?: LintedProvider | undefined;
  /** Milliseconds since 1970. Default: now. */
  readonly now?: number | undefined;
}

/** BundID encrypts every answer and reads its extension in signed requests only (section 9); so does Mein Unternehmenskonto. */
const severityOfMissing: Readonly<Record<LintedProvider, Readonly<Record<KeyUse, Severity>>>> = {
  bundid: { signing: 'error', encryption: 'error' },
  unternehmenskonto: { signing: 'error', encryption: 'error' },
  other: { signing: 'warning', encryption: 'warning' },
};

/**
 * Judges the metadata of a service provider, and a request, by the public rules of BundID (interface description 10.2,
 * sections 5.4, 6.2, 7.2 and 9) or by those of SAML alone. Throws for nothing that they contain; the catalogue of `/texts`
 * has the sentences. Without a request the verdict is `not-judged` at best.
 *
 * @example
 * const report = lintServiceProvider({ metadata, former, request });
 * console.log(reportText(report, catalogue)); // from @rathaus/client-core/texts and ./texts
 */
export function lintServiceProvider(input: ServiceProviderLint): Report {
  const { metadata, former, request, provider = 'bundid', now = Date.now() } = input;
  const collector = createCollector();
  const facts = lintMetadata(metadata, former, { provider, now }, collector);
  if (request === undefined) collector.skip(requestUnchecked, { kind: 'path', path: '' });
  else {
    const root = readRequest(request, collector);
    if (root && facts) lintRequest(root, facts, collector);
    if (root && provider === 'bundid') lintBundidRequest(root, collector);
  }
  return { kind: serviceProviderKind, ...collector.result() };
}

/** What a request has to fit to; `undefined` for metadata that cannot be read. */
function lintMetadata(
  metadata: string,
  former: string | undefined,
  { provider, now }: { provider: LintedProvider; now: number },
  collector: Collector,
): RequestFacts | undefined {
  const root = readable(metadata, collector);
  if (!root) return undefined;
  if (provider === 'bundid') lintDocument(root, collector);
  const formerId = former === undefined ? undefined : entityIdOf(former);
  if (formerId === '') collector.skip(formerUnchecked, { kind: 'path', path: '' });
  lintEntityId(root, formerId || undefined, provider, collector);
  const roles = childrenNamed(root, ns.md, 'SPSSODescriptor');
  const [role] = roles;
  if (!role || roles.length > 1) {
    const fault = term(role ? 'roles' : 'role');
    collector.add(finding('servicekonto.sp.metadata-unreadable', placeOf([root]), { fault }));
    return undefined;
  }
  const acsUrls = lintRole([root, role], provider, collector);
  const { signing } = lintCertificates([root, role], severityOfMissing[provider], now, collector);
  return {
    entityId: attribute(root, 'entityID') ?? '',
    acsUrls,
    certificates: signing.map(({ certificate }) => certificate),
  };
}

function readable(metadata: string, collector: Collector): XmlElement | undefined {
  let root: XmlElement;
  try {
    root = parseMetadataXml(metadata);
  } catch (error) {
    if (!isRathausError(error)) throw error;
    const fault = term('xml');
    collector.add(finding('servicekonto.sp.metadata-unreadable', { kind: 'path', path: '' }, { fault }));
    return undefined;
  }
  if (isNamed(root, ns.md, 'EntityDescriptor')) return root;
  collector.add(finding('servicekonto.sp.metadata-unreadable', placeOf([root]), { fault: term('root') }));
  return undefined;
}

/** The entity id of metadata; of a text that is none, the text; empty when there is none. */
function entityIdOf(former: string): string {
  const text = former.trim();
  if (!/^\uFEFF?</.test(text)) return text;
  try {
    return attribute(parseMetadataXml(text), 'entityID') ?? '';
  } catch (error) {
    if (!isRathausError(error)) throw error;
    return '';
  }
}

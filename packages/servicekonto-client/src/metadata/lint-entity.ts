import { type Collector, term } from '@rathaus/client-core/findings';
import { bindings } from '../saml/metadata/read-identity-provider.ts';
import { ns } from '../saml/xml/namespaces.ts';
import { attribute, childrenNamed, type XmlElement } from '../saml/xml/tree.ts';
import { placeOf, type Way, waysBelow } from './element-path.ts';
import { serviceProviderRules } from './rules.ts';

const { finding } = serviceProviderRules;

/** Whose rules count. */
export type LintedProvider = 'bundid' | 'unternehmenskonto' | 'other';

/** Judges what BundID wants of the document as a whole (interface description 10.2, sections 5.4 and 7.2). */
export function lintDocument(root: XmlElement, collector: Collector): void {
  if (attribute(root, 'ID') !== undefined)
    collector.add(finding('servicekonto.sp.root-id', placeOf([root], 'ID'), {}));
  for (const way of [[root], ...waysBelow([root])]) {
    const element = way.at(-1)!;
    if (attribute(element, 'validUntil') !== undefined)
      collector.add(finding('servicekonto.sp.valid-until', placeOf(way, 'validUntil'), {}));
    if (algorithmElements.has(element.localName)) {
      const values = { element: term(element.localName) };
      collector.add(finding('servicekonto.sp.algorithm-announced', placeOf(way), values));
    }
    if (element.localName === 'UIInfo' && element.namespaceURI === mdui)
      collector.add(finding('servicekonto.sp.ui-info', placeOf(way), {}));
  }
}

/** SAML Metadata, section 2.4.1.1, and its profile for algorithms (`alg:`). */
const algorithmElements: ReadonlySet<string> = new Set(['EncryptionMethod', 'DigestMethod', 'SigningMethod']);
const mdui = 'urn:oasis:names:tc:SAML:metadata:ui';

/** Judges the name of the service provider, also against the one that it had. */
export function lintEntityId(
  root: XmlElement,
  former: string | undefined,
  provider: LintedProvider,
  collector: Collector,
): void {
  const place = placeOf([root], 'entityID');
  const current = attribute(root, 'entityID') ?? '';
  if (current.trim() === '') {
    collector.add(finding('servicekonto.sp.entity-id-missing', placeOf([root]), {}));
    return;
  }
  const url = URL.parse(current);
  if (provider === 'bundid') {
    if (url?.protocol !== 'https:') collector.add(finding('servicekonto.sp.entity-id-https', place, {}));
    // `URL` knows no default port; whoever compares names does.
    if (/^https?:\/\/[^/?#]*:\d*(?:[/?#]|$)/i.test(current))
      collector.add(finding('servicekonto.sp.entity-id-port', place, {}));
  }
  if (former === undefined || former === current) return;
  const isOtherHost = hostOf(former) !== hostOf(current);
  const rule =
    `servicekonto.sp.entity-id-${isOtherHost && provider === 'bundid' ? 'host-' : ''}changed` as const;
  collector.add(finding(rule, place, { former, current }));
}

/** Host of a name; the name itself when it is no address. */
const hostOf = (entityId: string): string => URL.parse(entityId)?.hostname || entityId;

/** Judges what a role says of requests and answers, and gives the addresses for answers. */
export function lintRole(role: Way, provider: LintedProvider, collector: Collector): readonly string[] {
  const element = role.at(-1)!;
  if (!isTrue(attribute(element, 'AuthnRequestsSigned')) && provider !== 'other')
    collector.add(finding('servicekonto.sp.requests-unsigned', placeOf(role, 'AuthnRequestsSigned'), {}));
  if (isTrue(attribute(element, 'WantAssertionsSigned')) && provider === 'unternehmenskonto')
    collector.add(finding('servicekonto.sp.assertions-signed', placeOf(role, 'WantAssertionsSigned'), {}));
  const services = childrenNamed(element, ns.md, 'AssertionConsumerService');
  if (services.length === 0) collector.add(finding('servicekonto.sp.acs-missing', placeOf(role), {}));
  if (services.length > 1)
    collector.add(
      finding('servicekonto.sp.acs-several', placeOf([...role, services[1]!]), { count: services.length }),
    );
  for (const service of services) {
    const way = [...role, service];
    if (URL.parse(attribute(service, 'Location') ?? '')?.protocol !== 'https:')
      collector.add(finding('servicekonto.sp.acs-https', placeOf(way, 'Location'), {}));
    if (attribute(service, 'Binding') !== bindings.POST)
      collector.add(finding('servicekonto.sp.acs-binding', placeOf(way, 'Binding'), {}));
  }
  return services.flatMap((service) => attribute(service, 'Location') ?? []);
}

/** XML Schema, `boolean`. */
const isTrue = (value: string | undefined): boolean => ['true', '1'].includes(value?.trim() ?? '');

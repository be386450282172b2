import { type Collector, term } from '@rathaus/client-core/findings';
import { bundidAttributeOf } from '../bundid/attributes.ts';
import { bundidEnvironments } from '../bundid/environments.ts';
import { bundidLanguages, bundidMethods } from '../bundid/methods.ts';
import { akdb, classicUi } from '../bundid/namespaces.ts';
import { ns } from '../saml/xml/namespaces.ts';
import { attribute, childElements, childrenNamed, type XmlElement } from '../saml/xml/tree.ts';
import { placeOf, type Way } from './element-path.ts';
import { lintOrder } from './lint-request.ts';
import { plainText } from './plain-text.ts';
import { serviceProviderRules } from './rules.ts';

const { finding } = serviceProviderRules;

/** Characters that BundID shows of the name of a service (interface description 10.2, section 9.5). */
const longestName = 50;

/** Judges the extension of AKDB in a request, and the level (interface description 10.2, sections 5.1 and 9). */
export function lintBundidRequest(root: XmlElement, collector: Collector): void {
  for (const context of childrenNamed(root, ns.samlp, 'RequestedAuthnContext')) {
    // SAML Core, section 3.3.2.2.1: without it `exact` is meant.
    const comparison = attribute(context, 'Comparison') ?? 'exact';
    if (comparison !== 'minimum')
      collector.add(
        finding('servicekonto.sp.comparison', placeOf([root, context], 'Comparison'), { comparison }),
      );
  }
  const [extension] = childrenNamed(root, ns.samlp, 'Extensions').flatMap((extensions) =>
    childrenNamed(extensions, akdb, 'AuthenticationRequest').map((one): Way => [root, extensions, one]),
  );
  if (!extension) {
    collector.add(finding('servicekonto.sp.extension-missing', placeOf([root]), {}));
    return;
  }
  const version = attribute(extension.at(-1)!, 'Version') ?? '';
  if (version.trim() !== '2')
    collector.add(finding('servicekonto.sp.extension-version', placeOf(extension, 'Version'), { version }));
  lintMethods(extension, collector);
  lintAttributes(extension, collector);
  lintDisplay(extension, collector);
  lintOrder(extension, ['AuthnMethods', 'RequestedAttributes', 'DisplayInformation'], collector);
}

const named = (way: Way, namespace: string, name: string): Way[] =>
  childrenNamed(way.at(-1)!, namespace, name).map((child) => [...way, child]);

/** Sections 9.1 and 9.6: the element may be absent, but not empty. */
function lintMethods(extension: Way, collector: Collector): void {
  const methods: readonly string[] = bundidMethods;
  for (const way of named(extension, akdb, 'AuthnMethods')) {
    const listed = childElements(way.at(-1)!);
    if (!listed.some(isOffered)) collector.add(finding('servicekonto.sp.methods-empty', placeOf(way), {}));
    for (const method of listed)
      if (!methods.includes(method.localName))
        collector.add(
          finding('servicekonto.sp.method-unknown', placeOf([...way, method]), { method: method.localName }),
        );
  }
}

/** Listed, and not expressly switched off. */
const isOffered = (method: XmlElement): boolean =>
  childrenNamed(method, akdb, 'Enabled').every((enabled) => !isFalse(plainText(enabled)));

/** XML Schema, `boolean`. */
const isFalse = (text: string): boolean => text === 'false' || text === '0';
const isTrue = (text: string): boolean => text === 'true' || text === '1';

/** Sections 5.3, 6.2.1 and 9.2. */
function lintAttributes(extension: Way, collector: Collector): void {
  const requested = named(extension, akdb, 'RequestedAttributes').flatMap((list) =>
    named(list, akdb, 'RequestedAttribute'),
  );
  if (requested.length === 0)
    collector.add(finding('servicekonto.sp.attributes-missing', placeOf(extension), {}));
  for (const way of requested) lintAttribute(way, collector);
}

function lintAttribute(way: Way, collector: Collector): void {
  const name = attribute(way.at(-1)!, 'Name') ?? '';
  const place = placeOf(way);
  if (name.trim() === '') {
    collector.add(finding('servicekonto.sp.attribute-name-missing', place, {}));
    return;
  }
  if (/\s/.test(name)) {
    collector.add(finding('servicekonto.sp.attribute-name-blank', place, { name }));
    return;
  }
  const known = bundidAttributeOf(name);
  if (!known) {
    collector.add(finding('servicekonto.sp.attribute-unknown', place, { name }));
    return;
  }
  const friendlyName = term(known.friendlyName);
  const required = isTrue(attribute(way.at(-1)!, 'RequiredAttribute')?.trim() ?? '');
  if (known.isRetired)
    collector.add(
      finding(
        'servicekonto.sp.attribute-retired',
        place,
        { attribute: friendlyName, required },
        required ? 'warning' : 'info',
      ),
    );
  if (required && known.absence === 'legitimate')
    collector.add(finding('servicekonto.sp.attribute-required', place, { attribute: friendlyName }));
  if (known.hides?.includes('temporary'))
    collector.add(finding('servicekonto.sp.guest-hidden', place, { attribute: friendlyName }));
}

/** Section 9.5. */
function lintDisplay(extension: Way, collector: Collector): void {
  const shown = named(extension, akdb, 'DisplayInformation').flatMap((information) =>
    named(information, classicUi, 'Version'),
  );
  const texts = (name: string) => shown.flatMap((way) => named(way, classicUi, name));
  const place = placeOf(shown[0] ?? extension);
  const [displayName] = texts('OrganizationDisplayName');
  const { length } = displayName ? plainText(displayName.at(-1)!).normalize('NFC') : '';
  if (!displayName || length === 0) collector.add(finding('servicekonto.sp.display-name-missing', place, {}));
  else if (length > longestName) {
    const values = { length, most: longestName };
    collector.add(finding('servicekonto.sp.display-name-long', placeOf(displayName), values));
  }
  const [serviceId] = texts('OnlineServiceId');
  const id = serviceId ? plainText(serviceId.at(-1)!) : '';
  if (!serviceId || id === '') collector.add(finding('servicekonto.sp.online-service-id-missing', place, {}));
  else if (!isKnownForm(id))
    collector.add(finding('servicekonto.sp.online-service-id-form', placeOf(serviceId), { id }));
  for (const way of texts('Lang')) {
    const language = plainText(way.at(-1)!);
    if (!bundidLanguages.some((known) => known === language))
      collector.add(finding('servicekonto.sp.language-unknown', placeOf(way), { language }));
  }
  for (const way of texts('BackURL'))
    if (URL.parse(plainText(way.at(-1)!))?.protocol !== 'https:')
      collector.add(finding('servicekonto.sp.back-url-https', placeOf(way), {}));
}

/** The account is not known here; whatever one of them takes may be right. */
const isKnownForm = (id: string): boolean =>
  Object.values(bundidEnvironments).some(({ onlineServiceId }) => onlineServiceId.pattern.test(id));

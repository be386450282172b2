import { attributeOf, childElements, children, type Element, onlyChild, textOf } from '../saml/parse-xml.ts';
import { namespaces } from '../saml/vocabulary.ts';
import { type Method, methods } from './method.ts';

/** Values of `idp.code` on the error page (BundID interface description 10.2, section 9.6). */
export const idpCodes = [
  'akdb-extension-missing',
  'akdb-extension-v1-deprecated',
  'saml-request-not-signed',
  'purpose-does-not-support-restricted-html',
  'missing-berca',
  'requested-attributes-empty',
  'requested-attributes-missing-name',
  'empty-authentication-methods',
  'organization-display-name-missing',
] as const;
/** Why a request ends on the error page. */
export type IdpCode = (typeof idpCodes)[number];

/** One entry of `RequestedAttributes` (section 9.2). */
export interface RequestedAttribute {
  readonly name: string;
  readonly required: boolean;
}

/** `akdb:AuthenticationRequest` (section 9). */
export interface AkdbExtension {
  readonly version: 1 | 2;
  readonly enableStatusDetail: boolean;
  /** Undefined when the request does not say. */
  readonly methods: readonly Method[] | undefined;
  readonly requestedAttributes: readonly RequestedAttribute[];
  readonly display: {
    readonly organization: string | undefined;
    readonly language: string;
    readonly backUrl: string | undefined;
    readonly onlineServiceId: string | undefined;
  };
}

/** What the service provider may still do, and what it has. */
export interface ExtensionRules {
  /** Requests as before version 2 became mandatory: what is missing is ignored. */
  readonly acceptVersion1: boolean;
  readonly withoutEidCertificate: boolean;
}

/** Reads the extension of a request; the code of the error page when the rules of version 2 refuse it. */
export function readExtension(
  request: { readonly signed: boolean; readonly extensions: Element | undefined },
  rules: ExtensionRules,
): { readonly extension: AkdbExtension | undefined; readonly code?: never } | { readonly code: IdpCode } {
  const lenient = rules.acceptVersion1;
  // Unsigned, the extension is not looked at (section 9).
  if (!request.signed) return lenient ? { extension: undefined } : { code: 'saml-request-not-signed' };
  const root = request.extensions && onlyChild(request.extensions, namespaces.akdb, 'AuthenticationRequest');
  if (root === undefined) return lenient ? { extension: undefined } : { code: 'akdb-extension-missing' };
  const version = attributeOf(root, 'Version')?.trim();
  if (version !== '2' && !lenient) return { code: 'akdb-extension-v1-deprecated' };
  const offered = version === '2' ? methodsOf(root) : allowedMethodsOf(root);
  if (offered?.length === 0) return { code: 'empty-authentication-methods' };
  const requestedAttributes = attributesOf(root);
  const problem =
    attributeProblem(requestedAttributes) ??
    (displayOf(root).organization === undefined ? 'organization-display-name-missing' : undefined);
  if (problem !== undefined)
    return lenient && problem !== 'organization-display-name-missing'
      ? { extension: undefined }
      : { code: problem };
  if (hasMarkup(root)) return { code: 'purpose-does-not-support-restricted-html' };
  if (rules.withoutEidCertificate && (offered?.includes('eID') ?? true)) return { code: 'missing-berca' };
  return {
    extension: {
      version: version === '2' ? 2 : 1,
      enableStatusDetail: isTrue(attributeOf(root, 'EnableStatusDetail')),
      methods: offered,
      requestedAttributes,
      display: displayOf(root),
    },
  };
}

/** Listed and not switched off means offered (section 9.1); a name nobody knows offers nothing. */
function methodsOf(root: Element): Method[] | undefined {
  const list = onlyChild(root, namespaces.akdb, 'AuthnMethods');
  if (list === undefined) return undefined;
  return childElements(list)
    .filter((entry) => entry.namespaceURI === namespaces.akdb)
    .filter((entry) => {
      const enabled = onlyChild(entry, namespaces.akdb, 'Enabled');
      return enabled === undefined || textOf(enabled).toLowerCase() !== 'false';
    })
    .flatMap((entry) => methods.filter((method) => method === entry.localName));
}

/** Version 1: names as text (section 10.1). */
function allowedMethodsOf(root: Element): Method[] | undefined {
  const list = onlyChild(root, namespaces.akdb, 'AllowedMethods');
  if (list === undefined) return methodsOf(root);
  return children(list, namespaces.akdb, 'AuthnMethod').flatMap((entry) =>
    methods.filter((method) => method.toLowerCase() === textOf(entry).toLowerCase()),
  );
}

function attributesOf(root: Element): RequestedAttribute[] {
  const list = onlyChild(root, namespaces.akdb, 'RequestedAttributes');
  return (list ? children(list, namespaces.akdb, 'RequestedAttribute') : []).map((entry) => ({
    name: attributeOf(entry, 'Name')?.trim() ?? '',
    required: isTrue(attributeOf(entry, 'RequiredAttribute')),
  }));
}

function attributeProblem(requested: readonly RequestedAttribute[]): IdpCode | undefined {
  if (requested.length === 0) return 'requested-attributes-empty';
  return requested.some(({ name }) => name === '') ? 'requested-attributes-missing-name' : undefined;
}

function displayOf(root: Element): AkdbExtension['display'] {
  const information = onlyChild(root, namespaces.akdb, 'DisplayInformation');
  const version = information && onlyChild(information, namespaces.classicUi, 'Version');
  const value = (name: string): string | undefined => {
    const node = version && onlyChild(version, namespaces.classicUi, name);
    return node && textOf(node) !== '' ? textOf(node) : undefined;
  };
  return {
    organization: value('OrganizationDisplayName'),
    language: value('Lang') ?? 'de',
    backUrl: value('BackURL'),
    onlineServiceId: value('OnlineServiceId'),
  };
}

/** `Purpose` is taken and no longer shown; when markup in it is refused is not public: any markup is here. */
function hasMarkup(root: Element): boolean {
  const information = onlyChild(root, namespaces.akdb, 'DisplayInformation');
  const version = information && onlyChild(information, namespaces.classicUi, 'Version');
  const purposes = version ? children(version, namespaces.classicUi, 'Purpose') : [];
  return purposes.some((purpose) => childElements(purpose).length > 0 || /<[a-z!/]/i.test(textOf(purpose)));
}

function isTrue(value: string | undefined): boolean {
  return value?.trim() === 'true' || value?.trim() === '1';
}

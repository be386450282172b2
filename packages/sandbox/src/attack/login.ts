import { attributeOf, children, isNamed, onlyChild, parseXml, textOf } from '../saml/parse-xml.ts';
import { type ReceivedMessage, receivePost, receiveRedirect } from '../saml/receive.ts';
import { namespaces } from '../saml/vocabulary.ts';
import type { Browser, Followed } from './net/browser.ts';
import { formsOf, linksOf } from './net/form.ts';
import type { SendFault } from './net/send.ts';

/** What an authentication request says that an answer has to fit. */
export interface AskedLogin {
  readonly id: string;
  /** Entity ID of the service. */
  readonly issuer: string;
  /** Address that takes answers, where the request names one. */
  readonly assertionConsumerService: string | undefined;
  readonly classRefs: readonly string[];
  readonly relayState: string | undefined;
  /** Where the request was to go. */
  readonly singleSignOn: string;
}

/** A login that a service has begun in a browser of ours. */
export interface BegunLogin {
  readonly browser: Browser;
  readonly asked: AskedLogin;
}

/** Why no login could be begun. */
export type BeginFault = SendFault | 'no-request' | 'unreadable-request' | 'too-many';

const maximumClicks = 3;

/** Opens the address that starts a login, up to the request that would go to the identity provider. */
export async function beginLogin(
  browser: Browser,
  address: string,
): Promise<{ readonly login: BegunLogin } | { readonly fault: BeginFault; readonly retryAfter?: number }> {
  let next: { address: string; method?: 'GET' | 'POST'; body?: string } = { address };
  for (let clicks = 0; clicks <= maximumClicks; clicks++) {
    const followed = await browser.open(
      next.address,
      {
        method: next.method,
        body: next.body,
        headers: next.body === undefined ? documentHeaders : formHeaders,
      },
      carriesRequest,
    );
    const found = requestIn(followed);
    if (found !== undefined) {
      const asked = readRequest(found.message, found.singleSignOn);
      return asked ? { login: { browser, asked } } : { fault: 'unreadable-request' };
    }
    if (followed.fault !== undefined) return { fault: followed.fault };
    const click = clickOn(followed, address);
    if (click === undefined) return noRequest(followed);
    next = click;
  }
  return { fault: 'no-request' };
}

const documentHeaders = {
  accept: 'text/html',
  'accept-language': 'de',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
};
const formHeaders = { ...documentHeaders, 'content-type': 'application/x-www-form-urlencoded' };

function noRequest({ steps }: Followed): { readonly fault: BeginFault; readonly retryAfter?: number } {
  const last = steps.at(-1)?.answer;
  if (last?.status !== 429) return { fault: 'no-request' };
  return { fault: 'too-many', retryAfter: Number(last.headers['retry-after'] ?? 5) };
}

const carriesRequest = (address: string): boolean => new URL(address).searchParams.has('SAMLRequest');

function requestIn({
  steps,
  elsewhere,
}: Followed): { message: ReceivedMessage | undefined; singleSignOn: string } | undefined {
  if (elsewhere !== undefined && URL.canParse(elsewhere) && carriesRequest(elsewhere)) {
    const { origin, pathname, search } = new URL(elsewhere);
    return { message: receiveRedirect(search, 'SAMLRequest'), singleSignOn: `${origin}${pathname}` };
  }
  const page = steps.at(-1);
  const form = page && formsOf(page.answer.body, page.address).find(({ fields }) => isRequest(fields));
  if (!form) return undefined;
  const posted = new URLSearchParams(form.fields.map(([name, value]) => [name, value]));
  return { message: receivePost(posted, 'SAMLRequest'), singleSignOn: form.action };
}

const isRequest = (fields: readonly (readonly [string, string])[]): boolean =>
  fields.some(([name]) => name === 'SAMLRequest');

/** A page that asks for one more click: its only form, or a link that leads back to where the login starts. */
function clickOn(
  { steps }: Followed,
  start: string,
): { address: string; method?: 'GET' | 'POST'; body?: string } | undefined {
  const page = steps.at(-1);
  if (page === undefined) return undefined;
  const { origin, pathname } = new URL(start);
  const own = (address: string) => new URL(address).origin === origin;
  const link = linksOf(page.answer.body, page.address).find(
    (address) => own(address) && new URL(address).pathname === pathname && address !== start,
  );
  if (link !== undefined) return { address: link };
  const [form, ...more] = formsOf(page.answer.body, page.address).filter(({ action }) => own(action));
  if (form === undefined || more.length > 0) return undefined;
  const body = new URLSearchParams(form.fields.map(([name, value]) => [name, value])).toString();
  if (form.method === 'POST') return { address: form.action, method: 'POST', body };
  return { address: `${form.action.split('?', 1)[0]}?${body}` };
}

/** The signature of the request is none of our business here: the identity provider looks at it. */
function readRequest(message: ReceivedMessage | undefined, singleSignOn: string): AskedLogin | undefined {
  const root = message && parseXml(message.xml);
  if (!root || !isNamed(root, namespaces.protocol, 'AuthnRequest')) return undefined;
  const id = attributeOf(root, 'ID');
  const issuer = onlyChild(root, namespaces.assertion, 'Issuer');
  const context = onlyChild(root, namespaces.protocol, 'RequestedAuthnContext');
  if (id === undefined || issuer === undefined) return undefined;
  return {
    id,
    issuer: textOf(issuer),
    assertionConsumerService: attributeOf(root, 'AssertionConsumerServiceURL'),
    classRefs: context ? children(context, namespaces.assertion, 'AuthnContextClassRef').map(textOf) : [],
    relayState: message.relayState,
    singleSignOn,
  };
}

import { createMemoryStateStore } from '@rathaus/client-core';
import { createPemSigner } from '@rathaus/client-core/node';
import { type BundidOptions, bundid } from '../../src/bundid/index.ts';
import {
  createServicekonto,
  type Servicekonto,
  type ServicekontoConfig,
  type ServicekontoEvent,
} from '../../src/index.ts';
import { attribute, parseXml, type XmlElement } from '../../src/saml/xml/tree.ts';
import { cookieKey, MockBrowser } from '../mock-browser.ts';
import { opening, provider, signing } from './keys.ts';
import { type ResponseFacts, usual, usualResponse } from './maker.ts';
import { decrypterOf } from './reading.ts';

const portal = new URL(usual.acsUrl).origin;
const bpk2 = (value: string): string =>
  `<saml:Attribute Name="urn:oid:1.3.6.1.4.1.25484.494450.3"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`;

/** What a browser carries from the portal to the provider. */
export interface CarriedRequest {
  readonly action: string;
  readonly relayState: string;
  readonly request: XmlElement;
  readonly xml: string;
  readonly requestId: string;
}

/** What the provider does with a request, beside the usual. */
export interface AnswerFacts extends Partial<ResponseFacts> {
  readonly person?: string;
  readonly relayState?: string;
}

export const signingKey = {
  signer: createPemSigner({ key: signing.privateKey, kid: 'signing', algorithm: 'PS256' }),
  certificate: signing.certificate,
};

export const usualOptions: BundidOptions = {
  entityId: usual.entityId,
  identityProvider: {
    entityId: usual.issuer,
    ssoUrl: 'https://idp.example/sso',
    certificates: [provider.certificate],
  },
  displayName: 'Hundesteuer',
  onlineServiceId: 'BMI-A0000',
  keys: {
    signing: [signingKey],
    encryption: [{ decrypter: decrypterOf(opening), certificate: opening.certificate }],
  },
};

/** A portal with BundID, and a provider that is played by the test. */
export interface SamlWorld {
  readonly konto: Servicekonto;
  readonly browser: MockBrowser;
  readonly events: ServicekontoEvent[];
  readonly log: string[];
  now(): number;
  advance(ms: number): void;
  newBrowser(): MockBrowser;
  start(query?: string, browser?: MockBrowser): Promise<CarriedRequest>;
  answer(carried: CarriedRequest, facts?: AnswerFacts): Promise<URLSearchParams>;
  post(form: URLSearchParams | string, browser?: MockBrowser): Promise<Response>;
  login(query?: string, facts?: AnswerFacts, browser?: MockBrowser): Promise<Response>;
}

export function createSamlWorld(
  options: Partial<BundidOptions> = {},
  config: Partial<ServicekontoConfig> = {},
): SamlWorld {
  let now = usual.now;
  const events: ServicekontoEvent[] = [];
  const log: string[] = [];
  const konto = createServicekonto({
    tenant: 'musterstadt',
    baseUrl: portal,
    store: createMemoryStateStore({ clock: () => now }),
    cookieKeys: [cookieKey],
    clock: () => now,
    observer: (event) => events.push(event),
    logger: (entry) => log.push(JSON.stringify(entry)),
    providers: { bundid: bundid({ ...usualOptions, ...options }) },
    ...config,
  });
  const newBrowser = () => new MockBrowser(konto, portal);
  const first = newBrowser();
  const world: SamlWorld = {
    konto,
    browser: first,
    events,
    log,
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
    newBrowser,
    start: async (query = '', browser = first) => carriedBy(await browser.visit(`/login/bundid${query}`)),
    async answer(carried, { person = 'bpk2-erika', relayState = carried.relayState, ...facts } = {}) {
      const all = { ...usual, now, requestId: carried.requestId, attributes: bpk2(person), ...facts };
      const xml = await usualResponse(all);
      const form = new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64') });
      form.set('RelayState', relayState);
      return form;
    },
    post: (form, browser = first) =>
      browser.visit('/login/callback/bundid', {
        method: 'POST',
        body: String(form),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
      }),
    login: async (query = '', facts = {}, browser = first) =>
      world.post(await world.answer(await world.start(query, browser), facts), browser),
  };
  return world;
}

const unescaped = (html: string): string =>
  html.replace(/&(?:amp|lt|gt|quot|#(\d+)|#x([\da-f]+));/gi, (entity, decimal, hex) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }[entity.toLowerCase() as '&amp;']!;
  });

/** Reads the page that leads on to the provider, as a browser does. */
export async function carriedBy(page: Response): Promise<CarriedRequest> {
  const html = await page.text();
  if (page.status !== 200) throw new Error(`no page that leads on: ${page.status} ${html}`);
  const action = unescaped(/<form method="post" action="([^"]*)"/.exec(html)![1]!);
  const field = (name: string) =>
    unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '');
  const xml = Buffer.from(field('SAMLRequest'), 'base64').toString('utf8');
  const request = parseXml(xml);
  return { action, relayState: field('RelayState'), request, xml, requestId: attribute(request, 'ID')! };
}

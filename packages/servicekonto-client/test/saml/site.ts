import type { LogEntry } from '@rathaus/client-core/observe';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import type { Identity } from '../../src/index.ts';
import type { SamlProvider } from '../../src/saml/index.ts';
import { launchChromium } from '../chromium.ts';
import { type Portal, startPortal } from '../portal.ts';
import { createTestCa } from '../test-ca.ts';
import { tlsFetch } from '../tls-fetch.ts';

/** Public address of the portal. The provider is at 127.0.0.1, so every message between them is one of another site. */
export const portalOrigin = 'https://portal.musterstadt.test';
const host = new URL(portalOrigin).hostname;

/** Milliseconds: the machine may have much else to do. */
const patience = 60_000;

/** A message that the browser carried in a form. */
export interface CarriedMessage {
  readonly to: string;
  readonly kind: 'SAMLRequest' | 'SAMLResponse';
  readonly xml: string;
  readonly form: string;
}

/** One person with a browser of their own. */
export interface SamlVisitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What it has carried by POST, the oldest first. */
  readonly messages: CarriedMessage[];
  /** The last response to the portal. */
  response(): CarriedMessage;
  /** Who the portal takes them for. */
  identity(): Promise<Identity | undefined>;
  /** Posts a form as if it came from the provider. */
  post(address: string, form: string): Promise<void>;
}

/** A portal with providers of SAML on TLS, and Chromium before it. */
export interface SamlSite {
  readonly portal: Portal;
  readonly log: LogEntry[];
  /** `fetch` that finds the portal. */
  send(url: string, init?: RequestInit): Promise<Response>;
  visit<T>(act: (visitor: SamlVisitor) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Starts a portal with these ways to log in. */
export async function openSamlSite(
  executable: string,
  providers: Readonly<Record<string, SamlProvider>>,
): Promise<SamlSite> {
  const tls = await createTestCa([host]);
  const log: LogEntry[] = [];
  const portal = await startPortal({
    tls,
    publicOrigin: portalOrigin,
    provider: Object.values(providers)[0]!,
    config: { providers, timeout: patience, logger: (entry) => log.push(entry) },
  });
  const ports = { [host]: portal.port };
  const browser = await launchChromium(executable, ports, tls.spki);
  return {
    portal,
    log,
    send: tlsFetch(tls.ca, ports),
    visit: (act) => visit(browser, portal, act),
    close: async () => {
      await browser.close();
      await portal.close();
    },
  };
}

async function visit<T>(
  browser: Browser,
  { konto }: Portal,
  act: (visitor: SamlVisitor) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ locale: 'de-DE' });
  try {
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    const messages: CarriedMessage[] = [];
    page.on('request', (request) => messages.push(...messagesOf(request)));
    return await act({
      context,
      page,
      messages,
      response: () => {
        const last = messages.findLast(
          ({ to, kind }) => kind === 'SAMLResponse' && to.startsWith(portalOrigin),
        );
        if (!last) throw new Error(`no response has come to the portal; the browser is at ${page.url()}`);
        return last;
      },
      identity: async () => {
        const cookies = await context.cookies(portalOrigin);
        const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
        return (await konto.session(new globalThis.Request(portalOrigin, { headers: { cookie } })))?.identity;
      },
      post: (address, form) => post(page, address, form),
    });
  } finally {
    await context.close();
  }
}

function messagesOf(request: Request): CarriedMessage[] {
  const form = request.method() === 'POST' ? request.postData() : null;
  if (form === null) return [];
  const fields = new URLSearchParams(form);
  return (['SAMLRequest', 'SAMLResponse'] as const).flatMap((kind) => {
    const value = fields.get(kind);
    if (value === null) return [];
    return [{ to: request.url(), kind, xml: Buffer.from(value, 'base64').toString('utf8'), form }];
  });
}

/** From a page of no site, as from the provider's: cookies that are for the same site alone stay behind. */
async function post(page: Page, address: string, form: string): Promise<void> {
  await page.goto('about:blank');
  await Promise.all([
    page.waitForURL(`${portalOrigin}/**`),
    page.evaluate(
      ([action, fields]) => {
        const one = document.createElement('form');
        one.method = 'post';
        one.action = action;
        for (const [name, value] of fields) {
          const input = document.createElement('input');
          input.name = name;
          input.value = value;
          one.append(input);
        }
        document.body.append(one);
        one.submit();
      },
      [address, [...new URLSearchParams(form)]] as const,
    ),
  ]);
}

/** The algorithms that a message names, in the order of the text. */
export const algorithmsOf = (xml: string): string[] =>
  [
    ...xml.matchAll(
      /<(?:\w+:)?(?:EncryptionMethod|DigestMethod|MGF|SignatureMethod)\b[^>]*?Algorithm="([^"]+)"/g,
    ),
  ].map(([, algorithm]) => algorithm!);

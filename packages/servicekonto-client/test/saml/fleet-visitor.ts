import { X509Certificate } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { escapeHtml } from '@rathaus/client-core/text';
import { verifySigned } from '../../src/saml/signature/verify.ts';
import { parseXml } from '../../src/saml/xml/tree.ts';
import { FleetBrowser } from '../fleet-browser.ts';
import type { HttpBrowser } from '../http-browser.ts';

/** Fields of the pages of an account, in their order, until the person has agreed. */
export type LoginSteps = readonly Readonly<Record<string, string>>[];

/** Who signed the two messages of a login, by the names of the certificates; `undefined` for a message that did not come. */
export interface LoginTrace {
  readonly request: string | undefined;
  readonly response: string | undefined;
  /** What the portal or the account said instead of the expected name. */
  readonly failure: string | undefined;
}

/** Certificates by names that a test gives them. */
export type NamedCertificates = Readonly<Record<string, string>>;

/** A person who logs in at a fleet, without script. */
export class SamlFleetVisitor extends FleetBrowser {
  /** Logs in; the requests go to one process after the other. */
  async login(steps: LoginSteps, expected: string, certificates: NamedCertificates): Promise<LoginTrace> {
    const { browser, fleet } = this;
    await browser.open(`${fleet.origin}/login/konto?return=/seite`);
    const request = signerOf(browser, 'SAMLRequest', certificates);
    if (request === undefined) return { request, response: undefined, failure: said(browser) };
    await browser.submit({});
    for (const step of steps) {
      if (browser.status !== 200) return { request, response: undefined, failure: said(browser) };
      await browser.submit(step);
    }
    const response = signerOf(browser, 'SAMLResponse', certificates);
    if (response === undefined) return { request, response, failure: said(browser) };
    await browser.submit({});
    const shown = this.shown();
    const isIn = 'who' in shown && shown.who === escapeHtml(expected);
    return { request, response, failure: isIn ? undefined : said(browser) };
  }
}

/** What a page says is wrong: the code of ours, or the words of the account. */
function said({ status, html }: HttpBrowser): string {
  const code = /<code>([^<]+)<\/code>/.exec(html)?.[1];
  return `${status} ${code ?? /<main[\s\S]*?<\/main>/.exec(html)?.[0] ?? html.slice(0, 300)}`;
}

/** Whose key has signed the message in the form of a page. */
function signerOf({ html }: HttpBrowser, field: string, certificates: NamedCertificates) {
  const value = new RegExp(`name="${field}" value="([^"]+)"`).exec(html)?.[1];
  if (value === undefined) return undefined;
  const message = parseXml(Buffer.from(value.replaceAll('&#43;', '+'), 'base64').toString('utf8'));
  const isBy = (certificate: string): boolean => {
    try {
      return verifySigned(message, message, [new X509Certificate(certificate).publicKey]) !== undefined;
    } catch (error) {
      if (!isRathausError(error)) throw error;
      return false;
    }
  };
  const found = Object.entries(certificates).find(([, certificate]) => isBy(certificate));
  return found?.[0] ?? 'a stranger';
}

/** Logins at the emulated BundID and Mein Unternehmenskonto by a visitor without a browser. */
import { type Antwort, type Besucher, createBesucher } from './besucher.ts';

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`, 'i')
    .exec(tag)?.[1]
    ?.replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<');

/** Submits the first form in the main region of a page: what it has, then `fields`; the browser says where it was. */
export function abschicken(
  besucher: Besucher,
  seite: Antwort,
  fields: Record<string, string> = {},
): Promise<Antwort> {
  const main = seite.html.slice(Math.max(0, seite.html.indexOf('<main')));
  const form = /<form\b[^>]*>[\s\S]*?<\/form>/i.exec(main)?.[0];
  if (!form) throw new Error(`no form at ${seite.url}: ${main.slice(0, 600)}`);
  const data = new URLSearchParams();
  for (const [tag] of form.matchAll(/<input\b[^>]*>/gi)) {
    const name = attribute(tag, 'name');
    if (name && attribute(tag, 'type') === 'hidden') data.set(name, attribute(tag, 'value') ?? '');
  }
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  const here = new URL(seite.url);
  const there = new URL(attribute(/<form\b[^>]*>/i.exec(form)![0], 'action') ?? seite.url, here);
  return besucher.post(there.href, data, {
    origin: here.origin,
    'sec-fetch-site': here.origin === there.origin ? 'same-origin' : 'same-site',
  });
}

/** From a page of the portal that leads on to BundID through its pages, back to the portal. */
export async function durchBundid(
  besucher: Besucher,
  weiter: Antwort,
  { verfahren = 'eID', person = 'erika' } = {},
): Promise<Antwort> {
  let page = await abschicken(besucher, weiter);
  page = await abschicken(besucher, page, { verfahren, aktion: 'weiter' });
  page = await abschicken(besucher, page, { person, aktion: 'weiter' });
  page = await abschicken(besucher, page, { aktion: 'weiter' });
  return abschicken(besucher, page);
}

/** Logs in with BundID. */
export async function anmeldenMitBundid(
  besucher: Besucher,
  portal: string,
  {
    level = 'substanziell',
    ziel = '/',
    ...who
  }: { level?: string; ziel?: string; verfahren?: string; person?: string } = {},
): Promise<Antwort> {
  const query = new URLSearchParams({ level, return: ziel });
  return durchBundid(besucher, await besucher.get(`${portal}/anmelden/bundid?${query}`), who);
}

/** Logs in with Mein Unternehmenskonto. */
export async function anmeldenAlsFirma(
  besucher: Besucher,
  portal: string,
  { organisation = 'musterbau', ziel = '/' } = {},
): Promise<Antwort> {
  const query = new URLSearchParams({ level: 'substanziell', return: ziel });
  let page = await abschicken(besucher, await besucher.get(`${portal}/anmelden/unternehmenskonto?${query}`));
  page = await abschicken(besucher, page, { organisation, aktion: 'weiter' });
  page = await abschicken(besucher, page, { aktion: 'weiter' });
  return abschicken(besucher, page);
}

/** A new visitor, logged in with BundID. */
export async function bundidBesucher(
  portal: string,
  options: Parameters<typeof anmeldenMitBundid>[2] = {},
): Promise<Besucher> {
  const besucher = createBesucher();
  await anmeldenMitBundid(besucher, portal, options);
  return besucher;
}

/** The text of a page as people read it. */
export const lesbar = (html: string): string =>
  html
    .slice(Math.max(0, html.indexOf('<main')))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

/** A visitor without a browser: follows redirects by hand, keeps cookies per host and port, reads forms. */
export interface Antwort {
  status: number;
  url: string;
  html: string;
}

export interface Besucher {
  get(url: string): Promise<Antwort>;
  /** The raw bytes of an answer that must be 200. */
  bytes(url: string): Promise<Uint8Array>;
  post(
    url: string,
    body: URLSearchParams | FormData | ReadableStream<Uint8Array>,
    headers?: Record<string, string>,
  ): Promise<Antwort>;
}

export function createBesucher(): Besucher {
  const cookies = new Map<string, Map<string, string>>();
  const send = async (
    method: string,
    url: string,
    body?: BodyInit,
    headers: Record<string, string> = {},
    hops = 0,
  ): Promise<Antwort> => {
    if (hops > 12) throw new Error(`too many redirects at ${url}`);
    const { host, origin } = new URL(url);
    const jar = cookies.get(host) ?? new Map<string, string>();
    cookies.set(host, jar);
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        ...(method === 'POST' ? { origin, 'sec-fetch-site': 'same-origin' } : {}),
        ...headers,
        ...(jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
      },
      ...(body === undefined ? {} : { body, duplex: 'half' }),
    } as RequestInit);
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location && response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      return send('GET', new URL(location, url).href, undefined, {}, hops + 1);
    }
    return { status: response.status, url, html: await response.text() };
  };
  return {
    get: (url) => send('GET', url),
    async bytes(url) {
      const jar = cookies.get(new URL(url).host) ?? new Map<string, string>();
      const response = await fetch(url, {
        headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      });
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    post: (url, body, headers) => send('POST', url, body as BodyInit, headers),
  };
}

/** Value of a hidden field. */
export function feld(html: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];
  if (value === undefined) throw new Error(`no field ${name} in the page`);
  return value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
}

/** Logs in at the emulated broker as Erika Mustermann. */
export async function anmeldenAls(
  besucher: Besucher,
  portal: string,
  { person = 'erika', niveau = '4', level = 'substanziell' } = {},
): Promise<Antwort> {
  const login = await besucher.get(`${portal}/anmelden/servicekonto?level=${level}&return=%2F`);
  const action = /<form method="post" action="([^"]+)"/.exec(login.html)?.[1];
  if (!action) throw new Error(`no login form at ${login.url}: ${login.html.slice(0, 400)}`);
  return besucher.post(
    new URL(action, login.url).href,
    new URLSearchParams({ person, niveau, aktion: 'anmelden' }),
  );
}

/** The fields of a good application. */
export const ANGABEN = {
  hundName: 'Waldi',
  rasse: 'Dackel',
  wurfjahr: '2023',
  haltungSeit: '2026-10-01',
  strasse: 'Erfundene Gasse 17',
  ort: '00001 Musterstadt',
} as const;

/** Uploads an application and returns the page that comes next. */
export async function hochladen(
  besucher: Besucher,
  portal: string,
  file: Uint8Array<ArrayBuffer>,
): Promise<Antwort> {
  const form = await besucher.get(`${portal}/antrag`);
  const data = new FormData();
  for (const name of ['csrf', 'antragId']) data.set(name, feld(form.html, name));
  for (const [name, value] of Object.entries(ANGABEN)) data.set(name, value);
  data.set('nachweis', new Blob([file], { type: 'application/pdf' }), 'Impfausweis.pdf');
  return besucher.post(`${portal}/antrag`, data);
}

/** Presses "Verbindlich absenden" on the page that shows the application. */
export async function absenden(besucher: Besucher, seite: Antwort): Promise<Antwort> {
  const action = /action="(\/antrag\/[^"]+\/absenden)"/.exec(seite.html)?.[1];
  if (!action) throw new Error(`no button to send on ${seite.url}: ${seite.html.slice(0, 800)}`);
  return besucher.post(
    new URL(action, seite.url).href,
    new URLSearchParams({ csrf: feld(seite.html, 'csrf') }),
  );
}

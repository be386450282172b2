import { escapeHtml } from '@rathaus/client-core/text';
import { mainOf } from '../pages/main.ts';
import { randomToken } from '../sealing/random.ts';
import { setCookie, singleCookie } from '../session/cookie.ts';
import type { Context } from './context.ts';
import { showPage } from './show-page.ts';

const words = {
  de: {
    title: 'Bitte bestätigen Sie, dass Sie sich anmelden möchten',
    text: 'Gerade beginnen sehr viele Anmeldungen. Mit einem Klick geht es weiter.',
    link: 'Weiter zur Anmeldung',
  },
  en: {
    title: 'Please confirm that you want to log in',
    text: 'Very many logins are being started right now. One click leads on.',
    link: 'On to the login',
  },
  'de-simple': {
    title: 'Möchten Sie sich anmelden?',
    text: 'Gerade melden sich sehr viele Menschen an.\nDrücken Sie bitte auf „Weiter zur Anmeldung“.\nDann geht es weiter.',
    link: 'Weiter zur Anmeldung',
  },
} as const;

/** Milliseconds for which a click counts. */
export const clickLife = 600_000;
const parameter = 'weiter';
/** A click counts once: the second one of a double click would come back to this page. */
const onlyOnce =
  "document.currentScript.previousElementSibling.addEventListener('click',(e)=>{if(e.detail>1)e.preventDefault()})";
const encoder = new TextEncoder();

/**
 * A page with one link, and a cookie without which it leads nowhere. Costs no server any memory. `path` starts the login.
 */
export async function askForClick(context: Context, request: Request, path: string): Promise<Response> {
  const { settings, seal } = context;
  const language = context.language(request);
  const { title, link } = words[language];
  const mark = randomToken();
  const value = await seal.seal(encoder.encode(`${mark} ${settings.clock()}`), 'click');
  const url = new URL(path, settings.origin);
  url.searchParams.set(parameter, mark);
  const href = escapeHtml(`${url.pathname}${url.search}`);
  const { secure } = settings;
  return showPage(context, request, {
    kind: 'click',
    status: 429,
    language,
    title,
    main: mainOf(
      language,
      words,
      `<ul class="servicekonto-ways"><li><a href="${href}">${link}</a></li></ul>`,
    ),
    script: onlyOnce,
    headers: { 'retry-after': '60' },
    cookies: [setCookie(settings.clickCookie, value, { secure, maxAge: clickLife / 1000 })],
  });
}

/** Mark of the click, if the request comes from the link of that page, in the browser that was shown it. */
export async function clickOf({ settings, seal }: Context, request: Request): Promise<string | undefined> {
  const mark = new URL(request.url).searchParams.get(parameter);
  const value = mark === null ? undefined : singleCookie(request, settings.clickCookie);
  if (value === undefined) return undefined;
  const bytes = await seal.open(value, 'click');
  const [own, at] = bytes ? new TextDecoder().decode(bytes).split(' ') : [];
  return own === mark && settings.clock() - Number(at) < clickLife ? own : undefined;
}

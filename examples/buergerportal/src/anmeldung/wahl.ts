import {
  parseVertrauensniveau,
  returnTarget,
  type Servicekonto,
  type Vertrauensniveau,
} from '@rathaus/servicekonto-client';
import type { LoginData } from '@rathaus/ui-kit';
import { renderLogin } from '@rathaus/ui-kit/server';
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { PortalConfig } from '../config.ts';
import type { Html } from '../pages/layout.ts';
import type { Seite } from '../pages/seite.ts';
import { anmeldePfade } from './konto.ts';

/** Address of the page of choice. `level`: what the page behind it needs; `return`: where it leads to afterwards. */
export function wahlHref({ level, return: target }: { level?: Vertrauensniveau; return: string }): string {
  return `${anmeldePfade.login}?${new URLSearchParams({ ...(level && { level }), return: target })}`;
}

const longestTarget = 200;

/** Pages of persons: an organisation cannot use them. */
const nurFuerPersonen = /^\/(?:antrag|bankverbindung)(?:[/?#]|$)/;

const bedeutung: Readonly<Record<Vertrauensniveau, string>> = {
  basisregistrierung: 'Sie melden sich mit einem Benutzernamen und einem Passwort an.',
  niedrig: 'Sie melden sich mit einem Benutzernamen und einem Passwort an.',
  substanziell:
    'Sie weisen sich mit einem Ausweis oder einem ELSTER-Zertifikat aus, nicht nur mit einem Passwort. So wissen wir sicher, wer Sie sind.',
  hoch: 'Sie weisen sich mit dem Online-Ausweis aus. Kein anderes Mittel beweist so sicher, wer Sie sind.',
};

/** What a way to log in is good for, in one sentence. */
function hinweis(maxLevel: Vertrauensniveau | undefined, besonderes: string | undefined): string | undefined {
  const reicht = maxLevel && `Reicht bis zum Vertrauensniveau „${maxLevel}“.`;
  return [besonderes, reicht].filter(Boolean).join(' ') || undefined;
}

/** Name, addressee and hint of each way beside what the login itself says of it. */
function wege(
  links: Awaited<ReturnType<Servicekonto['logins']>>,
  { bundid, unternehmenskonto, servicekonto }: PortalConfig['login'],
  target: string,
): LoginData['providers'] {
  const personen = nurFuerPersonen.test(target);
  const mehr: Record<string, Partial<LoginData['providers'][number]> & { besonderes?: string | undefined }> =
    {
      bundid: {
        primary: true,
        besonderes: bundid.methods
          ? undefined
          : 'Mit Online-Ausweis, ELSTER-Zertifikat oder Benutzername und Passwort.',
      },
      unternehmenskonto: {
        // The soft hyphen lets the longest word of the page break well on a small screen.
        name: 'Mein Unternehmens\u00adkonto',
        maxLevel: unternehmenskonto.maxLevel,
        besonderes: personen
          ? 'Was Sie gerade öffnen wollten, ist für Personen. Für Ihre Organisation hilft Ihnen das Steueramt.'
          : 'Mit dem ELSTER-Zertifikat Ihrer Organisation.',
      },
      servicekonto: {
        name: servicekonto.label,
        label: undefined,
        maxLevel: servicekonto.maxLevel,
        audience: 'Für alle mit einem Konto der Stadt',
        besonderes: 'Dieses Konto hat kein Postfach. Antworten kommen mit der Post.',
      },
    };
  return links.map((link) => {
    const { besonderes, ...own } = mehr[link.id] ?? {};
    const maxLevel = link.maxLevel ?? own.maxLevel;
    return { ...link, ...own, maxLevel, hint: hinweis(maxLevel, besonderes) };
  });
}

function wahlSeite(providers: LoginData['providers'], level: Vertrauensniveau | undefined): Html {
  return html`<p>Danach kommen Sie dorthin zurück, wo Sie gerade waren.</p>
${raw(renderLogin({ providers, level }))}
${
  level
    ? html`<details class="more"><summary>Was heißt „${level}“?</summary><p>${bedeutung[level]}</p></details>`
    : ''
}
<p>Sie haben kein Konto? Rufen Sie uns an oder kommen Sie ins Bürgerbüro: Dort geht alles auch ohne.</p>`;
}

export interface WahlRouten {
  konto: Servicekonto;
  login: PortalConfig['login'];
  seite: Seite;
  /** Public address of the portal. */
  address: string;
}

/** The page on which people choose how to log in. Whoever is logged in well enough goes on at once. */
export function wahlRouten({ konto, login, seite, address }: WahlRouten): Hono {
  const app = new Hono();
  app.get(anmeldePfade.login, async (c) => {
    const wanted = c.req.query('level');
    const level = wanted === undefined ? undefined : parseVertrauensniveau(wanted);
    const wish = returnTarget(c.req.query('return'), new URL(address).origin);
    // What is longer than any page of ours does not fit into the cookie of a started login.
    const target = wish !== undefined && wish.length <= longestTarget ? wish : '/';
    const session = await konto.session(c.req.raw);
    if (session && (level === undefined || session.atLeast(level))) return c.redirect(target, 303);
    const links = await konto.logins(c.req.raw, { level, return: target });
    return seite(c, {
      title: 'Wie möchten Sie sich anmelden?',
      session,
      body: wahlSeite(wege(links, login, target), level),
    });
  });
  return app;
}

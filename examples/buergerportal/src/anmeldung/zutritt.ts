import {
  atLeast,
  type Servicekonto,
  type Session,
  type Vertrauensniveau,
} from '@rathaus/servicekonto-client';
import type { Context } from 'hono';
import { ownerOf } from '../antrag/ablage.ts';
import type { Seite } from '../pages/seite.ts';
import { niveauHinweis, nurPersonen, ohneKonto } from './hinweise.ts';
import { wahlHref } from './wahl.ts';

/** A person who may see the page, and under which name their things are kept. */
export interface Zugelassen {
  session: Session;
  owner: string;
}

export interface ZutrittOptions {
  title: string;
  /** Level that the page needs. */
  level: Vertrauensniveau;
  /** Why it needs the level, for whoever is logged in with less. */
  warum: string;
  /** Path to come back to after a login. */
  target: string;
  /** Where to go for whoever cannot or does not want to. Default: the start page. */
  zurueck?: { href: string; label: string };
}

/** Lets persons with an account and the needed level in; everybody else gets the answer that leads them on. */
export type Zutritt = (c: Context, options: ZutrittOptions) => Promise<Zugelassen | Response>;

/**
 * Address of a login of the same person at a higher level: at the account they came with, because another one would name
 * them otherwise. Nothing when that account does not reach it.
 */
async function bestaetigenHref(
  konto: Servicekonto,
  request: Request,
  { identity }: Session,
  options: { level: Vertrauensniveau; return: string },
): Promise<string | undefined> {
  const own = (await konto.logins(request, options)).find(({ id }) => id === identity.provider);
  const reaches = own?.maxLevel === undefined || atLeast(own.maxLevel, options.level);
  return reaches ? own?.href : undefined;
}

export function createZutritt(konto: Servicekonto, seite: Seite): Zutritt {
  return async (c, { title, level, warum, target, zurueck = { href: '/', label: 'Zur Startseite' } }) => {
    const session = await konto.session(c.req.raw);
    if (!session) return c.redirect(wahlHref({ level, return: target }), 303);
    const { identity } = session;
    // The pages ask a person; a business would be taken for the person that acts for it.
    if (identity.kind === 'organisation')
      return seite(c, { title, status: 403, session, body: nurPersonen(identity) });
    if (!session.atLeast(level)) {
      const href = await bestaetigenHref(konto, c.req.raw, session, { level, return: target });
      return seite(c, {
        title,
        status: 403,
        session,
        body: niveauHinweis({ have: session.level, need: level, href, warum, zurueck }),
      });
    }
    if (identity.key === undefined) return seite(c, { title, status: 403, session, body: ohneKonto() });
    return { session, owner: ownerOf(identity.key) };
  };
}

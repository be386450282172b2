import { randomUUID } from 'node:crypto';
import type { Servicekonto } from '@rathaus/servicekonto-client';
import { type Context, Hono } from 'hono';
import { nameOf } from '../anmeldung/konto.ts';
import { wahlHref } from '../anmeldung/wahl.ts';
import type { Zugelassen, Zutritt } from '../anmeldung/zutritt.ts';
import { ownerOf } from '../antrag/ablage.ts';
import type { Formularmarken } from '../antrag/formularmarke.ts';
import { fremdesFormular, sitzungZuEnde } from '../antrag/seiten.ts';
import { kleineFormulare } from '../intern/kleine-formulare.ts';
import { notice } from '../pages/layout.ts';
import type { Seite } from '../pages/seite.ts';
import type { Bankablage } from './ablage.ts';
import { type Bankfehler, type Bankverbindung, pruefeBankverbindung } from './angaben.ts';
import { BANKTITEL, bankFormular, bankPruefung, warumHoch } from './seiten.ts';

export interface BankRouten {
  konto: Servicekonto;
  zutritt: Zutritt;
  ablage: Bankablage;
  marken: Formularmarken;
  seite: Seite;
}

const pruefen = '/bankverbindung/pruefen';

/** Fields of a form that are text. */
const texte = async (c: Context): Promise<Partial<Record<string, string>>> =>
  Object.fromEntries(
    Object.entries(await c.req.parseBody()).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );

/**
 * The bank account from which the tax is taken. Typed at the level "substanziell", confirmed at "hoch": whoever has less is
 * led through the step-up, and what was typed waits as a draft of that person.
 */
export function bankRouten({ konto, zutritt, ablage, marken, seite }: BankRouten): Hono {
  const app = new Hono();
  const imFormular = (c: Context) =>
    zutritt(c, {
      title: BANKTITEL,
      level: 'substanziell',
      warum:
        'Für diese Seite müssen wir sicher wissen, wer Sie sind. Ein Passwort allein reicht dafür nicht.',
      target: '/bankverbindung',
    });
  const beimBestaetigen = (c: Context) =>
    zutritt(c, {
      title: BANKTITEL,
      level: 'hoch',
      warum: warumHoch,
      target: pruefen,
      zurueck: { href: '/bankverbindung', label: 'Zurück zum Formular' },
    });
  const formular = async (
    c: Context,
    { session, owner }: Zugelassen,
    angaben?: Bankverbindung,
    fehler: Bankfehler = {},
  ) => {
    const { entwurf, bestaetigt } = await ablage.lesen(owner);
    return seite(c, {
      title: BANKTITEL,
      status: Object.keys(fehler).length > 0 ? 422 : 200,
      session,
      body: bankFormular({
        marke: marken.make({ owner, id: randomUUID() }),
        csrfToken: session.csrfToken,
        angaben: angaben ?? entwurf ?? { kontoinhaber: nameOf(session.identity) },
        fehler,
        bestaetigt,
      }),
    });
  };
  const abgelaufen = (c: Context, { session }: Zugelassen) =>
    seite(c, {
      title: BANKTITEL,
      status: 403,
      session,
      body: notice(
        'danger',
        'Das Formular ist abgelaufen',
        'Bitte öffnen Sie die Seite noch einmal. Es wurde nichts gespeichert.',
      ),
    });

  app.get('/bankverbindung', async (c) => {
    const person = await imFormular(c);
    return person instanceof Response ? person : formular(c, person);
  });

  app.post('/bankverbindung', kleineFormulare, async (c) => {
    const mark = marken.read(c.req.query('formular'));
    const session = await konto.session(c.req.raw);
    const person = mark && !session ? undefined : await imFormular(c);
    if (person instanceof Response && !mark) return person;
    const own = person instanceof Response ? undefined : person;
    const fields = await texte(c);
    if (!mark && !own?.session.verifyCsrf(fields.csrf)) return abgelaufen(c, own!);
    const { angaben, fehler } = pruefeBankverbindung(fields);
    // The mark is genuine: it is kept for whom it names, whoever is logged in by now.
    const owner = mark?.owner ?? own!.owner;
    await ablage.entwerfen(owner, angaben);
    if (own?.owner === owner)
      return Object.keys(fehler).length > 0 ? formular(c, own, angaben, fehler) : c.redirect(pruefen, 303);
    const { key } = session?.identity ?? {};
    // The same person with too low a level: what was typed waits behind the step-up.
    if (person instanceof Response && key !== undefined && ownerOf(key) === owner) return person;
    if (session) return seite(c, { title: BANKTITEL, status: 403, session, body: fremdesFormular() });
    return seite(c, {
      title: 'Ihre Sitzung ist zu Ende',
      status: 403,
      body: sitzungZuEnde(wahlHref({ level: 'hoch', return: pruefen }), true),
    });
  });

  app.get(pruefen, async (c) => {
    const person = await beimBestaetigen(c);
    if (person instanceof Response) return person;
    const { entwurf } = await ablage.lesen(person.owner);
    if (!entwurf) return c.redirect('/bankverbindung', 303);
    const { angaben, fehler } = pruefeBankverbindung({ ...entwurf });
    if (Object.keys(fehler).length > 0) return formular(c, person, angaben, fehler);
    return seite(c, {
      title: 'Bankverbindung prüfen',
      session: person.session,
      body: bankPruefung(angaben, person.session.csrfToken),
    });
  });

  app.post('/bankverbindung/bestaetigen', kleineFormulare, async (c) => {
    const person = await beimBestaetigen(c);
    if (person instanceof Response) return person;
    const fields = await texte(c);
    if (!person.session.verifyCsrf(fields.csrf)) return abgelaufen(c, person);
    const { angaben, fehler } = pruefeBankverbindung(fields);
    // Another tab may have changed the draft: only what the person has seen is confirmed.
    const done = Object.keys(fehler).length === 0 && (await ablage.bestaetigen(person.owner, angaben));
    return c.redirect(done ? '/bankverbindung' : pruefen, 303);
  });

  return app;
}

import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Servicekonto, Session } from '@rathaus/servicekonto-client';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { nameOf } from '../anmeldung/konto.ts';
import { wahlHref } from '../anmeldung/wahl.ts';
import type { Zutritt } from '../anmeldung/zutritt.ts';
import type { MailboxConfig } from '../config.ts';
import { kleineFormulare } from '../intern/kleine-formulare.ts';
import { postfachOf } from '../nachricht/nachricht.ts';
import type { Nachrichtenversand } from '../nachricht/versand.ts';
import { notice } from '../pages/layout.ts';
import type { Seite } from '../pages/seite.ts';
import { zustellungsSeite } from '../zustellung/seiten.ts';
import type { Zustellung } from '../zustellung/zustellung.ts';
import type { Ablage, Antrag } from './ablage.ts';
import { anfrageOf, empfangeFormular, FormularUnlesbar } from './empfang.ts';
import { nimmEntwurf } from './entwurf.ts';
import { type Fehler, pruefeAngaben } from './formular.ts';
import type { Formularmarken } from './formularmarke.ts';
import { createReihe, grenzen } from './grenzen.ts';
import { formularSeite, fremdesFormular, pruefSeite, sitzungZuEnde, TITEL } from './seiten.ts';

const DAY = 24 * 3600_000;

export interface AntragRouten {
  konto: Servicekonto;
  zutritt: Zutritt;
  versand: Pick<Nachrichtenversand, 'vormerken'>;
  mailbox: Pick<MailboxConfig, 'label' | 'pageOf'>;
  ablage: Ablage;
  zustellung: Zustellung;
  seite: Seite;
  marken: Formularmarken;
  maxUploadBytes: number;
  clock: () => Date;
}

/** The application: form, check, submission, state. Every page needs a login at level "substanziell". */
export function antragRouten({
  konto,
  zutritt,
  versand,
  mailbox,
  ablage,
  zustellung,
  seite,
  marken,
  maxUploadBytes,
  clock,
}: AntragRouten): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(clock());

  const angemeldet = (c: Context) =>
    zutritt(c, {
      title: TITEL,
      level: 'substanziell',
      warum:
        'Für diesen Antrag müssen wir sicher wissen, wer Sie sind. Ein Passwort allein reicht dafür nicht.',
      target: c.req.method === 'GET' ? c.req.path : '/antrag',
    });
  const unbekannt = (c: Context, session: Session) =>
    seite(c, {
      title: 'Antrag nicht gefunden',
      status: 404,
      session,
      body: notice(
        'info',
        'Diesen Antrag gibt es nicht',
        html`Vielleicht ist die Adresse unvollständig, oder der Antrag gehört zu einer anderen Anmeldung. Ihre eigenen Anträge finden Sie auf der <a href="/">Startseite</a>.`,
      ),
    });
  const zuViel = (c: Context, session: Session | undefined, title: string) =>
    seite(c, {
      title: TITEL,
      status: 429,
      session,
      body: notice(
        'danger',
        title,
        'Bitte versuchen Sie es später noch einmal. Gespeichertes bleibt erhalten.',
      ),
    });
  /** A form whose person is not logged in any more: the draft is kept, and shown to nobody. */
  const abgeloest = async (c: Context, { id, nachweis }: Antrag) => {
    const session = await konto.session(c.req.raw);
    if (session) return seite(c, { title: TITEL, status: 403, session, body: fremdesFormular() });
    const href = wahlHref({ level: 'substanziell', return: `/antrag/${id}/pruefen` });
    return seite(c, {
      title: 'Ihre Sitzung ist zu Ende',
      status: 403,
      body: sitzungZuEnde(href, nachweis !== undefined),
    });
  };
  const nacheinander = createReihe();
  const uploads = new Map<string, number>();
  const formular = (
    c: Context,
    { session, owner }: { session: Session; owner: string },
    options: {
      id: string;
      antrag?: Antrag | undefined;
      raw?: Record<string, string>;
      fehler?: Fehler;
      status?: 200 | 413 | 422;
    },
  ) =>
    seite(c, {
      title: TITEL,
      status: options.status ?? 200,
      session,
      body: formularSeite({
        antragId: options.id,
        marke: marken.make({ owner, id: options.id }),
        csrfToken: session.csrfToken,
        angaben: options.raw ?? options.antrag?.angaben ?? prefill(session),
        fehler: options.fehler ?? {},
        nachweis: options.antrag?.nachweis,
        maxUploadBytes,
      }),
    });

  app.get('/antrag', async (c) => {
    const person = await angemeldet(c);
    if (person instanceof Response) return person;
    return formular(c, person, { id: randomUUID() });
  });

  app.get('/antrag/:id/aendern', async (c) => {
    const person = await angemeldet(c);
    if (person instanceof Response) return person;
    const antrag = await ablage.lesen(c.req.param('id'), person.owner);
    if (!antrag) return unbekannt(c, person.session);
    if (antrag.abgesendet) return c.redirect(`/antrag/${antrag.id}`, 303);
    return formular(c, person, { id: antrag.id, antrag });
  });

  app.post('/antrag', async (c) => {
    const form = marken.read(c.req.query('formular'));
    const over = form !== undefined && (await konto.session(c.req.raw)) === undefined;
    const person = over ? undefined : await angemeldet(c);
    if (person instanceof Response && !form) return person;
    const own = person instanceof Response ? undefined : person;
    // The mark is genuine: whoever it names was given this form, whoever is logged in by now.
    const owner = form?.owner ?? own!.owner;
    const running = uploads.get(owner) ?? 0;
    if (running >= grenzen.uploads)
      return zuViel(c, own?.session, 'Es laufen schon mehrere Uploads von Ihnen');
    uploads.set(owner, running + 1);
    let received: Awaited<ReturnType<typeof empfangeFormular>>;
    try {
      received = await empfangeFormular(anfrageOf(c.req.raw, c.env?.incoming), {
        directory: ablage.directory,
        maxFileBytes: maxUploadBytes,
        signal: c.req.raw.signal,
      });
    } catch (error) {
      if (!(error instanceof FormularUnlesbar)) throw error;
      return seite(c, {
        title: TITEL,
        status: 400,
        session: own?.session,
        body: notice(
          'danger',
          'Das Formular kam nicht vollständig an',
          'Bitte senden Sie es noch einmal. Es wurde nichts gespeichert.',
        ),
      });
    } finally {
      const left = (uploads.get(owner) ?? 1) - 1;
      if (left > 0) uploads.set(owner, left);
      else uploads.delete(owner);
    }
    const { fields } = received;
    if (!form && !own?.session.verifyCsrf(fields.csrf)) {
      await ablage.verwerfen(received.file);
      return seite(c, {
        title: TITEL,
        status: 403,
        session: own?.session,
        body: notice(
          'danger',
          'Das Formular ist abgelaufen',
          'Bitte öffnen Sie das Formular noch einmal. Es wurde nichts gespeichert.',
        ),
      });
    }
    const here = own?.owner === owner ? own : undefined;
    const { antrag, fehler } = await nacheinander(owner, () =>
      nimmEntwurf(
        { ablage, maxUploadBytes, now: clock(), today: today() },
        {
          owner,
          antragsteller: here ? nameOf(here.session.identity) : '',
          id: form?.id ?? fields.antragId,
          received,
          always: here === undefined,
        },
      ),
    );
    if (antrag.abgesendet) return c.redirect(`/antrag/${antrag.id}`, 303);
    if (!here) return abgeloest(c, antrag);
    if (Object.keys(fehler).length > 0) {
      const status = received.rejected?.reason === 'too-large' ? 413 : 422;
      return formular(c, here, { id: antrag.id, antrag, raw: fields, fehler, status });
    }
    return c.redirect(`/antrag/${antrag.id}/pruefen`, 303);
  });

  app.get('/antrag/:id/pruefen', async (c) => {
    const person = await angemeldet(c);
    if (person instanceof Response) return person;
    const antrag = await ablage.lesen(c.req.param('id'), person.owner);
    if (!antrag) return unbekannt(c, person.session);
    if (antrag.abgesendet) return c.redirect(`/antrag/${antrag.id}`, 303);
    const { fehler } = pruefeAngaben({ ...antrag.angaben }, today());
    if (!antrag.nachweis) fehler.nachweis = 'Bitte wählen Sie einen Nachweis als PDF aus.';
    if (Object.keys(fehler).length > 0) return formular(c, person, { id: antrag.id, antrag, fehler });
    return seite(c, {
      title: 'Angaben prüfen',
      session: person.session,
      body: pruefSeite(
        { ...antrag, antragsteller: nameOf(person.session.identity) },
        person.session.csrfToken,
      ),
    });
  });

  app.post('/antrag/:id/absenden', kleineFormulare, async (c) => {
    const person = await angemeldet(c);
    if (person instanceof Response) return person;
    const { csrf } = await c.req.parseBody();
    if (!person.session.verifyCsrf(csrf)) {
      return seite(c, {
        title: TITEL,
        status: 403,
        session: person.session,
        body: notice(
          'danger',
          'Das Formular ist abgelaufen',
          'Bitte laden Sie die Seite neu und senden Sie noch einmal ab.',
        ),
      });
    }
    // First the decision is on disk, then the outbox takes over; after a crash in between the restart does it.
    const decided = await nacheinander(person.owner, async () => {
      const antrag = await ablage.lesen(c.req.param('id'), person.owner);
      if (!antrag || antrag.abgesendet) return antrag;
      const { fehler } = pruefeAngaben({ ...antrag.angaben }, today());
      if (Object.keys(fehler).length > 0 || !antrag.nachweis) return antrag;
      const since = new Date(clock().getTime() - DAY).toISOString();
      const recent = (await ablage.liste(person.owner)).filter((one) => (one.abgesendet ?? '') > since);
      if (recent.length >= grenzen.absendungen) return 'too-many' as const;
      const antragsteller = nameOf(person.session.identity);
      const postfach = postfachOf(person.session.identity);
      const sent: Antrag = {
        ...antrag,
        antragsteller,
        abgesendet: clock().toISOString(),
        ...(postfach && { postfach }),
      };
      await ablage.speichern(sent);
      versand.vormerken(sent);
      return sent;
    });
    if (decided === 'too-many')
      return zuViel(c, person.session, 'Sie haben heute schon sehr viele Anträge abgesendet');
    if (!decided) return unbekannt(c, person.session);
    if (!decided.abgesendet) return c.redirect(`/antrag/${decided.id}/pruefen`, 303);
    await zustellung.uebernehmen(decided);
    return c.redirect(`/antrag/${decided.id}`, 303);
  });

  app.get('/antrag/:id', async (c) => {
    const person = await angemeldet(c);
    if (person instanceof Response) return person;
    const antrag = await ablage.lesen(c.req.param('id'), person.owner);
    if (!antrag) return unbekannt(c, person.session);
    if (!antrag.abgesendet) return c.redirect(`/antrag/${antrag.id}/pruefen`, 303);
    const stand = await zustellung.stand(antrag.id);
    return seite(c, {
      title: 'Ihr Antrag',
      session: person.session,
      body: zustellungsSeite(antrag, stand, {
        label: mailbox.label,
        href: mailbox.pageOf(person.session.identity.mailboxHandle),
      }),
    });
  });

  return app;
}

/** What the account already knows, so that nobody types it again. */
function prefill(session: Session): Record<string, string> {
  const { address } = session.identity;
  const ort = [address?.postalCode, address?.locality].filter(Boolean).join(' ');
  return { ...(address?.street ? { strasse: address.street } : {}), ...(ort ? { ort } : {}) };
}

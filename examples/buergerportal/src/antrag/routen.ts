import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Servicekonto, Session } from '@rathaus/servicekonto-client';
import { type Context, Hono } from 'hono';
import { nameOf, niveauOf } from '../anmeldung/konto.ts';
import { notice } from '../pages/layout.ts';
import type { Seite } from '../pages/seite.ts';
import { zustellungsSeite } from '../zustellung/seiten.ts';
import type { Zustellung } from '../zustellung/zustellung.ts';
import { type Ablage, type Antrag, ownerOf } from './ablage.ts';
import { anfrageOf, empfangeFormular, FormularUnlesbar } from './empfang.ts';
import { type Fehler, pruefeAngaben } from './formular.ts';
import { ablehnungstext, formularSeite, niveauHinweis, pruefSeite, TITEL } from './seiten.ts';

export interface AntragRouten {
  konto: Servicekonto;
  ablage: Ablage;
  zustellung: Zustellung;
  seite: Seite;
  maxUploadBytes: number;
  clock: () => Date;
}

/** The application: form, check, submission, state. Every page needs a login at level "substanziell". */
export function antragRouten({
  konto,
  ablage,
  zustellung,
  seite,
  maxUploadBytes,
  clock,
}: AntragRouten): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(clock());

  /** The session with its owner, or the answer that leads to one. */
  const angemeldet = async (c: Context): Promise<{ session: Session; owner: string } | Response> => {
    const session = await konto.session(c.req.raw);
    const target = c.req.method === 'GET' ? c.req.path : '/antrag';
    if (!session)
      return c.redirect(await konto.loginHref(c.req.raw, { level: 'substanziell', return: target }), 303);
    const { subject } = session.identity;
    if (!session.atLeast('substanziell') || subject === undefined) {
      const href = await konto.loginHref(c.req.raw, { level: 'substanziell', return: target });
      return seite(c, {
        title: TITEL,
        status: 403,
        session,
        body: niveauHinweis(niveauOf(session), href),
      });
    }
    return { session, owner: ownerOf(subject) };
  };
  const unbekannt = (c: Context, session: Session) =>
    seite(c, {
      title: 'Antrag nicht gefunden',
      status: 404,
      session,
      body: notice(
        'info',
        'Diesen Antrag gibt es nicht',
        'Vielleicht ist die Adresse unvollständig. Ihre Anträge finden Sie auf der Startseite.',
      ),
    });
  const formular = (
    c: Context,
    session: Session,
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
    return formular(c, person.session, { id: randomUUID() });
  });

  app.get('/antrag/:id/aendern', async (c) => {
    const person = await angemeldet(c);
    if (person instanceof Response) return person;
    const antrag = await ablage.lesen(c.req.param('id'), person.owner);
    if (!antrag) return unbekannt(c, person.session);
    if (antrag.abgesendet) return c.redirect(`/antrag/${antrag.id}`, 303);
    return formular(c, person.session, { id: antrag.id, antrag });
  });

  app.post('/antrag', async (c) => {
    const person = await angemeldet(c);
    if (person instanceof Response) return person;
    const { session, owner } = person;
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
        session,
        body: notice(
          'danger',
          'Das Formular kam nicht vollständig an',
          'Bitte senden Sie es noch einmal. Es wurde nichts gespeichert.',
        ),
      });
    }
    const { fields, file } = received;
    if (!session.verifyCsrf(fields.csrf)) {
      await ablage.verwerfen(file);
      return seite(c, {
        title: TITEL,
        status: 403,
        session,
        body: notice(
          'danger',
          'Das Formular ist abgelaufen',
          'Bitte öffnen Sie das Formular noch einmal. Es wurde nichts gespeichert.',
        ),
      });
    }
    const existing = await ablage.lesen(fields.antragId ?? '', owner);
    if (existing?.abgesendet) {
      await ablage.verwerfen(file);
      return c.redirect(`/antrag/${existing.id}`, 303);
    }
    const { angaben, fehler } = pruefeAngaben(fields, today());
    if (received.rejected) fehler.nachweis = ablehnungstext(received.rejected, maxUploadBytes);
    else if (!file && !existing?.nachweis) fehler.nachweis = 'Bitte wählen Sie einen Nachweis als PDF aus.';

    // A draft is kept even with faults in it, so that nobody uploads a good file twice.
    const id = existing?.id ?? (await ablage.freieId(fields.antragId)) ?? randomUUID();
    const nachweis = file ? { name: file.name, size: file.size, sha512: file.sha512 } : existing?.nachweis;
    const antrag: Antrag = {
      id,
      owner,
      antragsteller: nameOf(session.identity),
      angaben,
      ...(nachweis ? { nachweis } : {}),
      angelegt: existing?.angelegt ?? clock().toISOString(),
    };
    if (Object.keys(fehler).length === 0 || file || existing) await ablage.speichern(antrag, file);
    if (Object.keys(fehler).length > 0) {
      const status = received.rejected?.reason === 'too-large' ? 413 : 422;
      return formular(c, session, { id, antrag, raw: fields, fehler, status });
    }
    return c.redirect(`/antrag/${id}/pruefen`, 303);
  });

  app.get('/antrag/:id/pruefen', async (c) => {
    const person = await angemeldet(c);
    if (person instanceof Response) return person;
    const antrag = await ablage.lesen(c.req.param('id'), person.owner);
    if (!antrag) return unbekannt(c, person.session);
    if (antrag.abgesendet) return c.redirect(`/antrag/${antrag.id}`, 303);
    const { fehler } = pruefeAngaben({ ...antrag.angaben }, today());
    if (!antrag.nachweis) fehler.nachweis = 'Bitte wählen Sie einen Nachweis als PDF aus.';
    if (Object.keys(fehler).length > 0) return formular(c, person.session, { id: antrag.id, antrag, fehler });
    return seite(c, {
      title: 'Angaben prüfen',
      session: person.session,
      body: pruefSeite(antrag, person.session.csrfToken),
    });
  });

  app.post('/antrag/:id/absenden', async (c) => {
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
    const antrag = await ablage.lesen(c.req.param('id'), person.owner);
    if (!antrag) return unbekannt(c, person.session);
    const { fehler } = pruefeAngaben({ ...antrag.angaben }, today());
    if (Object.keys(fehler).length > 0 || !antrag.nachweis)
      return c.redirect(`/antrag/${antrag.id}/pruefen`, 303);
    // First the decision is on disk, then the outbox takes over; after a crash in between the restart does it.
    const sent: Antrag = antrag.abgesendet ? antrag : { ...antrag, abgesendet: clock().toISOString() };
    if (!antrag.abgesendet) await ablage.speichern(sent);
    await zustellung.uebernehmen(sent);
    return c.redirect(`/antrag/${antrag.id}`, 303);
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
      body: zustellungsSeite(antrag, stand),
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

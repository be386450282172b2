import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { aktenzeichenOf } from '../akte/aktenzeichen.ts';
import { kleineFormulare } from '../intern/kleine-formulare.ts';
import { csrfStimmt, type Zugang } from '../intern/zugang.ts';
import { type Html, instant, notice } from '../pages/layout.ts';
import type { Seite } from '../pages/seite.ts';
import { codeSeite } from '../posteingang/seiten.ts';
import type { Entscheidung, Nachrichtenversand } from './versand.ts';

export interface NachrichtenRouten {
  versand: Pick<Nachrichtenversand, 'unklare' | 'entscheiden'>;
  zugang: Zugang;
  seite: Seite;
}

const TITEL = 'Unklare Nachrichten';
const entscheidungen: readonly Entscheidung[] = ['nochmal', 'lassen'];

/** For staff: messages of which nobody knows whether the mailbox has them. A person decides, because a machine cannot. */
export function nachrichtenRouten({
  versand,
  zugang,
  seite,
}: NachrichtenRouten): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  const frage = (c: Context, refused?: 'wrong' | 'too-many') =>
    seite(c, {
      title: TITEL,
      status: refused === 'too-many' ? 429 : refused === 'wrong' ? 403 : 401,
      body: codeSeite(refused, '/nachrichten/zugang'),
    });

  app.get('/nachrichten', async (c) => {
    const staff = await zugang.sitzung(c.req.raw);
    if (!staff) return frage(c);
    const unklare = await versand.unklare();
    return seite(c, {
      title: TITEL,
      body:
        unklare.length === 0
          ? html`<p>Keine. Von jeder Nachricht ist bekannt, ob das Postfach sie hat.</p>`
          : html`<p>Bei diesen Nachrichten ist die Antwort des Postfachs verloren gegangen. Schicken Sie eine noch einmal, kann sie doppelt ankommen. Schicken Sie sie nicht, kommt sie vielleicht nie an.</p>
${unklare.map(({ id, nachricht }) => karte(id, nachricht?.am, staff.csrfToken))}`,
    });
  });

  app.post('/nachrichten/zugang', kleineFormulare, async (c) => {
    const { code } = await c.req.parseBody();
    const from = c.env?.incoming?.socket.remoteAddress ?? '';
    const result = await zugang.anmelden(typeof code === 'string' ? code : '', from);
    if ('refused' in result) return frage(c, result.refused);
    c.header('Set-Cookie', result.cookie);
    return c.redirect('/nachrichten', 303);
  });

  app.post('/nachrichten/entscheiden', kleineFormulare, async (c) => {
    const staff = await zugang.sitzung(c.req.raw);
    if (!staff) return frage(c);
    const { csrf, id, aktion } = await c.req.parseBody();
    const entscheidung = entscheidungen.find((one) => one === aktion);
    if (!csrfStimmt(staff.csrfToken, csrf) || typeof id !== 'string' || !entscheidung)
      return seite(c, {
        title: TITEL,
        status: 403,
        body: notice(
          'danger',
          'Das Formular ist abgelaufen',
          html`Es ist nichts geschehen. <a href="/nachrichten">Liste neu laden</a>`,
        ),
      });
    await versand.entscheiden(id, entscheidung);
    return c.redirect('/nachrichten', 303);
  });

  return app;
}

function karte(id: string, seit: string | undefined, csrfToken: string): Html {
  return html`<h2>${aktenzeichenOf(id)}</h2>
${seit ? html`<p>Unklar seit ${instant(seit)}</p>` : ''}
<form method="post" action="/nachrichten/entscheiden"><input type="hidden" name="csrf" value="${csrfToken}"><input type="hidden" name="id" value="${id}">
<button name="aktion" value="nochmal">Noch einmal schicken<span class="visually-hidden">: ${aktenzeichenOf(id)}</span></button> <button name="aktion" value="lassen" class="quiet">Nicht schicken<span class="visually-hidden">: ${aktenzeichenOf(id)}</span></button></form>`;
}

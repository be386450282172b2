import { mkdir, rm } from 'node:fs/promises';
import type { HttpBindings } from '@hono/node-server';
import { isRathausError } from '@rathaus/client-core';
import type { Servicekonto } from '@rathaus/servicekonto-client';
import { renderDataset } from '@rathaus/ui-kit/server';
import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import { anfrageOf, empfangeFormular, FormularUnlesbar } from '../antrag/empfang.ts';
import { kleineFormulare } from '../intern/kleine-formulare.ts';
import { csrfStimmt, type Zugang } from '../intern/zugang.ts';
import { bytes, type Html, notice } from '../pages/layout.ts';
import type { Seite } from '../pages/seite.ts';
import { codeSeite } from '../posteingang/seiten.ts';
import type { OffeneDaten, Veroeffentlicht } from './offene-daten.ts';

export interface OffeneDatenRouten {
  offeneDaten: OffeneDaten;
  konto: Servicekonto;
  seite: Seite;
  zugang: Zugang;
}

const MAX_TABLE = 10_000_000;
const TITEL = 'Offene Daten';

/** The public page with the published datasets, and behind the access code the form to publish one. */
export function offeneDatenRouten({
  offeneDaten,
  konto,
  seite,
  zugang,
}: OffeneDatenRouten): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  const zeige = async (
    c: Context,
    options: { status?: 200 | 400 | 403 | 413 | 422 | 429 | 503; meldung?: Html } = {},
  ) => {
    const [session, staff, published] = await Promise.all([
      konto.session(c.req.raw),
      zugang.sitzung(c.req.raw),
      offeneDaten.liste(),
    ]);
    const body = html`${options.meldung ?? ''}
<p>Die Stadt stellt ihre Daten allen zur Verfügung. Sie dürfen sie weiterverwenden, auch gewerblich.</p>
${published.length === 0 ? html`<p>Noch ist kein Datensatz veröffentlicht.</p>` : published.map(karte)}
<h2>Veröffentlichen</h2>
${staff ? formular(offeneDaten, staff.csrfToken) : codeSeite(undefined, '/offene-daten/zugang')}`;
    return seite(c, { title: TITEL, status: options.status ?? 200, session, body });
  };

  app.get('/offene-daten', (c) => zeige(c));

  app.post('/offene-daten/zugang', kleineFormulare, async (c) => {
    const { code } = await c.req.parseBody();
    const result = await zugang.anmelden(
      typeof code === 'string' ? code : '',
      c.env?.incoming?.socket.remoteAddress ?? '',
    );
    if ('refused' in result) {
      return seite(c, {
        title: TITEL,
        status: result.refused === 'wrong' ? 403 : 429,
        body: codeSeite(result.refused, '/offene-daten/zugang'),
      });
    }
    c.header('Set-Cookie', result.cookie);
    return c.redirect('/offene-daten', 303);
  });

  app.post('/offene-daten', async (c) => {
    const staff = await zugang.sitzung(c.req.raw);
    if (!staff) return zeige(c, { status: 403 });
    let received: Awaited<ReturnType<typeof empfangeFormular>>;
    try {
      await mkdir(offeneDaten.directory, { recursive: true });
      received = await empfangeFormular(anfrageOf(c.req.raw, c.env?.incoming), {
        directory: offeneDaten.directory,
        maxFileBytes: MAX_TABLE,
        accept: 'any',
        signal: c.req.raw.signal,
      });
    } catch (error) {
      if (!(error instanceof FormularUnlesbar)) throw error;
      return zeige(c, {
        status: 400,
        meldung: notice(
          'danger',
          'Das Formular kam nicht vollständig an',
          'Bitte senden Sie es noch einmal. Es wurde nichts veröffentlicht.',
        ),
      });
    }
    const { fields, file, rejected } = received;
    try {
      if (!csrfStimmt(staff.csrfToken, fields.csrf))
        return await zeige(c, {
          status: 403,
          meldung: notice('danger', 'Das Formular ist abgelaufen', 'Bitte laden Sie die Seite neu.'),
        });
      if (rejected?.reason === 'too-large')
        return await zeige(c, {
          status: 413,
          meldung: notice('danger', 'Die Tabelle ist zu groß', `Erlaubt sind höchstens ${bytes(MAX_TABLE)}.`),
        });
      const known = offeneDaten.tabellen.find((one) => one.id === fields.tabelle);
      const title = (fields.titel ?? '').normalize('NFC').trim();
      if (!known && (!file || title === ''))
        return await zeige(c, {
          status: 422,
          meldung: notice(
            'danger',
            'Angaben fehlen',
            'Bitte wählen Sie eine Tabelle aus oder geben Sie Titel und Datei an.',
          ),
        });
      const table = known ?? offeneDaten.eigene(title, file!.path, file!.name);
      const result = await offeneDaten.veroeffentlichen(table, c.req.raw.signal);
      if (result.kind === 'refused') {
        return await zeige(c, {
          status: 422,
          meldung: html`<div class="notice danger" role="alert"><h2>Die Tabelle wurde nicht veröffentlicht</h2><ul>${result.texts.map((text) => html`<li><strong>${text.message}</strong> ${text.repair}</li>`)}</ul></div>`,
        });
      }
      const done = {
        created: 'ist veröffentlicht',
        updated: 'ist aktualisiert',
        unchanged: 'war schon auf diesem Stand',
      }[result.action];
      return await zeige(c, {
        meldung: notice(
          'success',
          `„${result.dataset.title}“ ${done}`,
          'Der Datensatz steht mit seiner Beschreibung nach DCAT-AP.de im Katalog.',
        ),
      });
    } catch (error) {
      if (!isRathausError(error) || error.origin === 'local') throw error;
      return await zeige(c, {
        status: 503,
        meldung: notice(
          'danger',
          'Der Datenkatalog hat die Tabelle nicht angenommen',
          html`${verbleib(error.details.cleanup)} Bitte versuchen Sie es später noch einmal. Kennzeichen für Rückfragen: <code>${error.code}</code>`,
        ),
      });
    } finally {
      if (file) await rm(file.path, { force: true });
    }
  });

  return app;
}

/** Says only what the cleaning up has proved. */
function verbleib(cleanup: unknown): string {
  return cleanup === 'failed' || cleanup === 'unknown'
    ? 'Ob im Katalog etwas zurückgeblieben ist, ist nicht sicher; bitte dort nachsehen.'
    : 'Im Katalog ist nichts Halbes zurückgeblieben.';
}

function karte(dataset: Veroeffentlicht): Html {
  return html`${raw(
    renderDataset({
      title: dataset.title,
      publisher: dataset.publisher,
      description: dataset.description,
      href: dataset.url,
      updated: dataset.at,
      headingLevel: 2,
      files: dataset.files.map((file) => ({
        href: file.url,
        format: 'CSV',
        title: file.name,
        bytes: file.bytes,
      })),
    }),
  )}<details><summary>${dataset.rows} Zeilen, ${dataset.columns.length} Spalten</summary><ul>${dataset.columns.map((column) => html`<li>${column.name} (${column.type})</li>`)}</ul></details>`;
}

function formular(offeneDaten: OffeneDaten, csrfToken: string): Html {
  return html`<form method="post" action="/offene-daten" enctype="multipart/form-data">
<input type="hidden" name="csrf" value="${csrfToken}">
<fieldset><legend>Welche Tabelle?</legend>
${offeneDaten.tabellen.map(
  (tabelle, index) =>
    html`<div class="choice"><input type="radio" name="tabelle" id="tabelle-${tabelle.id}" value="${tabelle.id}"${index === 0 ? html` checked` : ''}><label for="tabelle-${tabelle.id}">${tabelle.dataset.title as string}</label></div>`,
)}
<div class="choice"><input type="radio" name="tabelle" id="tabelle-eigene" value="eigene"><label for="tabelle-eigene">Eigene CSV-Datei</label></div>
</fieldset>
<div class="field"><label for="titel">Titel der eigenen Tabelle</label><input id="titel" name="titel" maxlength="120"></div>
<div class="field"><label for="datei">CSV-Datei <span class="hint">Höchstens ${bytes(MAX_TABLE)}</span></label><input id="datei" name="datei" type="file" accept=".csv,text/csv"></div>
<button>Veröffentlichen</button></form>`;
}

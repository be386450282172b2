import { type AccountData, accountTree } from '../account/account.ts';
import { type ConsentData, consentTree } from '../consent/consent.ts';
import { type DatasetData, datasetTree } from '../dataset/dataset.ts';
import { type DefectData, defectTree } from '../defect/defect.ts';
import { type DeliveryData, deliveryTree } from '../delivery/delivery.ts';
import { box, type Template } from '../element/template.ts';
import { isolated, scoped, type Warn, warnOnConsole } from '../element/warning.ts';
import { type LevelData, levelTree } from '../level/level.ts';
import { ar } from '../locales/ar.ts';
import { de } from '../locales/de.ts';
import { deSimple } from '../locales/de-simple.ts';
import { en } from '../locales/en.ts';
import type { ElementName, Locale, Texts } from '../locales/locale.ts';
import { localeKey } from '../locales/match.ts';
import { tr } from '../locales/tr.ts';
import { uk } from '../locales/uk.ts';
import { type LoginData, loginTree } from '../login/login.ts';
import { htmlNode, toHtml } from '../tree/html.ts';
import { type UploadData, uploadTree } from '../upload/upload.ts';

/** Options of every `render…()` function. */
export interface RenderOptions<N extends ElementName = ElementName> {
  /** BCP 47 tag; default `de`. A language the kit does not have becomes German, with a warning. */
  readonly lang?: string | undefined;
  /** Replaces single texts of the element. */
  readonly texts?: Partial<Texts<N>> | undefined;
  /** Further languages, or replacements of the kit's own. */
  readonly locales?: readonly Locale[] | undefined;
  /** Milliseconds since the epoch, default `Date.now`. */
  readonly clock?: (() => number) | undefined;
  /** Receives warnings for the developer; default: the console. */
  readonly warn?: Warn | undefined;
  /** Further attributes of the host element, for example `id` or `class`. */
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

const LOCALES: readonly Locale[] = [de, en, deSimple, tr, uk, ar];

// The browser needs these data again: what they do goes on after the page was written.
const KEEPS_DATA: readonly string[] = ['account', 'upload'];

function render<N extends ElementName, Data>(
  name: N,
  template: Template<N, Data>,
  data: Data,
  options: RenderOptions<N>,
): string {
  const { lang = 'de', clock = Date.now, texts, locales = [], attributes } = options;
  const warn = isolated(options.warn ?? warnOnConsole);
  const now = new Date(clock());
  const locale = [...locales, ...LOCALES].find((one) => one.lang === localeKey(lang));
  if (!locale) warn('language', lang);
  const context = {
    h: htmlNode,
    texts: { ...(locale ?? de)[name], ...texts },
    lang: locale ? lang : 'de',
    warn: scoped(name, warn),
    now,
  };
  const json = KEEPS_DATA.includes(name)
    ? JSON.stringify({ now: now.toISOString(), ...data, texts })
    : undefined;
  return toHtml(
    htmlNode(
      `rathaus-${name}`,
      { lang: options.lang, data: json, ...attributes },
      box(htmlNode, name, locale, template(data, context)),
    ),
  );
}

/**
 * Login buttons: `<rathaus-login>` with plain links inside. Throws nothing; bad input is warned about.
 *
 * @example
 * renderLogin({ providers: await servicekonto.logins(request), level: 'substanziell' });
 */
export const renderLogin = (data: LoginData, options: RenderOptions<'login'> = {}): string =>
  render('login', loginTree, data, options);

/**
 * Trust level, what is needed and how to get there: `<rathaus-level>`.
 *
 * @example
 * renderLevel({ have: session.level, need: 'substanziell', href: '/login/bundid' });
 */
export const renderLevel = (data: LevelData, options: RenderOptions<'level'> = {}): string =>
  render('level', levelTree, data, options);

/**
 * Who is logged in, with logout form and session warning: `<rathaus-account>`.
 *
 * @example
 * renderAccount({ name: 'Erika Mustermann', logout: '/logout', fields: { csrf } });
 */
export const renderAccount = (data: AccountData, options: RenderOptions<'account'> = {}): string =>
  render('account', accountTree, data, options);

/**
 * Which attributes go to whom and why: `<rathaus-consent>`.
 *
 * @example
 * renderConsent({
 *   recipient: 'Stadt Musterstadt',
 *   purpose: 'Anmeldung zur Hundesteuer',
 *   attributes: [{ id: 'name', label: 'Vor- und Nachname', required: true }],
 * });
 */
export const renderConsent = (data: ConsentData, options: RenderOptions<'consent'> = {}): string =>
  render('consent', consentTree, data, options);

/**
 * A file field: `<rathaus-upload>`. Its form must be `enctype="multipart/form-data"` for use without JavaScript.
 *
 * @example
 * renderUpload({ name: 'nachweis', accept: '.pdf', maxBytes: 10_000_000, maxFiles: 1 });
 */
export const renderUpload = (data: UploadData, options: RenderOptions<'upload'> = {}): string =>
  render('upload', uploadTree, data, options);

/**
 * State of a submission as a step list: `<rathaus-delivery>`.
 *
 * @example
 * renderDelivery({ ...delivery, recipient: 'Stadt Beispielhausen', reference: 'HS-2026-0042' });
 */
export const renderDelivery = (data: DeliveryData, options: RenderOptions<'delivery'> = {}): string =>
  render('delivery', deliveryTree, data, options);

/**
 * Open-data card: `<rathaus-dataset>`.
 *
 * @example
 * renderDataset({
 *   title: 'Baumkataster',
 *   publisher: 'Stadt Musterstadt',
 *   files: [{ format: 'CSV', href: '/daten/baeume.csv' }],
 * });
 */
export const renderDataset = (data: DatasetData, options: RenderOptions<'dataset'> = {}): string =>
  render('dataset', datasetTree, data, options);

/**
 * State of a defect report: `<rathaus-defect>`.
 *
 * @example
 * renderDefect({ id: '4711', title: 'Schlagloch in der Heidestraße', status: 'progress' });
 */
export const renderDefect = (data: DefectData, options: RenderOptions<'defect'> = {}): string =>
  render('defect', defectTree, data, options);

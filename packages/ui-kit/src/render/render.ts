import { type AccountData, account } from '../account/account.ts';
import { type ConsentData, consent } from '../consent/consent.ts';
import { type DatasetData, dataset } from '../dataset/dataset.ts';
import { type DefectData, defect } from '../defect/defect.ts';
import { type DeliveryData, delivery } from '../delivery/delivery.ts';
import type { Definition } from '../element/definition.ts';
import { languageTag } from '../element/language-tag.ts';
import { box } from '../element/template.ts';
import { scoped, type Warn } from '../element/warning.ts';
import { type ErrorSummaryData, errorSummary } from '../error-summary/error-summary.ts';
import { type FieldData, field } from '../field/field.ts';
import { type LanguageData, language } from '../language/language.ts';
import { type LevelData, level } from '../level/level.ts';
import { ar } from '../locales/ar.ts';
import { de } from '../locales/de.ts';
import { deSimple } from '../locales/de-simple.ts';
import { en } from '../locales/en.ts';
import type { ElementName, Locale, Texts } from '../locales/locale.ts';
import { localeKey } from '../locales/match.ts';
import { tr } from '../locales/tr.ts';
import { uk } from '../locales/uk.ts';
import { type LoginData, login } from '../login/login.ts';
import { type MailboxData, mailbox } from '../mailbox/mailbox.ts';
import { type SummaryListData, summaryList } from '../summary-list/summary-list.ts';
import { type TimelineData, timeline } from '../timeline/timeline.ts';
import { htmlNode, toHtml } from '../tree/html.ts';
import { type UploadData, upload } from '../upload/upload.ts';
import { readOptions } from './options.ts';

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

function render<N extends ElementName, Data>(
  { name, read, tree, host }: Definition<N, Data>,
  data: Data,
  options: RenderOptions<N> | undefined,
): string {
  const { lang, texts, locales = [], attributes, now, warn, report } = readOptions(name, options);
  const tag = languageTag(lang);
  const known = [...locales, ...LOCALES];
  const locale = [tag, localeKey(tag ?? '')].flatMap((key) => known.find((one) => one.lang === key) ?? [])[0];
  if (!locale || (lang !== undefined && !tag)) warn('language', lang);
  const context = {
    h: htmlNode,
    texts: { ...de[name], ...locale?.[name], ...texts },
    lang: (locale && tag) ?? 'de',
    warn: scoped(name, warn),
    now,
  };
  const given = read(data, report, '');
  return toHtml(
    htmlNode(
      `rathaus-${name}`,
      {
        ...(given && host?.(given, now)),
        texts: host && texts && JSON.stringify(texts),
        lang: tag,
        ...attributes,
      },
      box(htmlNode, name, locale, given && tree(given, context)),
    ),
  );
}

/**
 * Login buttons: `<rathaus-login>` with plain links inside. Throws nothing; bad input is warned about.
 *
 * @example
 * renderLogin({ providers: await servicekonto.logins(request), level: 'substanziell' });
 */
export const renderLogin = (data: LoginData, options?: RenderOptions<'login'>): string =>
  render(login, data, options);

/**
 * Trust level, what is needed and how to get there: `<rathaus-level>`.
 *
 * @example
 * renderLevel({ have: session.level, need: 'substanziell', href: '/login/bundid' });
 */
export const renderLevel = (data: LevelData, options?: RenderOptions<'level'>): string =>
  render(level, data, options);

/**
 * Who is logged in, with logout form and session warning: `<rathaus-account>`.
 *
 * @example
 * renderAccount({ name: 'Erika Mustermann', logout: '/logout', fields: { csrf } });
 */
export const renderAccount = (data: AccountData, options?: RenderOptions<'account'>): string =>
  render(account, data, options);

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
export const renderConsent = (data: ConsentData, options?: RenderOptions<'consent'>): string =>
  render(consent, data, options);

/**
 * A file field: `<rathaus-upload>`. Its form must be `enctype="multipart/form-data"` for use without JavaScript.
 *
 * @example
 * renderUpload({ name: 'nachweis', accept: '.pdf', maxBytes: 10_000_000, maxFiles: 1 });
 */
export const renderUpload = (data: UploadData, options?: RenderOptions<'upload'>): string =>
  render(upload, data, options);

/**
 * State of a submission as a step list: `<rathaus-delivery>`.
 *
 * @example
 * renderDelivery({ ...delivery, recipient: 'Stadt Beispielhausen', reference: 'HS-2026-0042' });
 */
export const renderDelivery = (data: DeliveryData, options?: RenderOptions<'delivery'>): string =>
  render(delivery, data, options);

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
export const renderDataset = (data: DatasetData, options?: RenderOptions<'dataset'>): string =>
  render(dataset, data, options);

/**
 * State of a defect report: `<rathaus-defect>`.
 *
 * @example
 * renderDefect({ id: '4711', title: 'Schlagloch in der Heidestraße', status: 'progress' });
 */
export const renderDefect = (data: DefectData, options?: RenderOptions<'defect'>): string =>
  render(defect, data, options);

/**
 * What has to be corrected, with a link to each field: `<rathaus-error-summary>`.
 *
 * @example
 * renderErrorSummary({ errors: [{ id: 'wurfjahr', text: 'Schreiben Sie das Wurfjahr mit vier Ziffern.' }] });
 */
export const renderErrorSummary = (
  data: ErrorSummaryData,
  options?: RenderOptions<'error-summary'>,
): string => render(errorSummary, data, options);

/**
 * A field with label, hint and error: `<rathaus-field>`.
 *
 * @example
 * renderField({ name: 'wurfjahr', label: 'Wurfjahr', hint: 'Zum Beispiel 2023.', inputmode: 'numeric', length: 4 });
 */
export const renderField = (data: FieldData, options?: RenderOptions<'field'>): string =>
  render(field, data, options);

/**
 * Answers to check before sending: `<rathaus-summary-list>`.
 *
 * @example
 * renderSummaryList({ groups: [{ rows: [{ label: 'Rufname', value: 'Żabka', href: '/antrag/hund#rufname' }] }] });
 */
export const renderSummaryList = (data: SummaryListData, options?: RenderOptions<'summary-list'>): string =>
  render(summaryList, data, options);

/**
 * What has happened and what comes next: `<rathaus-timeline>`.
 *
 * @example
 * renderTimeline(timelineOfDelivery({ ...delivery, recipient: 'Stadt Beispielhausen' }));
 */
export const renderTimeline = (data: TimelineData, options?: RenderOptions<'timeline'>): string =>
  render(timeline, data, options);

/**
 * Messages of the authority: `<rathaus-mailbox>`.
 *
 * @example
 * renderMailbox({ messages: [{ subject: 'Ihr Bescheid', href: '/postfach/7', sender: 'Steueramt', unread: true }] });
 */
export const renderMailbox = (data: MailboxData, options?: RenderOptions<'mailbox'>): string =>
  render(mailbox, data, options);

/**
 * Languages of the page, Leichte Sprache and Gebärdensprache among them: `<rathaus-language>`.
 *
 * @example
 * renderLanguage({ languages: [{ lang: 'de', href: '/' }, { lang: 'en', href: '/en' }], current: 'de' });
 */
export const renderLanguage = (data: LanguageData, options?: RenderOptions<'language'>): string =>
  render(language, data, options);

import type { ElementName } from '../src/locales/locale.ts';
import {
  type RenderOptions,
  renderAccount,
  renderConsent,
  renderDataset,
  renderDefect,
  renderDelivery,
  renderErrorSummary,
  renderField,
  renderLanguage,
  renderLevel,
  renderLogin,
  renderMailbox,
  renderSummaryList,
  renderTimeline,
  renderUpload,
} from '../src/render/render.ts';
import { errorSummary, field, summaryList, upload } from './states/forms-states.ts';
import { account, consent, language, level, login } from './states/login-states.ts';
import { delivery, mailbox, timeline } from './states/progress-states.ts';
import { dataset, defect } from './states/town-states.ts';

/** One state of one element, for tests, for the documentation page and for the pictures. */
export interface State {
  readonly element: ElementName;
  readonly name: string;
  readonly data: object;
  /** HTML of the server in a language. */
  readonly html: (options?: RenderOptions<never>) => string;
}

const silent = { warn: () => {} };

type Render = (data: never, options?: RenderOptions<never>) => string;

const list = (element: ElementName, render: Render, all: Record<string, object>): State[] =>
  Object.entries(all).map(([name, data]) => ({
    element,
    name,
    data,
    html: (options) =>
      render(
        data as never,
        { ...silent, clock: () => Date.parse('2026-11-23T12:00:00+01:00'), ...options } as never,
      ),
  }));

/** Every state of every element. The clock of all of them is 2026-11-23, 12:00 in Berlin. */
export const STATES: readonly State[] = [
  ...list('login', renderLogin as Render, login),
  ...list('level', renderLevel as Render, level),
  ...list('account', renderAccount as Render, account),
  ...list('consent', renderConsent as Render, consent),
  ...list('upload', renderUpload as Render, upload),
  ...list('delivery', renderDelivery as Render, delivery),
  ...list('dataset', renderDataset as Render, dataset),
  ...list('defect', renderDefect as Render, defect),
  ...list('error-summary', renderErrorSummary as Render, errorSummary),
  ...list('field', renderField as Render, field),
  ...list('summary-list', renderSummaryList as Render, summaryList),
  ...list('timeline', renderTimeline as Render, timeline),
  ...list('mailbox', renderMailbox as Render, mailbox),
  ...list('language', renderLanguage as Render, language),
];

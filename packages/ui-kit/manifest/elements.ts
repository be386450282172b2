import type { ElementName } from '../src/locales/locale.ts';
import { type ElementDoc, type Words, words } from './element-doc.ts';
import { account } from './elements/account.ts';
import { consent } from './elements/consent.ts';
import { dataset } from './elements/dataset.ts';
import { defect } from './elements/defect.ts';
import { delivery } from './elements/delivery.ts';
import { errorSummary } from './elements/error-summary.ts';
import { field } from './elements/field.ts';
import { language } from './elements/language.ts';
import { level } from './elements/level.ts';
import { login } from './elements/login.ts';
import { mailbox } from './elements/mailbox.ts';
import { summaryList } from './elements/summary-list.ts';
import { timeline } from './elements/timeline.ts';
import { upload } from './elements/upload.ts';

/** Custom properties; all elements share them. */
export const PROPERTIES: Readonly<Record<string, Words>> = {
  '--rathaus-action': words(
    'Grund von Knöpfen und Farbe von Links; sonst `--kern-color-action-default`.',
    'Background of buttons and colour of links; else `--kern-color-action-default`.',
  ),
  '--rathaus-on-action': words(
    'Schrift auf Knöpfen; sonst `--kern-color-action-on-default`.',
    'Text on buttons; else `--kern-color-action-on-default`.',
  ),
  '--rathaus-background': words(
    'Grund von Karten; sonst `--kern-color-layout-background-default`.',
    'Background of cards; else `--kern-color-layout-background-default`.',
  ),
  '--rathaus-tint': words(
    'Getönter Grund von Hinweisen; sonst `--kern-color-layout-background-hued`.',
    'Tinted background of notices; else `--kern-color-layout-background-hued`.',
  ),
  '--rathaus-text': words(
    'Schrift auf Karten; sonst `--kern-color-layout-text-default`.',
    'Text on cards; else `--kern-color-layout-text-default`.',
  ),
  '--rathaus-muted': words(
    'Leise Schrift: Hinweise, Zeiten; sonst `--kern-color-layout-text-muted`.',
    'Quiet text: hints, times; else `--kern-color-layout-text-muted`.',
  ),
  '--rathaus-border': words(
    'Linien von Karten und Feldern; sonst `--kern-color-form-input-border`.',
    'Lines of cards and fields; else `--kern-color-form-input-border`.',
  ),
  '--rathaus-edge': words(
    'Leise Linien zwischen Zeilen; sonst `--kern-color-layout-border`.',
    'Quiet lines between rows; else `--kern-color-layout-border`.',
  ),
  '--rathaus-success': words(
    'Gute Nachrichten; sonst `--kern-color-feedback-success`.',
    'Good news; else `--kern-color-feedback-success`.',
  ),
  '--rathaus-danger': words(
    'Fehler; sonst `--kern-color-feedback-danger`.',
    'Errors; else `--kern-color-feedback-danger`.',
  ),
  '--rathaus-danger-tint': words(
    'Getönter Grund von Fehlern; sonst `--kern-color-feedback-danger-background`.',
    'Tinted background of errors; else `--kern-color-feedback-danger-background`.',
  ),
  '--rathaus-radius': words(
    'Rundung der Ecken; sonst `--kern-metric-border-radius-default`.',
    'Radius of corners; else `--kern-metric-border-radius-default`.',
  ),
};

/** All elements, in the order in which a person meets them. */
export const ELEMENTS: Readonly<Record<ElementName, ElementDoc>> = {
  login,
  level,
  account,
  consent,
  field,
  'error-summary': errorSummary,
  upload,
  'summary-list': summaryList,
  delivery,
  timeline,
  mailbox,
  language,
  dataset,
  defect,
};

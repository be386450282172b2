import type { RathausAccount } from '../account/account-element.ts';
import type { RathausConsent } from '../consent/consent-element.ts';
import type { RathausDataset } from '../dataset/dataset-element.ts';
import type { RathausDefect } from '../defect/defect-element.ts';
import type { RathausDelivery } from '../delivery/delivery-element.ts';
import type { RathausErrorSummary } from '../error-summary/error-summary-element.ts';
import type { RathausField } from '../field/field-element.ts';
import type { RathausLanguage } from '../language/language-element.ts';
import type { RathausLevel } from '../level/level-element.ts';
import type { RathausLogin } from '../login/login-element.ts';
import type { RathausMailbox } from '../mailbox/mailbox-element.ts';
import type { RathausSummaryList } from '../summary-list/summary-list-element.ts';
import type { RathausTimeline } from '../timeline/timeline-element.ts';
import type { RathausUpload } from '../upload/upload-element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'rathaus-account': RathausAccount;
    'rathaus-consent': RathausConsent;
    'rathaus-dataset': RathausDataset;
    'rathaus-defect': RathausDefect;
    'rathaus-delivery': RathausDelivery;
    'rathaus-error-summary': RathausErrorSummary;
    'rathaus-field': RathausField;
    'rathaus-language': RathausLanguage;
    'rathaus-level': RathausLevel;
    'rathaus-login': RathausLogin;
    'rathaus-mailbox': RathausMailbox;
    'rathaus-summary-list': RathausSummaryList;
    'rathaus-timeline': RathausTimeline;
    'rathaus-upload': RathausUpload;
  }
  // Of elements, and of documents and windows, where pages listen to what bubbles.
  interface GlobalEventHandlersEventMap {
    /** The selection of `<rathaus-consent>` changed. */
    'rathaus-consent': CustomEvent<{ selected: readonly string[] }>;
    /** The session ends soon. */
    'rathaus-session-warning': CustomEvent<{ expires: string }>;
    /** The session has ended. */
    'rathaus-session-end': CustomEvent<{ expires?: string }>;
    /** Before the server is asked for more time; can be prevented. */
    'rathaus-session-extend': CustomEvent<Record<string, never>>;
    /** A file of `<rathaus-upload>` reached an end. */
    'rathaus-upload': CustomEvent<{
      fileName: string;
      state: 'ready' | 'done' | 'failed' | 'refused' | 'removed';
      reason?: string;
      id?: string;
    }>;
  }
}

/** Makes the names of elements and events known to the type checker. */
export type RathausTagName = keyof HTMLElementTagNameMap & `rathaus-${string}`;

import type { RathausAccount } from '../account/account-element.ts';
import type { RathausConsent } from '../consent/consent-element.ts';
import type { RathausDataset } from '../dataset/dataset-element.ts';
import type { RathausDefect } from '../defect/defect-element.ts';
import type { RathausDelivery } from '../delivery/delivery-element.ts';
import type { RathausLevel } from '../level/level-element.ts';
import type { RathausLogin } from '../login/login-element.ts';
import type { RathausUpload } from '../upload/upload-element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'rathaus-account': RathausAccount;
    'rathaus-consent': RathausConsent;
    'rathaus-dataset': RathausDataset;
    'rathaus-delivery': RathausDelivery;
    'rathaus-level': RathausLevel;
    'rathaus-login': RathausLogin;
    'rathaus-defect': RathausDefect;
    'rathaus-upload': RathausUpload;
  }
  interface HTMLElementEventMap {
    /** The selection of `<rathaus-consent>` changed. */
    'rathaus-consent': CustomEvent<{ selected: readonly string[] }>;
    /** The session ends soon. */
    'rathaus-session-warning': CustomEvent<{ expires: string }>;
    /** The session has ended. */
    'rathaus-session-end': CustomEvent<{ expires: string }>;
    /** Before the server is asked for more time; can be prevented. */
    'rathaus-session-extend': CustomEvent<Record<string, never>>;
    /** A file of `<rathaus-upload>` reached an end. */
    'rathaus-upload': CustomEvent<{ fileName: string; state: string; id?: string }>;
  }
}

/** Makes the names of elements and events known to the type checker. */
export type RathausTagName = keyof HTMLElementTagNameMap & `rathaus-${string}`;

// Each element is defined here by name and not by importing its own entry: a bundler drops code that two entries
// share when it is in a file without side effects, and the definition is the side effect.
import { RathausAccount } from './account/account-element.ts';
import { RathausConsent } from './consent/consent-element.ts';
import { RathausDataset } from './dataset/dataset-element.ts';
import { RathausDefect } from './defect/defect-element.ts';
import { RathausDelivery } from './delivery/delivery-element.ts';
import { define } from './element/define.ts';
import { RathausErrorSummary } from './error-summary/error-summary-element.ts';
import { RathausField } from './field/field-element.ts';
import { RathausLanguage } from './language/language-element.ts';
import { RathausLevel } from './level/level-element.ts';
import { RathausLogin } from './login/login-element.ts';
import { RathausMailbox } from './mailbox/mailbox-element.ts';
import { RathausSummaryList } from './summary-list/summary-list-element.ts';
import { RathausTimeline } from './timeline/timeline-element.ts';
import { RathausUpload } from './upload/upload-element.ts';

define('rathaus-account', RathausAccount);
define('rathaus-consent', RathausConsent);
define('rathaus-dataset', RathausDataset);
define('rathaus-defect', RathausDefect);
define('rathaus-delivery', RathausDelivery);
define('rathaus-error-summary', RathausErrorSummary);
define('rathaus-field', RathausField);
define('rathaus-language', RathausLanguage);
define('rathaus-level', RathausLevel);
define('rathaus-login', RathausLogin);
define('rathaus-mailbox', RathausMailbox);
define('rathaus-summary-list', RathausSummaryList);
define('rathaus-timeline', RathausTimeline);
define('rathaus-upload', RathausUpload);

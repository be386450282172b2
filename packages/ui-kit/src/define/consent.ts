import { RathausConsent } from '../consent/consent-element.ts';
import { define } from '../element/define.ts';

define('rathaus-consent', RathausConsent);

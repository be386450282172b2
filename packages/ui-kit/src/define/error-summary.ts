import { define } from '../element/define.ts';
import { RathausErrorSummary } from '../error-summary/error-summary-element.ts';

define('rathaus-error-summary', RathausErrorSummary);

import { define } from '../element/define.ts';
import { RathausReport } from '../report/report-element.ts';

define('rathaus-report', RathausReport);

import { define } from '../element/define.ts';
import { RathausSummaryList } from '../summary-list/summary-list-element.ts';

define('rathaus-summary-list', RathausSummaryList);

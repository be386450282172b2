import { DisplayElement } from '../element/display.ts';
import type { SummaryListData } from './summary-list.ts';

/** `<rathaus-summary-list>`. */
export class RathausSummaryList extends DisplayElement<'summary-list', SummaryListData> {
  protected readonly kind = 'summary-list';
  protected readonly shown = () => import('./summary-list-shown.ts');
}

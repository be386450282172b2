import { DisplayElement } from '../element/display.ts';
import type { SummaryListData } from './summary-list.ts';

export type { SummaryListData } from './summary-list.ts';

/** Answers to check before sending, each with a link to change it. */
export class RathausSummaryList extends DisplayElement<'summary-list', SummaryListData> {
  protected readonly kind = 'summary-list';
  protected readonly shown = () => import('./summary-list-shown.ts');
}

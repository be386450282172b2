import { RathausElement } from '../element/element.ts';
import { summaryListDe } from '../locales/de/summary-list.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './summary-list.css.ts';
import { type SummaryListData, summaryList } from './summary-list.ts';

/** `<rathaus-summary-list>`. */
export class RathausSummaryList extends RathausElement<'summary-list', SummaryListData> {
  constructor() {
    super(summaryList, base + surface + css, summaryListDe);
  }
}

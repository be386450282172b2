import { DisplayElement } from '../element/display.ts';
import type { TimelineData } from './timeline.ts';

export type { TimelineData } from './timeline.ts';

/** What has happened, where it stands and what comes next. */
export class RathausTimeline extends DisplayElement<'timeline', TimelineData> {
  protected readonly kind = 'timeline';
  protected readonly shown = () => import('./timeline-shown.ts');
}

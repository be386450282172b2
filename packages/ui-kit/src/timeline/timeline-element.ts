import { DisplayElement } from '../element/display.ts';
import type { TimelineData } from './timeline.ts';

/** `<rathaus-timeline>`. */
export class RathausTimeline extends DisplayElement<'timeline', TimelineData> {
  protected readonly kind = 'timeline';
  protected readonly shown = () => import('./timeline-shown.ts');
}

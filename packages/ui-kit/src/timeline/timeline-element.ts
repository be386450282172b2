import { RathausElement } from '../element/element.ts';
import { timelineDe } from '../locales/de/timeline.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './timeline.css.ts';
import { type TimelineData, timeline } from './timeline.ts';

/** `<rathaus-timeline>`. */
export class RathausTimeline extends RathausElement<'timeline', TimelineData> {
  constructor() {
    super(timeline, base + surface + css, timelineDe);
  }
}

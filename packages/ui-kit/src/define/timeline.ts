import { define } from '../element/define.ts';
import { RathausTimeline } from '../timeline/timeline-element.ts';

define('rathaus-timeline', RathausTimeline);

import { RathausDefect } from '../defect/defect-element.ts';
import { define } from '../element/define.ts';

define('rathaus-defect', RathausDefect);

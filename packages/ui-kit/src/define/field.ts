import { define } from '../element/define.ts';
import { RathausField } from '../field/field-element.ts';

define('rathaus-field', RathausField);

import { define } from '../element/define.ts';
import { RathausLevel } from '../level/level-element.ts';

define('rathaus-level', RathausLevel);

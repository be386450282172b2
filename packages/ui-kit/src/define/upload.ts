import { define } from '../element/define.ts';
import { RathausUpload } from '../upload/upload-element.ts';

define('rathaus-upload', RathausUpload);

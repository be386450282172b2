import { define } from '../element/define.ts';
import { RathausLogin } from '../login/login-element.ts';

define('rathaus-login', RathausLogin);

import { RathausAccount } from '../account/account-element.ts';
import { define } from '../element/define.ts';

define('rathaus-account', RathausAccount);

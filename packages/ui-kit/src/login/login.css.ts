import { scoped } from '../theme/scoped.ts';
import { loginRules } from './login.rules.ts';

/** Styles of `<rathaus-login>`, in the sheet of all elements. */
export default scoped(['login'], 'rathaus-login', loginRules);

import { baseRules } from '../theme/base.rules.ts';
import { scoped } from '../theme/scoped.ts';
import { glyph, loginRules } from './login.rules.ts';

/** Styles of `<rathaus-login>` for pages that have no other element of the kit. */
export default scoped(
  ['login'],
  'rathaus-login',
  baseRules('> a, [part~=button]', '> a ~ a, [part~=secondary]', `\n    &::before { ${glyph} }`) + loginRules,
);

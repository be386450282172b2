import { baseRules, LOWERED } from '../theme/base.rules.ts';
import { scoped } from '../theme/scoped.ts';
import { glyph, loginRules } from './login.rules.ts';

/** Styles of `<rathaus-login>` for pages that have no other element of the kit. */
export default LOWERED +
  scoped(
    ['login'],
    'rathaus-login',
    '--r-login:1;' +
      baseRules('> a, [part~=button]', '> a ~ a, [part~=secondary]', `\n    &::before { ${glyph} }`) +
      loginRules,
  );

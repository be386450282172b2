import { ELEMENT_NAMES } from '../element/names.ts';
import { baseRules, LOWERED } from './base.rules.ts';
import { scoped } from './scoped.ts';

/** What all elements share. */
export default LOWERED +
  scoped(
    ELEMENT_NAMES,
    'rathaus',
    baseRules(
      '&:is(rathaus-login) > a, [part~=button], ::file-selector-button',
      '&:is(rathaus-login) > a ~ a, [part~=secondary]',
    ),
  );

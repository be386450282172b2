import { ELEMENT_NAMES } from '../element/names.ts';
import { baseRules } from './base.rules.ts';
import { scoped } from './scoped.ts';

/**
 * Lightning CSS, with which Vite and Next write styles for browsers before 2024, puts two variables in the place of
 * `light-dark()` and gives them values only where a rule in the same files says `color-scheme`. With none of them every
 * colour would be invalid. One empty variable makes them those of a light page; a rule of the page that was written the
 * same way wins by its weight.
 */
const LOWERED = ':where(:root) {--lightningcss-dark: ;}\n';

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

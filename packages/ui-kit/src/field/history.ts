import { type Control, isChoice } from './control.ts';
import { question } from './question.ts';

const asked = (first: Control): string => question(first.getRootNode() as ShadowRoot);

/**
 * What a browser keeps of the fields for somebody who goes back to the page, which may have another question by then.
 * Nothing of a password and of what the page does not want to be filled in: the next person at the computer goes back too.
 */
export function kept(controls: readonly Control[]): FormData | null {
  const [first] = controls;
  if (!first || controls.some((one) => one.type === 'password' || one.autocomplete === 'off')) return null;
  const state = new FormData();
  state.set('question', asked(first));
  for (const one of controls) state.append('answer', isChoice(one) ? `${one.checked}` : one.value);
  return state;
}

/** Gives the fields what was kept. Those of another question have what the server says. */
export function giveBack(controls: readonly Control[], state: FormData | undefined): void {
  const [first] = controls;
  if (!first || state?.get('question') !== asked(first)) return;
  const answers = state.getAll('answer');
  controls.forEach((one, index) => {
    if (isChoice(one)) one.checked = answers[index] === 'true';
    else one.value = `${answers[index]}`;
  });
}

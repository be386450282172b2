import { type Control, isChoice } from './control.ts';

/** Gives the fields what the page has set, if anything. */
export function fill(controls: readonly Control[], answer: string | undefined): void {
  if (answer === undefined) return;
  const parts = controls[1] ? answer.split('-').reverse() : [answer];
  controls.forEach((one, index) => {
    if (isChoice(one)) one.checked = one.value === answer;
    else one.value = parts[index] ?? '';
  });
}

import type { Rule } from './rule.ts';

/** Sender, reader and systems say something. */
export const r04ContactNotEmpty: Rule = {
  id: 'R04',
  severity: 'warning',
  title: {
    de: 'Absender, Empfänger oder System ist ohne Angaben',
    en: 'Sender, reader or system is without content',
  },
  reason: {
    de: 'Das Schema lässt leere Kontakte zu. Der Empfänger weiß dann nicht, von wem die Akten kommen und wem er antworten soll.',
    en: 'The schema lets empty contacts through. The receiver then does not know whom the records come from and whom to answer.',
  },
  repair: {
    who: 'authority',
    how: {
      de: 'Im sendenden System Name oder Behördenkennung der eigenen Stelle und des Empfängers hinterlegen.',
      en: 'Enter name or key of the own office and of the receiver in the sending system.',
    },
  },
  source: 'xdomea schema, KontaktType, implementationHint (H): at least one element has to be filled',
  example: {
    wrong: '<xdomea:Absender/>',
    right:
      '<xdomea:Absender><xdomea:Institution><xdomea:Name>Stadt Musterstadt</xdomea:Name></xdomea:Institution></xdomea:Absender>',
  },
  visit(context) {
    const { version } = context;
    const names = version === '4.0.0' ? (['autor', 'leser'] as const) : (['Absender', 'Empfaenger'] as const);
    const judge = (value: unknown, element: string) => {
      if (value === undefined || saysSomething(value)) return;
      context.report({
        de: `<${element}> enthält keine Angabe.`,
        en: `<${element}> holds nothing.`,
      });
    };
    return {
      kopf(kopf) {
        judge(kopf.autor, names[0]);
        judge(kopf.leser, names[1]);
        for (const leser of kopf.weitererLeser ?? []) {
          judge(leser, version === '4.0.0' ? 'WeitererLeser' : 'WeitererEmpfaenger');
        }
        judge(kopf.sendendesSystem, version === '4.0.0' ? 'produkt' : 'SendendesSystem');
        for (const system of kopf.empfangendesSystem ?? []) judge(system, 'EmpfangendesSystem');
      },
    };
  },
};

/** True when some text, number or flag stands anywhere inside. */
function saysSomething(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return Object.values(value).some(saysSomething);
}

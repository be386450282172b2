import { text } from './local-text.ts';
import type { Rule, RuleObject } from './rule.ts';

export const r13: Rule = {
  id: 'R13',
  severity: 'error',
  title: text(
    'Dateinamen sind sicher und beginnen mit einer UUID',
    'File names are safe and begin with a UUID',
  ),
  reason: text(
    'Das Schema lässt Pfade und Steuerzeichen zu; damit ließen sich beim Entpacken fremde Dateien überschreiben.',
    'The schema lets paths and control characters through; unpacking could then overwrite other files.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Dateien als <UUID>_<Name>.<Endung> benennen, ohne Schrägstriche, „..“ und Steuerzeichen.',
      'Name files <UUID>_<name>.<extension>, without slashes, ".." and control characters.',
    ),
  },
  source: 'practice and robustness',
  example: { wrong: '3f25…_../../etc/x', right: '3f25…_Antrag.pdf' },

  visit(context) {
    const check = (name: string, object: RuleObject | undefined) => {
      const unsafe = /[/\\:]/.test(name) || name.includes('..') || /\p{Cc}/u.test(name);
      const uuid = /^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}/.test(name);
      if (!unsafe && uuid) return;
      context.report(
        unsafe
          ? text(
              'Der Dateiname enthält einen Pfad oder Steuerzeichen.',
              'The file name holds a path or control characters.',
            )
          : text(
              'Der Dateiname beginnt nicht mit einer gültigen UUID.',
              'The file name does not begin with a valid UUID.',
            ),
        { ...(object ? { object } : {}), file: name },
      );
    };
    return {
      format(format, object) {
        const primary = format.primaerdokument;
        if (primary?.dateiname !== undefined) check(primary.dateiname, object);
        for (const name of primary?.signaturSiegel?.signaturSiegelDatei ?? []) check(name, object);
      },
    };
  },
};

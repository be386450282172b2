import { type Term, term } from '@rathaus/client-core/findings';
import { executableKinds, type FileKind } from '../finding/file-kind.ts';
import { entryNamed } from './entry-lookup.ts';
import { filesOf, namingOf } from './r12-primary-file-present.ts';
import type { Rule } from './rule.ts';

/** Values of A06. */
export type A06Values =
  | { readonly fault: Term<'content'>; readonly detected: Term<FileKind> }
  | { readonly fault: Term<'extension'>; readonly extension: Term };

/** Extensions of files that systems run when they are opened. Source: attachment types blocked by Outlook, without data formats. */
const extensions: ReadonlySet<string> = new Set(
  `apk app appref-ms bat class cmd com cpl csh deb dll dmg elf exe gadget hta htc inf jar jnlp js jse ksh lnk msc msh msi msp
  mst msu ocx pif pl ps1 ps1xml ps2 psc1 psd1 psm1 py pyc pyo pyw pyz reg rpm run scf scr sct sh shb shs so sys vb vbe vbs
  vbscript wsc wsf wsh xbap xll`.split(/\s+/),
);

/** The extension of a file name when files of it are run, in lower case. Dots and spaces at the end do not count. */
export function executableExtension(file: string): string | undefined {
  let end = file.length;
  while (end > 0 && (file[end - 1] === '.' || file[end - 1] === ' ')) end -= 1;
  const extension = file.slice(file.lastIndexOf('.', end - 1) + 1, end).toLowerCase();
  return end > 0 && extension.length < end && extensions.has(extension) ? extension : undefined;
}

/** No file is a program. */
export const a06: Rule<A06Values> = {
  id: 'A06',
  severity: 'error',
  who: 'authority',
  visit(context) {
    const judge = (file: string, detected: FileKind | undefined): A06Values | undefined => {
      if (detected !== undefined && executableKinds.has(detected))
        return { fault: term('content'), detected: term(detected) };
      const extension = executableExtension(file);
      return extension === undefined ? undefined : { fault: term('extension'), extension: term(extension) };
    };
    const reported = new Set<string>();
    return {
      format(format, object) {
        for (const file of filesOf(format)) {
          const values = judge(file, entryNamed(context, file)?.detected);
          if (!values) continue;
          reported.add(file);
          context.report(values, { ...namingOf(format, file), object, file });
        }
      },
      end() {
        // Files that no document names come along all the same.
        for (const { name, detected } of context.container?.entries ?? []) {
          const values = reported.has(name) ? undefined : judge(name, detected);
          if (values) context.report(values, { entry: name });
        }
      },
    };
  },
};

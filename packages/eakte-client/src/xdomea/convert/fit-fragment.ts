import type { XmlFragment } from '../model/index.ts';
import { namespaceOf } from '../version.ts';
import { escapeAttribute } from '../write/escape.ts';
import { type At, below } from './journal.ts';
import type { Setting } from './settings.ts';

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/[^>]*>|<[^\s/>]+(?:"[^"]*"|'[^']*'|[^"'>])*>/g;

/**
 * Foreign XML stays as it is, byte for byte. Only when it uses the prefix `xdomea` for the source version (or
 * anything else that is not the target version), the declaration moves from the element around it, which needs
 * the prefix for the target version, to its own outermost elements. It means the same there.
 */
export function fitFragment(fragment: XmlFragment, at: At, setting: Setting): XmlFragment {
  const { xdomea, ...rest } = fragment.namespaces ?? {};
  if (xdomea === undefined || xdomea === namespaceOf(setting.to)) return fragment;
  const declaration = ` xmlns:xdomea="${escapeAttribute(xdomea)}"`;
  let depth = 0;
  const xml = fragment.xml.replace(token, (tag) => {
    if (tag.startsWith('<!') || tag.startsWith('<?')) return tag;
    if (tag.startsWith('</')) {
      depth -= 1;
      return tag;
    }
    const outermost = depth === 0;
    if (!tag.endsWith('/>')) depth += 1;
    if (!outermost || /\sxmlns:xdomea\s*=/.test(tag)) return tag;
    return tag.replace(/^<[^\s/>]+/, (name) => name + declaration);
  });
  const after: XmlFragment = { xml, ...(Object.keys(rest).length > 0 ? { namespaces: rest } : {}) };
  setting.journal.add(below(at, ['xml']), 'value-mapped', { after: xml });
  setting.journal.add(below(at, ['namespaces', 'xdomea']), 'moved', { lost: false });
  return after;
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ELEMENTS } from '../manifest/elements.ts';

type Name = keyof typeof ELEMENTS;
type Verdict = 'met' | 'partly' | 'not met';

interface Requirement {
  /** Clause of EN 301 549 V3.2.1 (chapter 9 is WCAG 2.1 AA); criteria of WCAG 2.2 only are named as such. */
  readonly clause: string;
  readonly title: string;
  /** Elements it applies to; default: all. */
  readonly elements?: readonly Name[];
  readonly verdict: Verdict;
  /** Test files with the beginning of the title of the test that shows it. */
  readonly evidence: readonly (readonly [file: string, title: string])[];
  readonly remark?: string;
}

const A = 'test/accessible.browser.test.ts';
const B = 'test/behaviour.browser.test.ts';
const R = 'test/robust.browser.test.ts';
const T = 'src/theme/check-theme.test.ts';
const AXE = [A, 'has no axe finding, error or blocked resource'] as const;
const TREE = [R, 'has roles and names that a screen reader can work with'] as const;
const INPUTS: readonly Name[] = ['consent', 'upload'];
const CONTROLS: readonly Name[] = ['login', 'level', 'account', 'consent', 'upload', 'dataset', 'defect'];

const REQUIREMENTS: readonly Requirement[] = [
  {
    clause: '9.1.1.1',
    title: 'Non-text content',
    elements: ['login', 'level'],
    verdict: 'met',
    evidence: [AXE, ['src/render/render.test.ts', 'keeps the logo out of the name']],
  },
  { clause: '9.1.3.1', title: 'Info and relationships', verdict: 'met', evidence: [AXE, TREE] },
  {
    clause: '9.1.3.2',
    title: 'Meaningful sequence',
    verdict: 'met',
    evidence: [TREE, [A, 'moves the focus in reading order']],
  },
  { clause: '9.1.3.4', title: 'Orientation', verdict: 'met', evidence: [[A, 'does not overflow']] },
  {
    clause: '9.1.4.1',
    title: 'Use of colour',
    verdict: 'met',
    evidence: [TREE],
    remark: 'Every state is a word in the tree.',
  },
  {
    clause: '9.1.4.3',
    title: 'Contrast (minimum)',
    verdict: 'met',
    evidence: [AXE, [A, 'has no axe finding in dark'], [T, 'passes the own colours']],
    remark: "With the kit's own colours; a town checks its own with checkTheme().",
  },
  { clause: '9.1.4.4', title: 'Resize text', verdict: 'met', evidence: [[A, 'does not overflow']] },
  { clause: '9.1.4.10', title: 'Reflow', verdict: 'met', evidence: [[A, 'does not overflow']] },
  {
    clause: '9.1.4.11',
    title: 'Non-text contrast',
    verdict: 'met',
    evidence: [
      [T, 'passes the own colours'],
      [A, 'shows edge and focus in forced colours'],
    ],
  },
  { clause: '9.1.4.12', title: 'Text spacing', verdict: 'met', evidence: [[A, 'does not overflow']] },
  {
    clause: '9.2.1.1',
    title: 'Keyboard',
    elements: CONTROLS,
    verdict: 'met',
    evidence: [
      [A, 'moves the focus in reading order'],
      [B, 'cancels by keyboard'],
      [B, 'says by role and state whether the menu is open'],
    ],
  },
  {
    clause: '9.2.1.2',
    title: 'No keyboard trap',
    elements: CONTROLS,
    verdict: 'met',
    evidence: [[A, 'moves the focus in reading order']],
  },
  {
    clause: '9.2.2.1',
    title: 'Timing adjustable',
    elements: ['account'],
    verdict: 'partly',
    evidence: [
      [B, 'warns before the session ends'],
      [B, 'extends by POST'],
      ['test/tabs.browser.test.ts', 'staying in one silences the warning in the others'],
      ['test/tabs.browser.test.ts', 'warns 20 seconds before the end at least'],
    ],
    remark: 'Met where the page sets extend; the default warning comes 120 s before the end.',
  },
  {
    clause: '9.2.2.2',
    title: 'Pause, stop, hide',
    verdict: 'met',
    evidence: [[A, 'runs no animation and no transition']],
  },
  {
    clause: '9.2.4.3',
    title: 'Focus order',
    elements: CONTROLS,
    verdict: 'met',
    evidence: [[A, 'moves the focus in reading order']],
  },
  {
    clause: '9.2.4.4',
    title: 'Link purpose (in context)',
    elements: ['login', 'level', 'account', 'dataset', 'defect'],
    verdict: 'met',
    evidence: [AXE, TREE],
  },
  {
    clause: '9.2.4.6',
    title: 'Headings and labels',
    elements: ['consent', 'upload', 'dataset', 'defect'],
    verdict: 'met',
    evidence: [AXE, TREE],
  },
  {
    clause: '9.2.4.7',
    title: 'Focus visible',
    elements: CONTROLS,
    verdict: 'met',
    evidence: [[A, 'moves the focus in reading order']],
  },
  {
    clause: '9.2.5.3',
    title: 'Label in name',
    elements: CONTROLS,
    verdict: 'met',
    evidence: [[A, 'starts the accessible name with the visible text']],
  },
  {
    clause: '9.3.1.2',
    title: 'Language of parts',
    verdict: 'met',
    evidence: [[R, 'shows German, marked as German']],
  },
  {
    clause: '9.3.2.1',
    title: 'On focus',
    elements: CONTROLS,
    verdict: 'met',
    evidence: [[A, 'moves the focus in reading order']],
  },
  {
    clause: '9.3.2.2',
    title: 'On input',
    elements: INPUTS,
    verdict: 'met',
    evidence: [
      [B, 'consent tells the selection'],
      [B, 'uploads one after another'],
    ],
  },
  {
    clause: '9.3.3.1',
    title: 'Error identification',
    elements: ['upload'],
    verdict: 'met',
    evidence: [[B, 'refuses what is too big']],
  },
  {
    clause: '9.3.3.2',
    title: 'Labels or instructions',
    elements: INPUTS,
    verdict: 'met',
    evidence: [AXE, TREE],
  },
  {
    clause: '9.3.3.3',
    title: 'Error suggestion',
    elements: ['upload'],
    verdict: 'met',
    evidence: [[B, 'refuses what is too big']],
  },
  {
    clause: '9.3.3.4',
    title: 'Error prevention',
    elements: ['consent', 'upload'],
    verdict: 'partly',
    evidence: [[B, 'consent tells the selection']],
    remark: 'Checking before sending is the matter of the page.',
  },
  {
    clause: '9.4.1.2',
    title: 'Name, role, value',
    verdict: 'met',
    evidence: [AXE, TREE, [B, 'says by role and state whether the menu is open']],
  },
  {
    clause: '9.4.1.3',
    title: 'Status messages',
    elements: ['account', 'upload', 'delivery'],
    verdict: 'met',
    evidence: [
      [B, 'warns before the session ends'],
      [B, 'uploads one after another'],
      [B, 'delivery announces a new state'],
    ],
  },
  {
    clause: '11.7',
    title: 'User preferences',
    verdict: 'met',
    evidence: [
      [A, 'shows edge and focus in forced colours'],
      [A, 'runs no animation and no transition'],
      [A, 'has no axe finding in dark'],
    ],
  },
  {
    clause: 'WCAG 2.2 2.4.11',
    title: 'Focus not obscured',
    elements: CONTROLS,
    verdict: 'met',
    evidence: [[A, 'moves the focus in reading order']],
  },
  {
    clause: 'WCAG 2.2 2.5.7',
    title: 'Dragging movements',
    elements: ['upload'],
    verdict: 'met',
    evidence: [
      [B, 'uploads one after another'],
      [B, 'takes dropped files'],
    ],
  },
  {
    clause: 'WCAG 2.2 2.5.8',
    title: 'Target size',
    elements: CONTROLS,
    verdict: 'met',
    evidence: [[A, 'has targets of at least 24 px']],
  },
  {
    clause: 'WCAG 2.2 3.3.8',
    title: 'Accessible authentication',
    elements: ['login'],
    verdict: 'partly',
    evidence: [TREE],
    remark: 'The kit asks no puzzle; what the provider asks is not in its hand.',
  },
];

const kit = fileURLToPath(new URL('..', import.meta.url));

/**
 * The self-assessment as Markdown. Throws when a named test does not exist (any more), so that no line stands
 * without its evidence.
 */
export function assessment(): string {
  const sources = new Map<string, string[]>();
  const link = ([file, title]: readonly [string, string]): string => {
    const lines = sources.get(file) ?? readFileSync(`${kit}${file}`, 'utf8').split('\n');
    sources.set(file, lines);
    const found = lines.find((text) => text.includes(title));
    if (found === undefined) throw new Error(`en-301-549: no test "${title}" in ${file}`);
    return `[${title}](../../packages/ui-kit/${file})`;
  };
  const tables = (Object.keys(ELEMENTS) as Name[]).map((name) => {
    const rows = REQUIREMENTS.map(({ clause, title, elements, verdict, evidence, remark }) => {
      const applies = !elements || elements.includes(name);
      const shown = applies ? [...evidence.map(link), ...(remark ? [remark] : [])].join('; ') : '';
      return `| ${clause} ${title} | ${applies ? verdict : 'not applicable'} | ${shown} |`;
    });
    return `## \`<rathaus-${name}>\`\n\n${ELEMENTS[name].accessibility.en}\n\n| requirement | result | evidence |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `# EN 301 549: self-assessment of the ui-kit

Generated by \`npm run docs:ui\` from \`packages/ui-kit/docs/en-301-549.ts\`; do not edit.

**This is a self-assessment**, not the report of a test body. Chapter 9 of EN 301 549 V3.2.1 (WCAG 2.1 AA), criteria that only WCAG 2.2 has, and 11.7. Every line names the automatic tests that show it; they run in Chromium, a part of them in Firefox. No screen reader and no person with a disability was part of it. Requirements of chapter 9 that are the matter of the whole page (title, consistent navigation, media) are not listed. Whether V4.1.1 is cited in the Official Journal was not verified.

Results: met, partly, not met, not applicable.

${tables.join('\n')}`;
}

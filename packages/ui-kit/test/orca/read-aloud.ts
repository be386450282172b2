import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { EnginePage } from '../engines/engine.ts';
import { startFirefox } from '../engines/marionette.ts';
import { stageOn } from '../engines/stage.ts';
import { webdriverEngine } from '../engines/webdriver-engine.ts';
import { FIREFOX, startSite } from '../site.ts';
import { serveScenes } from './counterpart.ts';
import { type Orca, startOrca } from './orca.ts';
import type { Scene, Step } from './scene.ts';

/** What was spoken after something happened, and what was missed in it. */
export interface Heard {
  readonly does: string;
  readonly spoken: readonly string[];
  readonly missed: readonly RegExp[];
  /** What was said in more than one line and must not be. */
  readonly repeated: readonly RegExp[];
}

/** A scene as it was heard. */
export interface HeardScene {
  readonly title: string;
  readonly note?: string | undefined;
  readonly steps: readonly Heard[];
}

/** All scenes as heard, and from what. */
export interface Reading {
  readonly orca: string;
  readonly firefox: string;
  readonly scenes: readonly HeardScene[];
}

/** Plays scenes to Orca in Firefox. Needs a screen and a bus of its own, see `inOwnSession`. */
export async function readAloud(scenes: readonly Scene[]): Promise<Reading> {
  const site = await startSite();
  const files = mkdtempSync(join(tmpdir(), 'rathaus-orca-files-'));
  const orca = await startOrca();
  const firefox = webdriverEngine(await startFirefox('light', { window: true }), () => '');
  const stage = stageOn(site, firefox);
  serveScenes(site);
  const heard: HeardScene[] = [];
  try {
    await orca.heard();
    for (const scene of scenes) {
      // A control behind the scene keeps Tab in the page: behind the page comes the window of the browser.
      const page = await stage.show(`${scene.html()}<p><a href="#ende">Ende der Seite</a></p>`);
      const steps = [judge('liest die Seite vor', await orca.heard(), scene.hears)];
      for (const step of scene.steps) steps.push(await take(step, page, orca, files));
      heard.push({ title: scene.title, note: scene.note, steps });
    }
  } finally {
    await firefox.close();
    await orca.stop();
    await site.close();
    rmSync(files, { recursive: true });
  }
  return { orca: orca.version, firefox: versionOf(FIREFOX), scenes: heard };
}

const versionOf = (browser: string): string =>
  execFileSync(browser, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .replace('Mozilla Firefox', '')
    .trim();

async function take(step: Step, page: EnginePage, orca: Orca, files: string): Promise<Heard> {
  if (step.picks) {
    const paths = step.picks.map((name) => join(files, name));
    for (const path of paths) writeFileSync(path, '%PDF-');
    await page.choose("find('[type=file]')", paths);
  }
  if (step.waits) await wait(step.waits * 1000);
  const spoken = [...(await orca.press(...(step.keys ?? []))), ...(await orca.heard())];
  return judge(step.does, spoken, step.hears, step.once);
}

/** Orca speaks a thing in pieces: name, role, state. What must be heard may be said in several of them. */
function judge(
  does: string,
  spoken: readonly string[],
  hears: readonly RegExp[],
  once: readonly RegExp[] = [],
): Heard {
  const text = spoken.join(' ');
  return {
    does,
    spoken,
    missed: hears.filter((words) => !words.test(text)),
    repeated: once.filter((words) => spoken.filter((line) => words.test(line)).length > 1),
  };
}

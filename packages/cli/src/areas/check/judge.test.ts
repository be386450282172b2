import { fileURLToPath } from 'node:url';
import type { Recogniser } from '@rathaus/client-core/recognise';
import { writeMessageText } from '@rathaus/eakte-client/xdomea';
import { expect, it } from 'vitest';
import { createJudge } from './judge.ts';

const signal = new AbortController().signal;
const own = fileURLToPath(import.meta.url);

const judgeWith = (recognise: Recogniser['recognise']) =>
  createJudge({
    recognisers: [{ area: 'eakte', recognise, catalogue: () => Promise.reject(new Error('not asked')) }],
    checks: { de: 'nichts', en: 'nothing' },
  });

it('leaves what cannot be read to its check, and hides no fault of the program', async () => {
  const blind = judgeWith(() => undefined);
  expect(await blind.areaOf(`${own}.gone`, false, signal)).toBeUndefined();
  const refusing = judgeWith(async () => {
    await writeMessageText({} as never, { version: '1.0.0' as never });
    return undefined;
  });
  expect(await refusing.areaOf(own, false, signal)).toBeUndefined();
  const broken = judgeWith(() => {
    throw new TypeError('not a function');
  });
  await expect(broken.areaOf(own, false, signal)).rejects.toThrow('not a function');
});

import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards towards the crowd: how much strangers can start. */
export const crowdGuards: readonly TestedGuard[] = [
  {
    name: 'starts of one network are limited',
    why: 'a script starts logins until the provider locks the town out',
    provenBy: ['login/start-limits.test.ts', 'of one network do not touch others, and end after a minute'],
    shows: ['to have a length of 10'],
    edits: [
      {
        file: 'login/start-limits.ts',
        text: 'if (own > limits.perNetwork) return true;',
        instead: 'if (own < 0) return true;',
      },
    ],
  },
  {
    name: 'starts are limited altogether',
    why: 'a script with many addresses starts logins until the provider locks the town out',
    provenBy: ['login/start-limits.test.ts', 'of all networks together end at the limit, whoever asks'],
    shows: ['to have a length of 40'],
    edits: [
      {
        file: 'login/start-limits.ts',
        text: 'together: startsPerMinute }',
        instead: 'together: Number.POSITIVE_INFINITY }',
      },
    ],
  },
  {
    name: 'a click needs its cookie',
    why: 'a script that keeps no cookies passes with a link',
    provenBy: ['login/start-limits.test.ts', 'lock out no town hall: whoever clicks goes on'],
    shows: ['the link alone, without the cookie'],
    edits: [
      {
        file: 'login/click.ts',
        text: 'if (value === undefined) return undefined;',
        instead: 'if (value === undefined) return mark ?? undefined;',
      },
    ],
  },
  {
    name: 'a click ends',
    why: 'one click is good for ever',
    provenBy: ['login/start-limits.test.ts', 'a click is good for ten minutes'],
    shows: ['the click is over'],
    edits: [
      {
        file: 'login/click.ts',
        text: 'return own === mark && settings.clock() - Number(at) < clickLife ?',
        instead: 'return own === mark && Number(at) > 0 ?',
      },
    ],
  },
  {
    name: 'clicks are limited, too',
    why: 'a script that keeps cookies starts logins without end',
    provenBy: ['login/start-limits.test.ts', 'end altogether where even clicks are too many'],
    shows: ['to deeply equal'],
    edits: [
      {
        file: 'login/start-limits.ts',
        text: 'together: 10 * startsPerMinute }',
        instead: 'together: Number.POSITIVE_INFINITY }',
      },
    ],
  },
  {
    name: 'a click counts once',
    why: 'one click of a script is sent thousands of times, and uses up what is meant for everybody',
    provenBy: ['login/start-limits.test.ts', 'a click is good for one start, also of many at once'],
    shows: ['to have a length of 1'],
    edits: [
      {
        file: 'login/start-limits.ts',
        text: `|| !(await store.add('click', click, '', 2 * clickLife))`,
        instead: '',
      },
    ],
  },
  {
    name: 'clicks of one network are limited',
    why: 'a script at one address clicks until nobody in the whole town can log in',
    provenBy: [
      'login/start-limits.test.ts',
      'one address that starts and clicks without end stops nobody elsewhere',
    ],
    shows: ['to have a length of 10'],
    edits: [
      {
        file: 'login/start-limits.ts',
        text: 'const clicks = { ...clickCounters, perNetwork: startsPerNetwork,',
        instead: 'const clicks = { ...clickCounters, perNetwork: Number.POSITIVE_INFINITY,',
      },
    ],
  },
  {
    name: 'what one network is refused does not count for all',
    why: 'a script at one address has everybody else asked, or refused',
    provenBy: [
      'login/start-limits.test.ts',
      'one address that starts and clicks without end stops nobody elsewhere',
    ],
    shows: ['expected 429 to be 303'],
    edits: [
      {
        file: 'login/start-limits.ts',
        text: 'if (own > limits.perNetwork) return true;',
        instead:
          "if (own > limits.perNetwork) {\nawait store.count('starts', limits.all, minute);\nreturn true;\n}",
      },
    ],
  },
  {
    name: 'a refused click leaves nothing',
    why: 'a script fills the store with pages that it gets itself',
    provenBy: [
      'login/start-limits.test.ts',
      'a click that was refused is good a minute later, and leaves nothing in the store',
    ],
    shows: ['to be 1'],
    edits: [{ file: 'login/start-limits.ts', text: `await store.delete('click', click);`, instead: '' }],
  },
];

import { type Attack, played, type Stage } from '../attack.ts';
import { changed, posting } from './deliver.ts';

type Facts = Pick<Attack, 'id' | 'title' | 'harm' | 'severity' | 'play'> & Partial<Attack>;

const attack = (facts: Facts): Attack => ({
  group: 'binding',
  references: [],
  requirements: ['A3.11.10', 'A3.10.04'],
  bad: 'login',
  ...facts,
});

const loginCsrf = {
  de: 'Ein Opfer arbeitet unbemerkt im Konto des Angreifers und gibt dort Daten ein, oder ein Angreifer übernimmt die Anmeldung des Opfers.',
  en: 'A victim works in the account of the attacker without noticing and enters data there, or an attacker takes over the login of the victim.',
};
const profiles = 'SAML Profiles 2.0, 4.1.4.5';
const scam = 'github.com/LilithWittmann/bundid-scam';

/** A right answer for one login, brought by a browser that it does not belong to. */
async function fromOtherBrowser({ forge, begin, newBrowser, post }: Stage) {
  const attacker = await begin();
  const own = posting(forge.answer(attacker), attacker);
  const withoutLogin = await post(newBrowser(), own);
  const second = await begin();
  const victim = await begin();
  const withOwnLogin = await post(victim.browser, posting(forge.answer(second), second));
  const third = await begin();
  const other = await begin();
  // The RelayState is that of the victim: who binds only that to the browser, lets the answer through.
  const mixed = await post(other.browser, posting(forge.answer(third), other));
  return [
    { name: { de: 'Browser ohne Anmeldung', en: 'browser without a login' }, visit: withoutLogin },
    {
      name: { de: 'Browser mit eigener Anmeldung', en: 'browser with a login of its own' },
      visit: withOwnLogin,
    },
    { name: { de: 'mit dem RelayState des Opfers', en: 'with the RelayState of the victim' }, visit: mixed },
  ];
}

/** Right answers at the wrong time, in the wrong browser, or for no request. */
export const bindingAttacks: readonly Attack[] = [
  attack({
    id: 'replay-same-browser',
    severity: 'serious',
    title: { de: 'Antwort ein zweites Mal, gleicher Browser', en: 'Response a second time, same browser' },
    harm: {
      de: 'Wer nach jemandem am selben Rechner sitzt, meldet sich mit der Taste „Zurück“ als diese Person an.',
      en: 'Whoever sits at the same computer afterwards logs in as that person with the back button.',
    },
    references: [profiles],
    async play({ forge, begin, post }) {
      const login = await begin();
      // As the browser was before: a session of the first time must not be what is seen.
      const before = login.browser.copy();
      const answer = posting(forge.answer(login), login);
      await post(login.browser, answer);
      return [
        {
          name: { de: 'mit den Cookies von vor der Anmeldung', en: 'with the cookies from before the login' },
          visit: await post(before, answer),
        },
      ];
    },
  }),
  attack({
    id: 'replay-other-browser',
    severity: 'critical',
    title: { de: 'Antwort ein zweites Mal, anderer Browser', en: 'Response a second time, other browser' },
    harm: {
      de: 'Wer eine Antwort mitliest, etwa in einem Protokoll, meldet sich damit auf seinem Rechner an.',
      en: 'Whoever reads a response, in a log for example, logs in with it on their own computer.',
    },
    references: [profiles],
    async play({ forge, begin, newBrowser, post }) {
      const login = await begin();
      const answer = posting(forge.answer(login), login);
      await post(login.browser, answer);
      const other = await begin();
      return [
        { name: { de: 'ohne Anmeldung', en: 'without a login' }, visit: await post(newBrowser(), answer) },
        {
          name: { de: 'mit eigener Anmeldung', en: 'with a login of its own' },
          visit: await post(other.browser, answer),
        },
      ];
    },
  }),
  attack({
    id: 'login-csrf',
    severity: 'critical',
    title: {
      de: 'Antwort auf die Anmeldung eines anderen Browsers',
      en: 'Response to the login of another browser',
    },
    harm: loginCsrf,
    references: [profiles, scam, 'BundID-Anbindungsleitfaden 1.9, Schritt 3 (b)'],
    play: fromOtherBrowser,
  }),
  attack({
    id: 'unsolicited',
    severity: 'serious',
    title: { de: 'Unaufgeforderte Antwort', en: 'Unsolicited response' },
    harm: loginCsrf,
    references: ['SAML Profiles 2.0, 4.1.5', scam],
    async play(stage) {
      const { forge, begin, newBrowser, post } = stage;
      const unasked = { response: withoutRequest, assertion: withoutConfirmedRequest } as const;
      const login = await begin();
      const xml = forge.answer(login, unasked);
      const { fields } = posting(xml, login);
      const nobody = await post(newBrowser(), { fields: fields.filter(([name]) => name !== 'RelayState') });
      const inLogin = await played(() => [
        changed(
          forge,
          { de: 'in einer begonnenen Anmeldung', en: 'in a login that was begun' },
          () => unasked,
        ),
        changed(
          forge,
          { de: 'nur in der Antwort ohne Bezug', en: 'without reference in the response only' },
          () => ({
            response: withoutRequest,
          }),
        ),
        changed(forge, { de: 'mit erfundenem Bezug', en: 'with an invented reference' }, () => ({
          response: (response) => ({ ...response, inResponseTo: '_erfunden' }),
          assertion: (assertion) => ({
            ...assertion,
            confirmation: { ...assertion.confirmation, inResponseTo: '_erfunden' },
          }),
        })),
      ])(stage);
      return [
        { name: { de: 'ohne begonnene Anmeldung', en: 'without a login that was begun' }, visit: nobody },
        ...inLogin,
      ];
    },
  }),
  attack({
    id: 'session-fixation',
    severity: 'serious',
    title: { de: 'Sitzung behält ihre Kennung', en: 'Session keeps its id' },
    harm: {
      de: 'Wer dem Opfer vor der Anmeldung ein Cookie unterschiebt, ist danach mit angemeldet.',
      en: 'Whoever plants a cookie before the login of the victim is logged in as well afterwards.',
    },
    requirements: ['A3.11.10'],
    references: ['CWE-384'],
    async play({ forge, begin, post, look }) {
      const login = await begin();
      const planted = login.browser.copy();
      await post(login.browser, posting(forge.answer(login), login));
      return [
        {
          name: { de: 'mit den Cookies von vor der Anmeldung', en: 'with the cookies from before the login' },
          visit: await look(planted),
        },
      ];
    },
  }),
];

const withoutRequest = <T extends { readonly inResponseTo?: string | undefined }>(response: T): T => ({
  ...response,
  inResponseTo: undefined,
});
const withoutConfirmedRequest = <
  T extends { readonly confirmation: { readonly inResponseTo?: string | undefined } },
>(
  assertion: T,
): T => ({ ...assertion, confirmation: withoutRequest(assertion.confirmation) });

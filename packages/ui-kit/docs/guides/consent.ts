import { words } from '../../manifest/element-doc.ts';
import type { Guide } from './guide.ts';

const attributes = [
  { id: 'name', label: 'Vor- und Nachname', value: 'Erika Mustermann', required: true },
  { id: 'email', label: 'E-Mail-Adresse', value: 'erika@example.org', reason: 'für Rückfragen' },
];

/** `<rathaus-consent>` */
export const consent: Guide = {
  title: words('Einwilligung', 'Consent'),
  use: [
    words(
      'bevor Angaben aus einem Konto an ein Amt gehen',
      'before attributes of an account go to an office',
    ),
    words('wo es verlangte und freiwillige Angaben gibt', 'where there are required and optional attributes'),
  ],
  avoid: [
    words('für Cookies oder Nutzungsbedingungen', 'for cookies or terms of use'),
    words(
      'wo ein Gesetz die Angabe verlangt: dann ist es ein Hinweis, keine Einwilligung',
      'where a law asks for the attribute: then it is a notice, no consent',
    ),
  ],
  pairs: [
    {
      good: {
        data: {
          recipient: 'Steueramt Musterstadt',
          purpose: 'Anmeldung zur Hundesteuer',
          name: 'docs-good',
          attributes,
        },
        says: words(
          'Empfänger und Zweck stehen mit Namen da; jede Angabe zeigt ihren Wert.',
          'Recipient and purpose stand there by name; every attribute shows its value.',
        ),
      },
      bad: {
        data: { recipient: '', purpose: '', name: 'docs-bad', attributes },
        says: words(
          'Niemand kann in etwas einwilligen, das nicht dasteht. Dann gibt es kein Ja.',
          'Nobody can agree to what is not said. Then there is no Yes.',
        ),
      },
    },
  ],
  typical: 'form',
  states: {
    form: words('Mit eigenen Knöpfen', 'With buttons of its own'),
    uninformed: words('Empfänger oder Zweck fehlen', 'Recipient or purpose is missing'),
  },
  html: `<form method="post" action="/consent">
  <rathaus-consent>
    <fieldset>
      <legend>Diese Daten gehen an: Stadt Musterstadt</legend>
      <p part="purpose">Zweck: Anmeldung zur Hundesteuer</p>
      <p part="group">Freiwillig</p>
      <ul role="list">
        <li>
          <label>
            <input type="checkbox" name="consent" value="email">
            <span><bdi part="name">E-Mail-Adresse</bdi> <bdi part="value">erika@example.org</bdi></span>
          </label>
        </li>
      </ul>
    </fieldset>
  </rathaus-consent>
  <button>Weiter</button>
</form>
`,
  warnings: {
    'consent.empty': {
      wrong: words('keine Angabe, in die jemand einwilligen könnte', 'nothing to consent to'),
      shown: words('eine leere Feldgruppe', 'an empty fieldset'),
    },
  },
};

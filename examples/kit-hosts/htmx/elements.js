import { renderAccount, renderConsent } from '@rathaus/ui-kit/server';

const account = { name: 'Erika Mustermann', level: 'niedrig', logout: '/logout' };
const consent = {
  recipient: 'Stadt Musterstadt',
  purpose: 'Anmeldung zur Hundesteuer',
  attributes: [
    { id: 'name', label: 'Vor- und Nachname', required: true },
    { id: 'email', label: 'E-Mail-Adresse' },
  ],
};
const dataset = (renamed) => ({
  title: renamed ? 'Baumkataster 2026' : 'Baumkataster',
  publisher: 'Stadt Musterstadt',
  files: [{ format: 'CSV', href: '/daten/baeume.csv' }],
});

const json = (data) => JSON.stringify(data).replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The elements as HTML. `renamed` and `second` stand for whatever changes on the server. */
export const elements = ({ renamed = false, second = false } = {}) => `<div id="elements">
  <rathaus-login id="login">
    <a id="bundid" class="own" data-provider="bundid" href="/login/bundid" target="_blank" rel="noopener"><span>${renamed ? 'Weiter mit BundID' : 'Mit BundID anmelden'}</span></a>
    ${second ? '<a id="muk" data-provider="unternehmenskonto" href="/login/muk">Mit Mein Unternehmenskonto anmelden</a>' : ''}
  </rathaus-login>
  ${renderAccount(account, { attributes: { id: 'account' } })}
  <form id="form" method="post" action="/antrag" enctype="multipart/form-data">
    <rathaus-upload id="upload" max-bytes="1000000" max-files="3">
      <label for="nachweis">${renamed ? 'Nachweis der Meldebehörde' : 'Nachweis'}</label>
      <input type="file" id="nachweis" name="nachweis" multiple accept=".pdf,image/*">
    </rathaus-upload>
    ${renderConsent(consent, { attributes: { id: 'consent' } })}
    <button type="submit" id="send">Senden</button>
  </form>
  <rathaus-level id="level" have="${renamed ? 'hoch' : 'niedrig'}" need="substanziell"></rathaus-level>
  <rathaus-dataset id="dataset" data="${json(dataset(renamed))}"></rathaus-dataset>
</div>`;

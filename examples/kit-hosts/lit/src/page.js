import styles from '@rathaus/ui-kit/styles.css?inline';
import { html, LitElement, nothing, unsafeCSS } from 'lit';
import { dataset } from './data.js';

/** The form in a shadow root, which no sheet of the page reaches: it brings that of the kit. */
class AntragSeite extends LitElement {
  static styles = unsafeCSS(styles);
  static properties = {
    renamed: { state: true },
    second: { state: true },
    shown: { state: true },
    clicks: { state: true },
    heard: { state: true },
  };

  constructor() {
    super();
    this.renamed = false;
    this.second = false;
    this.shown = true;
    this.clicks = 0;
    this.heard = [];
  }

  #count(event) {
    event.preventDefault();
    this.clicks += 1;
  }

  #hear(line) {
    this.heard = [...this.heard, line];
  }

  render() {
    const { renamed, second, shown, clicks, heard } = this;
    return html`
      <p>
        <button id="rename" type="button" @click=${() => (this.renamed = true)}>Umbenennen</button>
        <button id="toggle" type="button" @click=${() => (this.second = !second)}>Zweites Konto</button>
        <button id="remove" type="button" @click=${() => (this.shown = !shown)}>Alles</button>
        Klicks: <output id="clicks">${clicks}</output> Ereignisse: <output id="heard">${heard.join(' ')}</output>
      </p>
      ${shown ? this.#form(renamed, second) : nothing}
    `;
  }

  #form(renamed, second) {
    return html`
      <div id="elements">
        <rathaus-login id="login">
          <a
            id="bundid"
            class="own"
            data-provider="bundid"
            href="/login/bundid"
            target="_blank"
            rel="noopener"
            @click=${this.#count}
            >${renamed ? 'Weiter mit BundID' : 'Mit BundID anmelden'}</a
          >
          ${
            second
              ? html`<a id="muk" data-provider="unternehmenskonto" href="/login/muk"
                  >Mit Mein Unternehmenskonto anmelden</a
                >`
              : nothing
          }
        </rathaus-login>
        <rathaus-account id="account">
          <details>
            <summary>Erika Mustermann</summary>
            <p>Angemeldet als Erika Mustermann.</p>
            <form method="post" action="/logout"><button type="submit">Abmelden</button></form>
          </details>
        </rathaus-account>
        <form id="form" method="post" action="/antrag" enctype="multipart/form-data">
          <rathaus-upload
            id="upload"
            max-bytes="1000000"
            max-files="3"
            @rathaus-upload=${({ detail }) => this.#hear(`upload:${detail.fileName}:${detail.state}`)}
          >
            <label for="nachweis">${renamed ? 'Nachweis der Meldebehörde' : 'Nachweis'}</label>
            <input id="nachweis" type="file" name="nachweis" multiple accept=".pdf,image/*" />
          </rathaus-upload>
          <rathaus-consent
            id="consent"
            @rathaus-consent=${({ detail }) => this.#hear(`consent:${detail.selected.join()}`)}
          >
            <fieldset>
              <legend>Daten für die Stadt Musterstadt</legend>
              <ul>
                <li><input type="hidden" name="consent" value="name" />Vor- und Nachname</li>
                <li><label><input type="checkbox" name="consent" value="email" /> E-Mail-Adresse</label></li>
              </ul>
            </fieldset>
          </rathaus-consent>
          <button id="send" type="submit">Senden</button>
        </form>
        <rathaus-level id="level" have=${renamed ? 'hoch' : 'niedrig'} need="substanziell"></rathaus-level>
        <rathaus-dataset id="dataset" .data=${dataset(renamed)}></rathaus-dataset>
      </div>
    `;
  }
}

/** The same without a shadow root, where the sheet of the page is enough. */
class AntragSeiteLight extends AntragSeite {
  createRenderRoot() {
    return this;
  }
}

customElements.define('antrag-seite', AntragSeite);
customElements.define('antrag-seite-light', AntragSeiteLight);

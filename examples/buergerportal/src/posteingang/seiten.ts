import { html } from 'hono/html';
import { bytes, type Html, instant, notice } from '../pages/layout.ts';
import type { Eingang } from './pruefung.ts';

/** Asks staff for the access code. */
export function codeSeite(refused: 'wrong' | 'too-many' | undefined, action: string): Html {
  return html`${
    refused === 'wrong'
      ? notice(
          'danger',
          'Der Zugangscode stimmt nicht',
          'Bitte prüfen Sie den Code und geben Sie ihn noch einmal ein.',
        )
      : refused === 'too-many'
        ? notice(
            'danger',
            'Zu viele Versuche',
            'Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.',
          )
        : ''
  }
<p>Dieser Bereich ist für Beschäftigte. Der Zugangscode steht in der Ausgabe von <code>npm start</code>.</p>
<form method="post" action="${action}"><div class="field"><label for="code">Zugangscode</label>
<input id="code" name="code" type="password" autocomplete="current-password" required></div><button>Öffnen</button></form>`;
}

export function listenSeite(
  eingaenge: readonly Eingang[],
  zurueckgewiesen: readonly { submissionId: string; updatedAt: string; reason: string }[],
): Html {
  // No page reloads itself: people who read slowly or listen would lose their place (WCAG 2.2.1).
  return html`<p><a href="/">Liste aktualisieren</a></p>${
    eingaenge.length === 0
      ? html`<p>Noch ist keine E-Akte eingegangen.</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label="Eingegangene E-Akten"><table><thead><tr><th scope="col">Eingang</th><th scope="col">Container</th><th scope="col">Prüfung</th></tr></thead><tbody>${eingaenge.map(
          (eingang) =>
            html`<tr><td>${instant(eingang.receivedAt)}</td><td><a href="/eingang/${eingang.submissionId}">${eingang.container.name}</a><br>${bytes(eingang.container.size)}</td><td>${verdict(eingang)}</td></tr>`,
        )}</tbody></table></div>`
  }
${
  zurueckgewiesen.length > 0
    ? html`<h2>Zurückgewiesen</h2><ul>${zurueckgewiesen.map((one) => html`<li>${instant(one.updatedAt)}: <code>${one.submissionId}</code>, ${one.reason}</li>`)}</ul>`
    : ''
}`;
}

function verdict(eingang: Eingang): string {
  if (eingang.urteil === 'failed') return 'Befunde, bitte ansehen';
  if (eingang.urteil === 'not-judged') return 'nicht vollständig geprüft, bitte ansehen';
  return eingang.befunde.length === 0
    ? 'geprüft, ohne Befund'
    : `geprüft, ${eingang.befunde.length} Hinweise`;
}

const meldungen: Record<Eingang['urteil'], () => Html> = {
  passed: () =>
    notice(
      'success',
      'Die E-Akte ist geprüft',
      'Entschlüsselt, Prüfsummen verglichen, Aufbau nach xdomea geprüft, Annahme quittiert.',
    ),
  failed: () =>
    notice(
      'danger',
      'Die E-Akte hat Fehler',
      'Die Sendung ist unverändert angekommen, die Nachricht entspricht aber nicht dem Standard. Die Befunde stehen unten.',
    ),
  'not-judged': () =>
    notice(
      'info',
      'Die E-Akte ist nicht vollständig geprüft',
      'Die Sendung ist unverändert angekommen, aber nicht alles an ihr konnte geprüft werden. Bitte sehen Sie sie an.',
    ),
};

export function eingangSeite(eingang: Eingang): Html {
  const { objekte } = eingang;
  return html`${meldungen[eingang.urteil]()}
<dl><dt>Nachricht</dt><dd>xdomea ${eingang.version ?? 'unbekannter Version'}, ${eingang.messageType ?? 'unbekannter Nachrichtentyp'}: ${objekte.akten} Akte, ${objekte.vorgaenge} Vorgang, ${objekte.dokumente} Dokumente</dd>
<dt>Abgesendet</dt><dd>${instant(eingang.submittedAt)}</dd><dt>Eingegangen</dt><dd>${instant(eingang.receivedAt)}</dd>
<dt>Container</dt><dd><a href="/eingang/${eingang.submissionId}/container" download>${eingang.container.name}</a> (${bytes(eingang.container.size)})<br>SHA-512 <span class="hash">${eingang.container.sha512}</span></dd></dl>
<p><a class="button" href="/eingang/${eingang.submissionId}/akte">E-Akte ansehen</a></p>
<h2>Dateien</h2>
<ul>${eingang.dateien.map(
    (datei, index) =>
      html`<li><a href="/eingang/${eingang.submissionId}/datei/${index}" download>${datei.name}</a> (${bytes(datei.size)})<br><span class="hash">SHA-512 ${datei.sha512}</span></li>`,
  )}</ul>
${
  eingang.befunde.length > 0
    ? html`<h2>Befunde</h2><ul>${eingang.befunde.map((one) => html`<li><strong>${one.rule}</strong>: ${one.text} <code>${one.ort}</code></li>`)}</ul>`
    : ''
}
<p><a href="/">Zurück zum Posteingang</a></p>`;
}

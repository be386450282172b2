import type { Identity, Session } from '@rathaus/servicekonto-client';
import { base } from '@/servicekonto';
import { currentSession, loginHref, logoutHref } from '@/visit';

const nameOf = (identity: Identity) =>
  identity.kind === 'organisation'
    ? identity.name
    : `${identity.givenNames ?? ''} ${identity.familyName ?? ''}`;

/** Links to the login are `<a>`: `<Link>` would start logins ahead, and begins with the path of the site already. */
async function LoggedOut() {
  return (
    <>
      <p>Sie sind nicht angemeldet.</p>
      <p>
        <a id="login" href={await loginHref('niedrig', `${base}/`)}>
          Anmelden
        </a>
      </p>
    </>
  );
}

async function LoggedIn({ session }: { session: Session }) {
  return (
    <>
      <p>
        Guten Tag, <strong id="name">{nameOf(session.identity)}</strong>. Vertrauensniveau:{' '}
        <output id="level">{session.level}</output>
      </p>
      <p>
        <a id="step-up" href={await loginHref('hoch', `${base}/`)}>
          Vertrauensniveau erhöhen
        </a>
      </p>
      <form id="antrag" method="post" action={`${base}/antrag`}>
        <input type="hidden" name="csrf" value={session.csrfToken} />
        <label>
          Name des Hundes <input name="hund" />
        </label>
        <button type="submit">Hund anmelden</button>
      </form>
      <form id="logout" method="post" action={await logoutHref()}>
        <button type="submit">Abmelden</button>
      </form>
    </>
  );
}

export default async function Start() {
  const session = await currentSession();
  return (
    <main>
      <h1>Start</h1>
      {session ? <LoggedIn session={session} /> : <LoggedOut />}
      <form id="search" method="post" action={`${base}/suche`}>
        <label>
          Wort <input name="wort" />
        </label>
        <button type="submit">Suchen</button>
      </form>
    </main>
  );
}

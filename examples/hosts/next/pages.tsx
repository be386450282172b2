// Pages that are not pages of Next: those of the login and the answers to posted forms.
import type { LoginPage } from '@rathaus/servicekonto-client';
import type { ReactElement, ReactNode } from 'react';
import { policy } from '@/policy';

/** Head and foot of the site, around pages of Next as well. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <>
      <header>Stadt Musterstadt</header>
      {children}
      <footer>Impressum</footer>
    </>
  );
}

interface DocumentProps {
  title: string;
  language?: string;
  children: ReactNode;
}

function Document({ title, language = 'de', children }: DocumentProps) {
  return (
    <html lang={language}>
      {/* biome-ignore lint/style/noHeadElement: a document of its own; Next makes no head for it. */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – Stadt Musterstadt`}</title>
      </head>
      <body>
        <Frame>{children}</Frame>
      </body>
    </html>
  );
}

interface HtmlOptions {
  status?: number;
  policyText?: string;
}

async function html(document: ReactElement, { status = 200, policyText = policy() }: HtmlOptions = {}) {
  // Next refuses a static import of it in files that pages import as well.
  const { renderToStaticMarkup } = await import('react-dom/server');
  return new Response(`<!doctype html>${renderToStaticMarkup(document)}`, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': policyText,
    },
  });
}

/** An answer with a page of this site. What visitors typed is escaped by React. */
export const page = (title: string, text: ReactNode, status = 200): Promise<Response> =>
  html(
    <Document title={title}>
      <main>
        <h1>{title}</h1>
        {text}
      </main>
    </Document>,
    { status },
  );

/** A page of the login. `provider`: at the logout it posts a form there. */
export const loginPage = (
  { title, language, main, scriptSource }: LoginPage,
  provider: string,
): Promise<Response> =>
  html(
    <Document title={title} language={language}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the login has made it for this place. */}
      <main dangerouslySetInnerHTML={{ __html: main }} />
    </Document>,
    { policyText: policy({ scripts: scriptSource, formTarget: provider }) },
  );

export const errorPage = (): Promise<Response> =>
  page('Das hat nicht geklappt', <p>Bitte versuchen Sie es später noch einmal.</p>, 500);

export const notFoundPage = (): Promise<Response> =>
  page('Seite nicht gefunden', <p>Diese Adresse gibt es hier nicht.</p>, 404);

'use client';

import { contentOf } from '@rathaus/ui-kit/jsx';
import type {} from '@rathaus/ui-kit/types/react';
import { createElement, type MouseEvent, useEffect, useState } from 'react';
import { account, consent, dataset } from './data.ts';
import { on } from './on.ts';

/** An application form with the elements of the kit, and buttons that change what React shows. */
export function ApplicationForm() {
  const [renamed, setRenamed] = useState(false);
  const [second, setSecond] = useState(false);
  const [shown, setShown] = useState(true);
  const [clicks, setClicks] = useState(0);
  const [heard, setHeard] = useState<readonly string[]>([]);
  // When the handlers are there: the kit tells of files that were chosen before it came.
  useEffect(() => void import('@rathaus/ui-kit/define'), []);
  const count = (event: MouseEvent) => {
    event.preventDefault();
    setClicks(clicks + 1);
  };
  const hear = (line: string) => setHeard((lines) => [...lines, line]);
  return (
    <>
      <p>
        <button type="button" id="rename" onClick={() => setRenamed(true)}>
          Umbenennen
        </button>
        <button type="button" id="toggle" onClick={() => setSecond(!second)}>
          Zweites Konto
        </button>
        <button type="button" id="remove" onClick={() => setShown(!shown)}>
          Alles
        </button>
        Klicks: <output id="clicks">{clicks}</output> Ereignisse:{' '}
        <output id="heard">{heard.join(' ')}</output>
      </p>
      {shown && (
        <div id="elements">
          <rathaus-login id="login">
            <a
              id="bundid"
              className="own"
              data-provider="bundid"
              href="/login/bundid"
              target="_blank"
              rel="noopener"
              onClick={count}
            >
              {renamed ? 'Weiter mit BundID' : 'Mit BundID anmelden'}
            </a>
            {second && (
              <a id="muk" data-provider="unternehmenskonto" href="/login/muk">
                Mit Mein Unternehmenskonto anmelden
              </a>
            )}
          </rathaus-login>
          <rathaus-account id="account">{contentOf('account', account, createElement)}</rathaus-account>
          <form id="form" method="post" action="/antrag" encType="multipart/form-data">
            <rathaus-upload
              id="upload"
              max-bytes="1000000"
              max-files="3"
              ref={on('rathaus-upload', ({ detail }) => hear(`upload:${detail.fileName}:${detail.state}`))}
            >
              <label htmlFor="nachweis">{renamed ? 'Nachweis der Meldebehörde' : 'Nachweis'}</label>
              <input type="file" id="nachweis" name="nachweis" multiple accept=".pdf,image/*" />
            </rathaus-upload>
            <rathaus-consent
              id="consent"
              ref={on('rathaus-consent', ({ detail }) => hear(`consent:${detail.selected.join()}`))}
            >
              {contentOf('consent', consent, createElement)}
            </rathaus-consent>
            <button type="submit" id="send">
              Senden
            </button>
          </form>
          <rathaus-level id="level" have={renamed ? 'hoch' : 'niedrig'} need="substanziell" />
          {/* As JSON: React writes an object into the attribute while the element is not yet defined. */}
          <rathaus-dataset id="dataset" data={JSON.stringify(dataset(renamed))} />
        </div>
      )}
    </>
  );
}

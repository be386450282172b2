import { contentOf } from '@rathaus/ui-kit/jsx';
import { createElement } from 'react';
import { login } from '../../login.js';
import { Define } from './define.jsx';

export default function Page() {
  return (
    <main>
      <h1>Anmelden</h1>
      <rathaus-login>{contentOf('login', login, createElement)}</rathaus-login>
      <Define />
    </main>
  );
}

import { contentOf } from '@rathaus/ui-kit/jsx';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { login } from '../login.js';
import { serve } from '../serve.js';

const Login = () => createElement('rathaus-login', null, contentOf('login', login, createElement));

serve(() => renderToString(createElement(Login)));

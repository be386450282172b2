import { contentOf } from '@rathaus/ui-kit/jsx';
import { createSSRApp, h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { login } from '../login.js';
import { serve } from '../serve.js';

// Vue takes the children of an element as one list.
const element = (tag, properties, ...children) => h(tag, properties, children);
const Login = { render: () => h('rathaus-login', null, [contentOf('login', login, element)]) };

serve(() => renderToString(createSSRApp(Login)));

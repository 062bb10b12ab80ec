import { createHash } from 'node:crypto';
import type { Example } from './load-examples';
import { editorScript } from './editor-script';
import { style } from './style';

/** Two circles that meet, as the name says: tinkuy is Quechua for an encounter. */
const ICON =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="5.5" cy="8" r="5" ' +
      'fill="#7e22ce"/><circle cx="10.5" cy="8" r="5" fill="#0d9488" opacity=".85"/></svg>',
  );

/** The playground as one page that needs nothing else, and the policy to serve it with. */
export interface Page {
  html: string;
  contentSecurityPolicy: string;
}

/** Renders the page with GraphiQL, its workers and the bar of examples all inside. */
export async function renderPage(examples: readonly Example[]): Promise<Page> {
  // 9 MB of source, so that the server loads it when the first reader comes, not when it starts.
  const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
  const workers = {
    editorWorkerService: graphiql.editorWorkerService,
    json: graphiql.jsonWorker,
    graphql: graphiql.graphqlWorker,
  };
  const tabs = examples.map(({ query, variables }) => ({
    query,
    variables: variables ? JSON.stringify(variables, null, 2) : '',
  }));

  const html = /* HTML */ `<!doctype html>
    <html lang="es" data-language="es">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Tinkuy · GraphQL</title>
        <link rel="icon" href="${ICON}" />
        ${element('style', graphiql.css)} ${element('style', style)}
      </head>
      <body>
        ${bar(examples)} ${element('script', languageScript)}
        <main id="root"></main>
        ${data('examples-data', tabs)} ${data('workers-data', workers)}
        ${element('script', graphiql.js)} ${element('script', editorScript)}
      </body>
    </html>`;
  return { html, contentSecurityPolicy: policy([languageScript, graphiql.js, editorScript]) };
}

function bar(examples: readonly Example[]): string {
  const items = examples.map(
    ({ name, titleEs, titleEn }, index) =>
      `<li><button type="button" value="${index}">${both(titleEs, titleEn)} ` +
      `<code>${escapeHtml(name)}</code></button></li>`,
  );
  return /* HTML */ `<header class="bar">
      <h1>Tinkuy</h1>
      <button type="button" popovertarget="examples">${both('Ejemplos', 'Examples')} ▾</button>
      <div id="examples" class="examples" popover>
        <ul>
          ${items.join('')}
        </ul>
      </div>
      <button type="button" id="copy-link">${both('Copiar enlace', 'Copy link')}</button>
      <span id="copy-status" role="status"></span>
      <p>
        ${both('Inclusión social en el Perú, en GraphQL', 'Social inclusion in Peru, in GraphQL')}
      </p>
      <template id="copied">${both('Enlace copiado', 'Link copied')}</template>
      <div role="group" aria-label="Idioma / Language">
        <button type="button" data-choose="es" title="Español">ES</button>
        <button type="button" data-choose="en" title="English">EN</button>
      </div>
    </header>
    <noscript>Esta página necesita JavaScript. · This page needs JavaScript.</noscript>`;
}

function both(es: string, en: string): string {
  return `<span lang="es">${escapeHtml(es)}</span><span lang="en">${escapeHtml(en)}</span>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A style or script element with nothing around its text, which would change its hash. */
function element(name: 'style' | 'script', text: string): string {
  return `<${name}>${text}</${name}>`;
}

/** A script element that holds data, not code: a `<` in a string of it could close the element. */
function data(id: string, value: unknown): string {
  const json = JSON.stringify(value).replace(/</g, '\\u003c');
  return `<script type="application/json" id="${id}">${json}</script>`;
}

/** Allows this page's own scripts, by their hashes, and no other host for anything. */
function policy(scripts: string[]): string {
  const hashes = scripts.map(
    (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    // The editor writes style elements and attributes as it goes: no hash can foresee them.
    "style-src 'unsafe-inline'",
    // Fonts, cursors and icons stand in the style sheet as data.
    'font-src data:',
    'img-src data:',
    'worker-src blob:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/** The browser script of the bar's language. It runs before the first paint, without a flash. */
export const languageScript = /* js */ `
(function () {
  'use strict';
  const KEY = 'tinkuy:language';
  const root = document.documentElement;
  const buttons = document.querySelectorAll('button[data-choose]');

  function show(language) {
    root.lang = root.dataset.language = language;
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset.choose === language));
    }
  }

  for (const button of buttons) {
    button.addEventListener('click', () => {
      localStorage.setItem(KEY, button.dataset.choose);
      show(button.dataset.choose);
    });
  }
  show(localStorage.getItem(KEY) ?? (navigator.language.startsWith('en') ? 'en' : 'es'));
})();
`;

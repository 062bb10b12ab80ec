/** The browser script that starts GraphiQL and opens examples and links in its tabs. */
export const editorScript = /* js */ `
(function () {
  'use strict';
  const dataOf = (id) => JSON.parse(document.getElementById(id).textContent);
  const examples = dataOf('examples-data');
  const workers = dataOf('workers-data');
  const menu = document.getElementById('examples');
  const status = document.getElementById('copy-status');

  // The editor runs its language services in workers, which start from a blob: of this page.
  self.MonacoEnvironment = {
    globalAPI: false,
    getWorkerUrl: (moduleId, label) =>
      URL.createObjectURL(new Blob([workers[label]], { type: 'text/javascript' })),
  };

  // GraphiQL prints the stack of a syntax error that it finds itself, which graphql-js takes by this.
  Error.captureStackTrace = (error) =>
    Object.defineProperty(error, 'stack', { value: undefined, configurable: true, writable: true });

  // GraphiQL keeps here what the user has open.
  const storedTabs = () =>
    JSON.parse(localStorage.getItem('graphiql:tabState')) ?? { tabs: [], activeTabIndex: 0 };
  const textsOf = ({ query, variables }) => ({ query: query ?? '', variables: variables ?? '' });

  function takeLink() {
    const parameters = new URLSearchParams(location.search);
    const query = parameters.get('query');
    if (!query) return undefined;
    // Else a reload after edits would open the linked query once more.
    history.replaceState(null, '', location.pathname);
    return { query, variables: parameters.get('variables') };
  }

  function linkTo({ query, variables }) {
    const url = new URL(location.pathname, location.origin);
    url.searchParams.set('query', query);
    if (variables) url.searchParams.set('variables', variables);
    return url.href;
  }

  const { tabs, activeTabIndex } = storedTabs();
  const link = takeLink();
  const start = textsOf(link ?? tabs[activeTabIndex] ?? examples[0] ?? {});
  YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
    endpoint: '/graphql',
    title: 'Tinkuy',
    // Opens in the tab that already has it, else in one of its own beside the stored tabs.
    ...start,
    // Headers may hold a token, which is not to stay in the browser.
    shouldPersistHeaders: false,
    // Counts only when no tabs are stored.
    defaultTabs: [start],
    // Yoga would write the query, without its variables, to the address on each edit.
    onEditQuery() {},
  });

  // The model of an editor, once GraphiQL has set up its editors, which it does after rendering.
  const modelOf = (file) =>
    self.__MONACO?.editor.getModels().find(({ uri }) => uri.path.endsWith(file));
  const queryModel = () => modelOf('operation.graphql');
  const variablesModel = () => modelOf('variables.json');

  // The active tab stays in sight, whoever made it so: the row of tabs scrolls without a bar.
  const showTab = () =>
    document.querySelector('.graphiql-tab-active')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  new MutationObserver(showTab).observe(document.getElementById('root'), {
    subtree: true,
    attributeFilter: ['class'],
  });

  // A link shows its answer, not only its question; what changes data waits for whoever opened it.
  const runLink = () => {
    if (!variablesModel()) return setTimeout(runLink, 100);
    document.querySelector('.graphiql-execute-button').click();
  };
  if (link && !/\\b(mutation|subscription)\\b/.test(link.query)) runLink();

  // Does what the user would do by hand, a new tab and a paste, so that no open tab suffers.
  function openInNewTab({ query, variables }) {
    document.querySelector('.graphiql-tab-add').click();
    queryModel().setValue(query);
    variablesModel().setValue(variables);
  }

  function open(example) {
    // While the editors are starting, the page opens the example as it opens a link.
    if (!queryModel() || !variablesModel()) return location.assign(linkTo(example));
    const present = storedTabs().tabs.map(textsOf).findIndex(
      ({ query, variables }) => query === example.query && variables === example.variables,
    );
    if (present < 0) openInNewTab(example);
    else document.querySelectorAll('.graphiql-tab-button')[present].click();
    const editors = self.__MONACO.editor.getEditors();
    editors.find((editor) => editor.getModel() === queryModel())?.focus();
  }

  menu.addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (!button) return;
    menu.hidePopover();
    open(examples[button.value]);
  });

  document.getElementById('copy-link').addEventListener('click', async () => {
    const url = linkTo({
      query: queryModel()?.getValue() ?? '',
      variables: variablesModel()?.getValue() ?? '',
    });
    try {
      await navigator.clipboard.writeText(url);
      status.replaceChildren(document.getElementById('copied').content.cloneNode(true));
      setTimeout(() => status.replaceChildren(), 3000);
    } catch {
      // Browsers have no clipboard on plain http of another host: show the link to copy by hand.
      prompt(document.getElementById('copy-link').innerText, url);
    }
  });
})();
`;

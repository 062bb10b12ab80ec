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

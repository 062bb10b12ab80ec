/** The style of the bar, and the room that GraphiQL has below it. */
export const style = /* css */ `
  :root {
    color-scheme: light dark;
  }
  /* GraphiQL marks the theme chosen in its settings on the body: the bar follows it. */
  :root:has(body.graphiql-light) {
    color-scheme: light;
  }
  :root:has(body.graphiql-dark) {
    color-scheme: dark;
  }

  body {
    --ink: light-dark(#1f2937, #e5e7eb);
    --quiet: light-dark(#4b5563, #9ca3af);
    --paper: light-dark(#ffffff, #1b2230);
    --line: light-dark(#d1d5db, #3b4558);
    --touch: light-dark(#f3e8ff, #37306b);
    --accent: light-dark(#7e22ce, #c4b5fd);
    --bar-height: 2.75rem;
    display: flex;
    flex-direction: column;
    height: 100dvh;
    overflow: hidden;
  }
  #root {
    flex: 1;
    min-height: 0;
  }
  /* GraphiQL takes the whole window, which would push its lower edge below the screen here. */
  #root .graphiql-container {
    width: 100%;
    height: 100%;
  }
  /* Its logo would repeat the name that the bar shows. */
  #root .graphiql-logo {
    display: none;
  }

  .bar,
  .examples {
    background: var(--paper);
    color: var(--ink);
    font:
      0.875rem/1.4 system-ui,
      sans-serif;
  }
  .bar {
    box-sizing: border-box;
    display: flex;
    flex: none;
    align-items: center;
    gap: 0.5rem;
    height: var(--bar-height);
    padding: 0 0.75rem;
    border-bottom: 1px solid var(--line);
    white-space: nowrap;
  }
  .bar h1 {
    margin: 0;
    font-size: 1rem;
  }
  .bar p {
    flex: 1;
    margin: 0;
    color: var(--quiet);
    text-align: end;
  }
  .bar [role='status'] {
    color: var(--quiet);
  }
  .bar [role='group'] {
    display: flex;
    gap: 0.125rem;
    margin-left: auto;
  }

  .bar button,
  .examples button {
    padding: 0.25rem 0.625rem;
    border: 1px solid var(--line);
    border-radius: 0.375rem;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .bar button:hover,
  .examples button:hover,
  .bar [aria-pressed='true'] {
    background: var(--touch);
  }
  .bar button:focus-visible,
  .examples button:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .bar [aria-pressed='true'] {
    border-color: var(--accent);
    font-weight: 600;
  }

  .examples {
    position: fixed;
    inset: var(--bar-height) auto auto 0.5rem;
    box-sizing: border-box;
    width: min(36rem, 100vw - 1rem);
    max-height: calc(100dvh - var(--bar-height) - 1rem);
    overflow-y: auto;
    margin: 0.25rem 0 0;
    padding: 0.25rem;
    border: 1px solid var(--line);
    border-radius: 0.5rem;
    box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 25%);
    white-space: normal;
  }
  .examples ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .examples button {
    width: 100%;
    border-color: transparent;
    text-align: start;
  }
  .examples code {
    display: block;
    color: var(--quiet);
    font-size: 0.75rem;
  }

  /* Each text stands in the page in both languages: the chosen one shows. */
  [data-language='es'] span[lang='en'],
  [data-language='en'] span[lang='es'] {
    display: none;
  }

  @media (max-width: 60rem) {
    .bar p {
      display: none;
    }
  }
  @media (max-width: 40rem) {
    .bar {
      gap: 0.25rem;
      padding: 0 0.5rem;
    }
    .bar [role='status'] {
      position: fixed;
      inset: calc(var(--bar-height) + 0.5rem) 0.5rem auto auto;
      z-index: 1;
      background: var(--paper);
    }
    /* Side by side, query and answer would be slivers. */
    #root #graphiql-session {
      flex-direction: column;
    }
    /* So would both beside open docs, which stand above them then, whatever width GraphiQL gives them. */
    #root .graphiql-main {
      flex-direction: column;
    }
    #root .graphiql-plugin {
      flex: none;
      width: 100% !important;
      height: 45%;
    }
    #root .graphiql-horizontal-drag-bar {
      display: none;
    }
  }
  @media (max-width: 26rem) {
    .bar h1 {
      /* Out of sight, yet there for screen readers. */
      position: absolute;
      clip-path: inset(50%);
    }
    .bar button {
      padding-inline: 0.5rem;
    }
  }
`;

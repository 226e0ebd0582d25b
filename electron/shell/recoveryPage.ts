/** The page that stands in for a window that failed. It has no script: its links are read by the machine. */
import { loopLimit, type FailureReason } from './recovery';

/** What the links of the page lead to; the machine acts on them and the page stays. */
export const recoveryActions = { reload: 'reload', saveLog: 'save-log', quit: 'quit' } as const;

const facts: Readonly<Record<FailureReason | 'loop', string>> = {
  gone: 'The process that draws the window ended.',
  unresponsive: 'The window does not answer.',
  silent: 'The window did not become ready in time.',
  loop: `The window failed ${loopLimit} times in a row, so it is not started again.`,
};

const style = `
  :root { color-scheme: light dark; font: 13px/1.5 Inter, system-ui, sans-serif; }
  body { margin: 0; padding: 28px 32px; background: Canvas; color: CanvasText; }
  h1 { font-size: 15px; font-weight: 600; margin: 0 0 8px; }
  p { margin: 0 0 12px; }
  nav { display: flex; gap: 8px; margin-top: 20px; }
  a { padding: 5px 12px; border: 1px solid GrayText; border-radius: 5px; color: inherit; text-decoration: none; }
  a:focus-visible { outline: 2px solid Highlight; }
`;

/** The page for one reason; an unknown reason counts as `silent`. With `loop` no reload is offered. */
export function recoveryPage(reason: string): string {
  const known = isKnown(reason) ? reason : 'silent';
  const reload = known === 'loop' ? '' : link(recoveryActions.reload, 'Reload the window');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Agora Workbench: the window stopped</title><style>${style}</style></head>
<body>
<main>
<h1>${facts[known]}</h1>
<p>Archives are never written to, and the database is rebuilt from them: no data is lost.</p>
<p>The log says what came before. Secrets and the name of the home folder are left out of it.</p>
<nav>${reload}${link(recoveryActions.saveLog, 'Save the log…')}${link(recoveryActions.quit, 'Quit')}</nav>
</main>
</body>
</html>`;
}

function isKnown(reason: string): reason is keyof typeof facts {
  return Object.hasOwn(facts, reason);
}

function link(action: string, text: string): string {
  return `<a href="/recovery/${action}">${text}</a>`;
}

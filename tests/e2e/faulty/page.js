/** Does the wrong thing that the address names, then says so in the title. */
const inWorker = (code) => new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));

const faults = {
  none: () => console.warn('only a warning'),
  'console-error': () => console.error('a wrong thing'),
  'page-error': () => setTimeout(() => JSON.parse('{')),
  rejection: () => void Promise.reject(new Error('nobody waits')),
  'policy-violation': () => void fetch('https://example.com').catch(() => undefined),
  'worker-error': () => inWorker('throw new Error("inside")'),
  'worker-console-error': () => inWorker('console.error("a wrong thing")'),
  'worker-policy-violation': () => inWorker('fetch("https://example.com").catch(() => undefined)'),
};

faults[location.search.slice(1)]?.();
document.title = 'Done';

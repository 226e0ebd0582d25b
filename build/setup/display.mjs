// @ts-check
/** A screen for programs that need one: the machine's own, or a virtual one. */
import { spawn } from 'node:child_process';

/**
 * @typedef {object} Display
 * @property {string | null} name value for `DISPLAY`; null where the machine's own screen serves
 * @property {() => void} stop
 */

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {boolean} whether a window would be seen
 */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/**
 * Gives a screen: a virtual one where the machine has none. Xvfb itself picks a free number, so several may start at
 * once.
 * @returns {Promise<Display | null>} null where there is neither a screen nor Xvfb
 */
export async function openDisplay() {
  if (hasDisplay()) return { name: null, stop: () => undefined };
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const pipe = /** @type {import('node:net').Socket} */ (server.stdio[3]);
  const number = await new Promise((/** @type {(value: string | null) => void} */ resolve) => {
    let text = '';
    server.on('error', () => resolve(null));
    server.on('exit', () => resolve(null));
    // The server takes connections once the whole line is written.
    pipe.setEncoding('utf8').on('data', (/** @type {string} */ part) => {
      text += part;
      if (text.endsWith('\n')) resolve(text.trim());
    });
  });
  if (number === null) return null;
  const stop = () => {
    process.off('exit', stop);
    server.kill();
  };
  process.on('exit', stop);
  // Whoever opened the screen may end without closing it.
  server.unref();
  pipe.unref();
  return { name: `:${number}`, stop };
}

/**
 * Does something while a screen is there.
 * @template T
 * @param {(display: Display | null) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDisplay(work) {
  const display = await openDisplay();
  try {
    return await work(display);
  } finally {
    display?.stop();
  }
}

/**
 * @param {Display | null} display
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function displayEnvironment(display, env = process.env) {
  return display?.name ? { ...env, DISPLAY: display.name } : env;
}

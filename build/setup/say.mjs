// @ts-check
/** What the commands say. Standard error, so that standard output belongs to results. */

/** @typedef {(message: string) => void} Say */

/** @type {Say} */
export const say = (message) => {
  process.stderr.write(`${message}\n`);
};

/** @type {Say} */
export const silent = () => undefined;

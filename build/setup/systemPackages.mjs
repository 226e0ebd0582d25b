// @ts-check
/**
 * What Electron, the virtual screen and the PDF tests need from the operating system: which of it is missing, and the
 * commands that bring it. Deciding is kept apart from doing.
 */

/** @typedef {readonly string[]} Names one package under its names in different releases, the newest first */

/** @type {readonly Names[]} */
export const debianPackages = [
  ['xvfb'],
  ['xauth'],
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['libxss1'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['poppler-utils'],
];

/** The same for other systems, where nobody can say what is installed: the whole list is harmless to install again. */
const elsewhere = {
  dnf: 'sudo dnf install xorg-x11-server-Xvfb xorg-x11-xauth gtk3 nss alsa-lib mesa-libgbm libXScrnSaver at-spi2-atk poppler-utils',
  zypper:
    'sudo zypper install xorg-x11-server-Xvfb xauth libgtk-3-0 mozilla-nss libasound2 libgbm1 libXss1 poppler-tools',
  pacman: 'sudo pacman -S --needed xorg-server-xvfb xorg-xauth gtk3 nss alsa-lib mesa libxss at-spi2-core poppler',
  brew: 'brew install poppler',
};

/**
 * @typedef {object} SystemFacts
 * @property {NodeJS.Platform} platform
 * @property {boolean} isRoot
 * @property {readonly string[]} tools which of the commands named here are on the path
 * @property {ReadonlySet<string> | null} installed names of installed Debian packages; null where there is no dpkg
 */

/**
 * @typedef {object} SystemPlan
 * @property {readonly Names[]} install what apt-get is to install now
 * @property {readonly string[]} advice commands the user is to run
 */

/**
 * What to do about the system's packages.
 * @param {SystemFacts} facts
 * @returns {SystemPlan}
 */
export function planSystemPackages(facts) {
  const { platform, isRoot, tools, installed } = facts;
  if (installed !== null && tools.includes('apt-get')) {
    const missing = debianPackages.filter((names) => !names.some((name) => installed.has(name)));
    if (missing.length === 0) return { install: [], advice: [] };
    if (isRoot) return { install: missing, advice: [] };
    return { install: [], advice: aptAdvice(missing) };
  }
  const needed = platform === 'linux' ? ['Xvfb', 'pdffonts'] : platform === 'darwin' ? ['pdffonts'] : [];
  if (needed.every((tool) => tools.includes(tool))) return { install: [], advice: [] };
  const manager = /** @type {const} */ (['dnf', 'zypper', 'pacman', 'brew']).find((name) => tools.includes(name));
  return { install: [], advice: manager === undefined ? [] : [elsewhere[manager]] };
}

/**
 * The names that this release of the system knows.
 * @param {readonly Names[]} packages
 * @param {ReadonlySet<string>} available
 * @returns {string[]}
 */
export function namesHere(packages, available) {
  return packages.map((names) => names.find((name) => available.has(name)) ?? names[names.length - 1] ?? '');
}

/** @param {readonly Names[]} packages */
function aptAdvice(packages) {
  const names = packages.map((alternatives) => alternatives[alternatives.length - 1]);
  return [`sudo apt-get update && sudo apt-get install -y ${names.join(' ')}`];
}

/** Commands that the decisions ask about. */
export const askedTools = ['apt-get', 'dnf', 'zypper', 'pacman', 'brew', 'Xvfb', 'pdffonts'];

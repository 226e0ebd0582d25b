// @ts-check
/**
 * What a package made for Node asks of Node, and does not use in the window, is empty there. The builder would say so of
 * every module at each build.
 */
import { isBuiltin } from 'node:module';

const empty = '\0without-node';

/**
 * @param {readonly string[]} packages
 * @returns {import('vite').Plugin}
 */
export function withoutNode(packages) {
  return {
    name: 'without-node',
    enforce: 'pre',
    resolveId(id, importer) {
      const isAsked = importer !== undefined && packages.some((name) => importer.includes(`/node_modules/${name}/`));
      return isAsked && isBuiltin(id) ? empty : null;
    },
    load: (id) => (id === empty ? 'export default {};' : null),
  };
}

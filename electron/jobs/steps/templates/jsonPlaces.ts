/** Where in a template of JSON or YAML a value may stand: where a whole value does. */
import { refused, type Template, type TemplateNode } from './template';

/** Nothing, an opening bracket, a comma, `key: `, `"key":` or `- ` before it. */
const mayPrecede = /(^|[[,{])\s*$|[:-]\s+$|":$/;

/** Throws `AgoraError('bad-input')` with file and line. */
export function checkJsonPlaces(template: Template): void {
  walk(template, template.nodes, '');
}

/** Gives the line so far behind the nodes. */
function walk(template: Template, nodes: readonly TemplateNode[], before: string): string {
  let line = before;
  nodes.forEach((node, index) => {
    if (node.is === 'text') {
      line = (line + node.text).slice((line + node.text).lastIndexOf('\n') + 1);
      return;
    }
    if (node.is === 'section') {
      line = walk(template, node.nodes, line);
      return;
    }
    const next = nodes[index + 1];
    const quotes = line.replace(/\\./g, '').split('"').length - 1;
    const isWhole =
      quotes % 2 === 0 && mayPrecede.test(line) && (next?.is !== 'text' || /^\s*([,\]}]|\n|$)/.test(next.text));
    if (!isWhole)
      throw refused(
        template.name,
        node.line,
        `"${node.name}" is part of a larger text; it is written as a whole value.`,
      );
    line += '0';
  });
  return line;
}

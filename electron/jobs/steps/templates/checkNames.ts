/** Every name in a template means something: an unknown one would be written as nothing, and nobody would see it. */
import { shapeAt, type Shape } from './shape';
import { refused, type Template, type TemplateNode } from './template';

/** Throws `AgoraError('bad-input')` with file and line for a name that the view does not have. */
export function checkNames(template: Template, view: Shape): void {
  check(template, template.nodes, [view]);
}

function check(template: Template, nodes: readonly TemplateNode[], around: readonly Shape[]): void {
  for (const node of nodes) {
    if (node.is === 'text') continue;
    const shape = shapeAt(node.name, around);
    if (!shape) throw refused(template.name, node.line, `"${node.name}" is neither a setting nor another known name.`);
    if (node.is === 'value') {
      if (template.as === 'shell' && shape.is === 'object')
        throw refused(template.name, node.line, `"${node.name}" is an object, which is no word of a shell.`);
      continue;
    }
    const inside = shape.is === 'list' ? shape.element : shape;
    check(template, node.nodes, node.inverted ? around : [...around, inside]);
  }
}

/** Names that a template uses, as they are written. */
export function namesIn(nodes: readonly TemplateNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.is === 'text') return [];
    return node.is === 'value' ? [node.name] : [node.name, ...namesIn(node.nodes)];
  });
}

/** What names a template may use: the shape of its view, known before there are values. */

export type Shape =
  | { readonly is: 'value' }
  | { readonly is: 'list'; readonly element: Shape }
  | { readonly is: 'object'; readonly fields: ReadonlyMap<string, Shape> };

export const value: Shape = { is: 'value' };

export function objectOf(fields: Readonly<Record<string, Shape>>): Shape {
  return { is: 'object', fields: new Map(Object.entries(fields)) };
}

/** The shape of what a JSON schema describes. What it leaves open is a value: it can be written, and not looked into. */
export function shapeOfSchema(schema: unknown): Shape {
  if (!isRecord(schema)) return value;
  if (isRecord(schema['properties']))
    return objectOf(
      Object.fromEntries(Object.entries(schema['properties']).map(([name, each]) => [name, shapeOfSchema(each)])),
    );
  if (isRecord(schema['items'])) return { is: 'list', element: shapeOfSchema(schema['items']) };
  return value;
}

/**
 * What a name means, seen from within sections (`around`, the innermost last): the nearest that has its first part; null:
 * nothing. `.` is the innermost itself.
 */
export function shapeAt(name: string, around: readonly Shape[]): Shape | null {
  if (name === '.') return around.length > 1 ? (around[around.length - 1] ?? null) : null;
  const [first = '', ...rest] = name.split('.');
  for (const shape of [...around].reverse()) {
    const found = shape.is === 'object' ? shape.fields.get(first) : undefined;
    if (found) return rest.reduce<Shape | null>((at, part) => fieldOf(at, part), found);
  }
  return null;
}

function fieldOf(shape: Shape | null, name: string): Shape | null {
  return shape?.is === 'object' ? (shape.fields.get(name) ?? null) : null;
}

export function isRecord(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

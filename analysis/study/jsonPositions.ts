/** Where things stand in a JSON text: the first syntax error, and the offset of every value. */

export interface JsonPositions {
  /** Null: the text is one JSON value. */
  readonly error: { readonly offset: number; readonly expected: string } | null;
  /** Offset of the value at a path. */
  offsetOf(path: readonly PropertyKey[]): number | null;
}

class JsonSyntaxError extends Error {
  constructor(
    readonly offset: number,
    readonly expected: string,
  ) {
    super(expected);
  }
}

const deepest = 500;
const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const space = /[ \t\r\n]*/y;

/** Walks the text once. `JSON.parse` says where it stopped in other words in every engine, or not at all. */
export function jsonPositions(text: string): JsonPositions {
  const offsets = new Map<string, number>();
  let at = 0;

  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    at += found?.length ?? 0;
    return found;
  };
  const skip = () => void take(space);
  const fail = (expected: string): never => {
    throw new JsonSyntaxError(at, expected);
  };
  const takeString = (): string => {
    const found = take(string);
    return found === null ? fail('a string in double quotes') : String(JSON.parse(found));
  };
  /** The members between two brackets, `member` reading one of them. */
  const members = (close: string, member: (index: number) => void) => {
    at += 1;
    skip();
    if (text[at] === close) return void (at += 1);
    for (let index = 0; ; index += 1) {
      member(index);
      skip();
      if (text[at] === close) return void (at += 1);
      if (text[at] !== ',') fail(`"," or "${close}"`);
      at += 1;
      skip();
    }
  };
  const value = (path: readonly PropertyKey[]): void => {
    if (path.length > deepest) fail(`at most ${deepest} levels`);
    skip();
    offsets.set(JSON.stringify(path), at);
    if (text[at] === '[') members(']', (index) => value([...path, index]));
    else if (text[at] === '{') {
      members('}', () => {
        const key = takeString();
        skip();
        if (text[at] !== ':') fail('":"');
        at += 1;
        value([...path, key]);
      });
    } else if (text[at] === '"') takeString();
    else if (!take(literal)) fail('a value');
  };

  const offsetOf = (path: readonly PropertyKey[]) => offsets.get(JSON.stringify(path)) ?? null;
  try {
    value([]);
    skip();
    if (at < text.length) fail('the end of the file');
    return { error: null, offsetOf };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { error: { offset: error.offset, expected: error.expected }, offsetOf };
  }
}

/** 1-based line and column of an offset. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

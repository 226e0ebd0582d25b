/** A template's text apart from its placeholders, which are filled in one pass: what is put in is never looked at again. */

export interface Placeholder {
  readonly is: 'instruction' | 'response' | 'theme' | 'firstWord';
  /** Of a text, the number of its demonstration, from 1; null: the item's. */
  readonly of: number | null;
}

export interface Part {
  readonly text: string;
  /** What follows the text; null at the end. */
  readonly then: Placed | null;
}

export interface Placed {
  readonly placeholder: Placeholder;
  readonly spelled: string;
  /** Offset in the template. */
  readonly at: number;
  /** It stands between quotes, as the inside of a JSON text. */
  readonly quoted: boolean;
}

const pattern = /<(?:(input|output)(\d{0,3})|(input_theme)|(first_word))>/g;

/** data-agora's spellings: `<input1>` `<output1>` …, `<input>` `<output>`, `<input_theme>`, `<first_word>`. */
export function partsOf(template: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of template.matchAll(pattern)) {
    const [spelled, side, number, theme] = match;
    const placeholder: Placeholder =
      side === undefined
        ? { is: theme === undefined ? 'firstWord' : 'theme', of: null }
        : { is: side === 'input' ? 'instruction' : 'response', of: number ? Number(number) : null };
    const at = match.index;
    const after = at + spelled.length;
    const quoted = template.charAt(at - 1) === '"' && template.charAt(after) === '"';
    parts.push({ text: template.slice(end, at), then: { placeholder, spelled, at, quoted } });
    end = after;
  }
  return [...parts, { text: template.slice(end), then: null }];
}

export function placedIn(parts: readonly Part[]): Placed[] {
  return parts.flatMap(({ then }) => (then ? [then] : []));
}

export interface Pair {
  readonly instruction: string;
  readonly response: string;
}

export interface Filling {
  readonly item: Pair | null;
  readonly demonstrations: readonly Pair[];
  readonly theme: string | null;
  readonly firstWord: string | null;
}

/**
 * @param asJson Texts of instances are put in as JSON texts; where quotes stand around a placeholder already, as the inside
 * of one.
 */
export function fill(parts: readonly Part[], filling: Filling, asJson: boolean): string {
  return parts.map(({ text, then }) => text + (then ? valueOf(then, filling, asJson) : '')).join('');
}

function valueOf({ placeholder: { is, of }, quoted }: Placed, filling: Filling, asJson: boolean): string {
  if (is === 'theme') return filling.theme ?? '';
  if (is === 'firstWord') return filling.firstWord ?? '';
  const pair = of === null ? filling.item : filling.demonstrations[of - 1];
  const text = pair?.[is] ?? '';
  if (!asJson) return text;
  const json = JSON.stringify(text);
  return quoted ? json.slice(1, -1) : json;
}

/**
 * How OpenAI's encodings split a text into pieces: the patterns of tiktoken. What `\s` and `(?i:…)` mean differs between
 * Rust and JavaScript (U+0085 is white space there and U+FEFF is not; ſ is an s), so both are spelled out.
 */

const contraction = String.raw`'(?:[sSſtTmMdD]|[rR][eE]|[vV][eE]|[lL][lL])`;
const end = String.raw`\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+`;
const lead = String.raw`[^\r\n\p{L}\p{N}]?`;
const upper = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`;
const lower = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`;
const symbols = String.raw` ?[^\p{White_Space}\p{L}\p{N}]+`;
const lines = String.raw`\p{White_Space}*[\r\n]+`;

export const cl100kPieces = new RegExp(
  String.raw`${contraction}|${lead}\p{L}+|\p{N}{1,3}|${symbols}[\r\n]*|${lines}|${end}`,
  'gu',
);

export const o200kPieces = new RegExp(
  String.raw`${lead}${upper}*${lower}+(?:${contraction})?|${lead}${upper}+${lower}*(?:${contraction})?|` +
    String.raw`\p{N}{1,3}|${symbols}[\r\n/]*|${lines}|${end}`,
  'gu',
);

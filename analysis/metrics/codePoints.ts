/** How many code points a text has; a lone surrogate counts as one. */
export function codePointsOf(text: string): number {
  let count = text.length;
  for (let place = 1; place < text.length; place++)
    // The second half of a pair follows a first half.
    if (isLow(text.charCodeAt(place)) && isHigh(text.charCodeAt(place - 1))) count--;
  return count;
}

function isHigh(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

function isLow(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}

/**
 * Counts, for each of 32 bits, in how many of the drawn words it is set. `digits` receives the counts bit-sliced: bit k
 * of digit d is digit d of the count of bit k; it must have room for the number of draws. Full adders fold eight words
 * into one carry, which then ripples through the higher digits (Harley & Seal; Warren, Hacker's Delight, 5-1). Indices
 * are within bounds, and a check of each would cost more than the work.
 */
export function countDrawnBits(words: Int32Array, drawn: Int32Array, digits: Int32Array): void {
  digits.fill(0);
  let [ones, twos, fours] = [0, 0, 0];
  const count = drawn.length;
  const whole = count - (count % 8);
  for (let i = 0; i < whole; i += 8) {
    let x = words[drawn[i] ?? 0] ?? 0;
    let y = words[drawn[i + 1] ?? 0] ?? 0;
    let half = ones ^ x;
    let twosA = (ones & x) | (half & y);
    ones = half ^ y;
    x = words[drawn[i + 2] ?? 0] ?? 0;
    y = words[drawn[i + 3] ?? 0] ?? 0;
    half = ones ^ x;
    let twosB = (ones & x) | (half & y);
    ones = half ^ y;
    half = twos ^ twosA;
    const foursA = (twos & twosA) | (half & twosB);
    twos = half ^ twosB;
    x = words[drawn[i + 4] ?? 0] ?? 0;
    y = words[drawn[i + 5] ?? 0] ?? 0;
    half = ones ^ x;
    twosA = (ones & x) | (half & y);
    ones = half ^ y;
    x = words[drawn[i + 6] ?? 0] ?? 0;
    y = words[drawn[i + 7] ?? 0] ?? 0;
    half = ones ^ x;
    twosB = (ones & x) | (half & y);
    ones = half ^ y;
    half = twos ^ twosA;
    const foursB = (twos & twosA) | (half & twosB);
    twos = half ^ twosB;
    half = fours ^ foursA;
    ripple(digits, (fours & foursA) | (half & foursB), 3);
    fours = half ^ foursB;
  }
  digits[0] = ones;
  digits[1] = twos;
  digits[2] = fours;
  for (let i = whole; i < count; i++) ripple(digits, words[drawn[i] ?? 0] ?? 0, 0);
}

function ripple(digits: Int32Array, incoming: number, from: number): void {
  let carry = incoming;
  for (let digit = from; carry !== 0; digit++) {
    const old = digits[digit] ?? 0;
    digits[digit] = old ^ carry;
    carry &= old;
  }
}

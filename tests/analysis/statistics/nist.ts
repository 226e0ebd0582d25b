/** Data sets and certified values of NIST's Statistical Reference Datasets for linear regression. */

export interface CertifiedFit {
  readonly name: string;
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly estimates: readonly number[];
  readonly standardErrors: readonly number[];
  readonly residualDeviation: number;
  readonly r2: number;
  readonly f: number;
}

const norrisX = [
  0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5, 666.9, 338.0, 447.5, 11.6,
  556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5,
];
const norrisY = [
  0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3, 448.9, 10.8,
  557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2,
];
const norris: CertifiedFit = {
  name: 'Norris',
  x: norrisX.map((value) => [value]),
  y: norrisY,
  estimates: [-0.262323073774029, 1.00211681802045],
  standardErrors: [0.232818234301152, 0.429796848199937e-3],
  residualDeviation: 0.884796396144373,
  r2: 0.999993745883712,
  f: 5436385.54079785,
};

const pontiusY = [
  0.11019, 0.21956, 0.32949, 0.43899, 0.54803, 0.65694, 0.76562, 0.87487, 0.98292, 1.09146, 1.20001, 1.30822, 1.41599,
  1.52399, 1.63194, 1.73947, 1.84646, 1.95392, 2.06128, 2.16844, 0.11052, 0.22018, 0.32939, 0.43886, 0.54798, 0.65739,
  0.76596, 0.87474, 0.983, 1.0915, 1.20004, 1.30818, 1.41613, 1.52408, 1.63159, 1.73965, 1.84696, 1.95445, 2.06177,
  2.16829,
];
const pontius: CertifiedFit = {
  name: 'Pontius',
  x: pontiusY.map((_, i) => 150000 * ((i % 20) + 1)).map((load) => [load, load ** 2]),
  y: pontiusY,
  estimates: [0.673565789473684e-3, 0.732059160401003e-6, -0.316081871345029e-14],
  standardErrors: [0.107938612033077e-3, 0.157817399981659e-9, 0.486652849992036e-16],
  residualDeviation: 0.205177424076185e-3,
  r2: 0.999999900178537,
  f: 185330865.995752,
};

const longleyRows = [
  [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
  [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
  [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
  [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
  [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
  [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
  [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
  [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
  [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
  [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
  [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
  [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
  [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
  [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
  [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
  [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
];
const longley: CertifiedFit = {
  name: 'Longley',
  x: longleyRows.map((row) => row.slice(1)),
  y: longleyRows.flatMap((row) => row.slice(0, 1)),
  estimates: [
    -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359, -0.0511041056535807,
    1829.15146461355,
  ],
  standardErrors: [
    890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675, 0.22607320006937,
    455.478499142212,
  ],
  residualDeviation: 304.854073561965,
  r2: 0.995479004577296,
  f: 330.285339234588,
};

export const certifiedFits = [norris, pontius, longley];

/** Wampler 1 and 2: polynomials of degree 5 without error, x from 0 to 20; every coefficient is `base` to its power. */
export function wampler(base: number) {
  const powers = (x: number) => [1, 2, 3, 4, 5].map((power) => x ** power);
  const estimates = [0, 1, 2, 3, 4, 5].map((power) => base ** power);
  const x = Array.from({ length: 21 }, (_, i) => powers(i));
  const y = x.map((row) => [1, ...row].reduce((sum, value, i) => sum + value * (estimates[i] ?? 0), 0));
  return { x, y, estimates };
}

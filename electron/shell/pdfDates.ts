/** Makes the bytes of a PDF repeat: the time of day is taken out of it. Pure. */

/** The date that stands in every PDF instead, in the PDF's own notation. */
const fixedDate = '20000101000000';

/**
 * A copy of `pdf` with the digits of CreationDate and ModDate replaced by a fixed date. The length does not change, so
 * the offsets of the cross-reference table stay true.
 */
export function withFixedDates(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const fixed = text.replace(
    /(\/(?:CreationDate|ModDate)\s*\(D:)(\d{14})([^)]*\))/g,
    (_match, before: string, _date, zone: string) => {
      return before + fixedDate + zone.replace(/\d/g, '0').replace('-', '+');
    },
  );
  return Buffer.from(fixed, 'latin1');
}

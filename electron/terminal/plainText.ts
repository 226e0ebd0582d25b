/** Text as a terminal may be given it: logs and names come from other machines, and a terminal obeys what it reads. */

/** Sequences that begin with ESC: of a control (CSI), of a string (OSC, DCS, …), of two or three signs; or with their C1 forms. */
const sequences =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[PX\]^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/gu;

/** Without them and without control characters but tabs and line feeds; what was written over its line becomes lines. */
export function plainText(text: string): string {
  return text
    .replace(sequences, '')
    .replace(/\r+\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '');
}

/** JSON of the same value: what JSON leaves as it is, is escaped. */
export function plainJson(json: string): string {
  return json.replace(/[\u007f-\u009f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

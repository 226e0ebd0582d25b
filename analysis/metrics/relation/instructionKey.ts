/** What two instructions have in common that are the same but for white space, case and forms of letters. */
export function instructionKey(instruction: string): string {
  return instruction.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
